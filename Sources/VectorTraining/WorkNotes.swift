import ByteStreams
import Foundation

/// A working file that does not hold what this program wrote.
struct WorkFileDamage: Error {}

/// Notes among the working files: JSON, one value a file. A note about other files is written when these are complete.
extension WorkFolder {
  /// - Throws: `StreamError` when it cannot be written.
  func write(_ note: some Encodable, to name: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try writeAtomically([UInt8](try encoder.encode(note)), to: file(name), overwrite: true)
  }

  /// The note of this name; nil where there is none.
  ///
  /// - Throws: `StreamError`, or `WorkFileDamage` where there is something else.
  func note<Note: Decodable>(_ name: String, of type: Note.Type = Note.self) throws -> Note? {
    guard has(name) else { return nil }
    var source = try FileSource(file(name))
    let bytes = try source.readAll()
    guard let note = try? JSONDecoder().decode(type, from: Data(bytes)) else { throw WorkFileDamage() }
    return note
  }
}
