@testable import ByteStreams
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct WorkNotesTests {
  struct Note: Codable, Hashable {
    var word: String
    var numbers: [Int]
    var share: Double?
  }

  private let folder: TemporaryFolder
  private let work: WorkFolder

  init() throws {
    folder = try TemporaryFolder()
    work = try WorkFolder(named: "work", in: folder.path)
  }

  @Test(arguments: [
    Note(word: "", numbers: [], share: nil), Note(word: "ʃ\n\"", numbers: [.min, 0, .max], share: 0.1),
    Note(word: "0", numbers: [7], share: .leastNonzeroMagnitude),
  ])
  func whatIsNotedIsReadBack(_ note: Note) throws {
    try work.write(note, to: "note.json")
    #expect(try work.note("note.json") == note)
    #expect(try work.names() == ["note.json"])
  }

  @Test func aLaterNoteTakesThePlaceOfAnEarlierOne() throws {
    try work.write([1, 2, 3], to: "note.json")
    try work.write([4], to: "note.json")
    #expect(try work.note("note.json") == [4])
  }

  @Test func isTheSameBytesEveryTime() throws {
    try work.write(Note(word: "a", numbers: [1, 2], share: 0.5), to: "note.json")
    #expect(
      try String(decoding: folder.bytes(of: "work/note.json"), as: UTF8.self)
        == #"{"numbers":[1,2],"share":0.5,"word":"a"}"#)
  }

  @Test func whereThereIsNoNoteThereIsNone() throws { #expect(try work.note("note.json", of: Note.self) == nil) }

  @Test(arguments: ["", "{", "[]", "null", #"{"word":"a"}"#, #"{"word":"a","numbers":[1.5]}"#, "\u{0}", "no note"])
  func somethingElseIsDamage(_ text: String) throws {
    _ = try folder.write(text, to: "work/note.json")
    #expect(throws: WorkFileDamage.self) { try work.note("note.json", of: Note.self) }
  }

  @Test func bytesThatAreNoTextAreDamage() throws {
    _ = try folder.write([0xFF, 0xFE, 0x80], to: "work/note.json")
    #expect(throws: WorkFileDamage.self) { try work.note("note.json", of: Note.self) }
  }
}
