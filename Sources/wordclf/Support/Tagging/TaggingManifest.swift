import ByteStreams
import Foundation

/// What a run into a folder has finished, so that the next one need not do it again: a file of JSON Lines in the folder.
///
/// An entry is written when its output is complete and right before that is moved into its place, and knows the size and
/// the time that the output keeps on the way. So an output that is there and looks as its entry says is finished, and a
/// run that is killed at any moment has nothing finished that its manifest does not know.
final class TaggingManifest {
  /// What became of one input.
  struct Entry: Codable, Equatable {
    let output: String
    let outputStamp: FileStamp?
    let input: String
    let inputStamp: FileStamp?
    let inputSHA256: String?
    /// The first byte that was taken of the input, and the one behind the last; nil for all of it.
    let bytes: [Int]?
    /// The SHA-256 of the model's file.
    let model: String
    /// What else the output depends on.
    let options: String
    let counts: TaggingCounts

    private enum CodingKeys: String, CodingKey {
      case output, input, bytes, model, options, counts
      case outputStamp = "output_stamp"
      case inputStamp = "input_stamp"
      case inputSHA256 = "input_sha256"
    }
  }

  private let journal: Journal
  /// By their outputs.
  private let entries: [String: Entry]

  /// The name of the manifest of a folder, of each shard its own.
  static func name(shard: Shard?) -> String {
    "\(prefix)\(shard.map { "-\($0.name)" } ?? "").jsonl"
  }

  /// Whether a path is that of a manifest, which is no text to tag.
  static func isNamed(by path: String) -> Bool {
    (path.split(separator: "/").last ?? "").hasPrefix(prefix)
  }

  private static let prefix = "wordclf-manifest"

  /// Opens the manifest at a path, and makes it if it is not there.
  ///
  /// - Throws: `StreamError`.
  init(_ path: String) throws(StreamError) {
    journal = try Journal(path)
    let decoder = JSONDecoder()
    let entries = journal.lines.compactMap { try? decoder.decode(Entry.self, from: Data($0)) }
    self.entries = Dictionary(entries.map { ($0.output, $0) }) { _, last in last }
  }

  /// The input that an output of an earlier run was made of; nil for a file that no run made.
  func input(of output: String) -> String? { entries[output]?.input }

  /// What is known of an output that need not be made again: from the same input, with the same model and options.
  ///
  /// - Parameter path: where the output is.
  /// - Complexity: O(1); O(bytes) for an input of another time and the same size.
  func finished(_ output: String, at path: String, input: InputFile, model: String, options: String) -> Entry? {
    guard let entry = entries[output], entry.input == input.path, entry.model == model, entry.options == options,
      entry.bytes == input.range.map({ [$0.lowerBound, $0.upperBound] }),
      let stamp = FileStamp(of: path), stamp == entry.outputStamp,
      let inputStamp = FileStamp(of: input.path), inputStamp.size == entry.inputStamp?.size,
      inputStamp == entry.inputStamp || sha256(of: input) == entry.inputSHA256
    else { return nil }
    return entry
  }

  /// - Throws: `StreamError` and errors of coding.
  func add(_ entry: Entry) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try journal.append(Array(try encoder.encode(entry)))
  }

  private func sha256(of input: InputFile) -> String? {
    try? openInput(input.path, range: input.range, isDigested: true).sha256()
  }
}
