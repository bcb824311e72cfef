import TestSupport
import Testing

@testable import ByteStreams

@Suite struct JournalTests {
  private func lines(_ journal: Journal) -> [String] { journal.lines.map { String(decoding: $0, as: UTF8.self) } }

  @Test func remembersLines() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("j")
    do {
      let journal = try Journal(path)
      #expect(journal.lines == [])
      try journal.append(Array("a".utf8))
      try journal.append(Array("b c".utf8))
    }
    #expect(try lines(Journal(path)) == ["a", "b c"])
  }

  /// What a killed program has begun to write is no line, and does not spoil the next.
  @Test func aLineThatWasCutShortIsNone() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a\nhal", to: "j")
    do {
      let journal = try Journal(path)
      #expect(lines(journal) == ["a"])
      try journal.append(Array("b".utf8))
    }
    #expect(try lines(Journal(path)) == ["a", "hal", "b"])
  }

  @Test func severalAtOnceAddTheirLines() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("j")
    let (first, second) = (try Journal(path), try Journal(path))
    for letter in UInt8(ascii: "a")...UInt8(ascii: "d") {
      try first.append([letter])
      try second.append([letter - 32])
    }
    #expect(try lines(Journal(path)) == ["a", "A", "b", "B", "c", "C", "d", "D"])
  }

  @Test func aPlaceThatCannotBe() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StreamError.createFailed(path: folder.file("none/j"), reason: "No such file or directory")) {
      try Journal(folder.file("none/j"))
    }
    #expect(throws: StreamError.createFailed(path: folder.path, reason: "Is a directory")) { try Journal(folder.path) }
  }
}
