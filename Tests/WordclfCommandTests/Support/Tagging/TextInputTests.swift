import ByteStreams
import Foundation
import TaggedText
import TestSupport
import TextFormats
import Testing

@testable import wordclf

@Suite struct TextInputTests {
  /// The pieces of some files, as what they hold.
  private func pieces(
    _ files: [(name: String, text: String)], _ options: TextInput.Options = .init()
  ) throws -> [TextPiece] {
    let folder = try TemporaryFolder()
    let paths = try files.map { try folder.write($0.text, to: $0.name) }
    var options = options
    options.reading.columns.tag = nil
    let input = TextInput(try InputFile.list(paths, format: nil), options: options)
    var pieces: [TextPiece] = []
    while let piece = input.next() { pieces.append(piece) }
    #expect(input.bytesRead == files.reduce(0) { $0 + $1.text.utf8.count })
    return pieces
  }

  /// The words of each record of a piece, or what is wrong with it.
  private func records(_ piece: TextPiece) -> [String] {
    var options = ReadingOptions()
    options.columns.tag = nil
    return piece.records(options).map { record in
      switch record {
      case .success(var passage):
        passage.cut(by: Tokenizer())
        return (passage.opensDocument ? "| " : "") + passage.sentences.flatMap(\.words).joined(separator: " ")
      case .failure: return "!"
      }
    }
  }

  @Test func eachInputHasABeginningAndAnEnd() throws {
    let pieces = try pieces([("a.txt", "b c\n\nd"), ("b.txt", ""), ("c.conll", "x\ny\n\nz\n")])
    #expect(pieces.map(records) == [["b c", "", "d"], [], ["x y", "z"]])
    #expect(pieces.map(\.isFirst) == [true, true, true])
    #expect(pieces.map(\.input) == [0, 1, 2])
    #expect(pieces.allSatisfy { if case .complete(nil) = $0.end { true } else { false } })
  }

  /// A sentence goes on to its empty line, and the one behind that too where it is short.
  @Test(arguments: [("a.txt", "\n", 40), ("a.conll", "\n\n", 41)])
  func manyLinesAreSeveralPieces(name: String, end: String, count: Int) throws {
    var options = TextInput.Options()
    options.blockSize = 40 * (5 + end.utf8.count)
    let words = (0..<100).map { "w\(1000 + $0)" }
    let pieces = try pieces([(name, words.map { $0 + end }.joined())], options)
    #expect(pieces.map { records($0).count } == [count, count, 100 - 2 * count])
    #expect(pieces.flatMap(records) == words)
    #expect(pieces.map(\.isFirst) == [true, false, false])
    #expect(pieces.map { $0.end == nil } == [true, true, false])
  }

  /// So that long lines do not add up in memory.
  @Test func longLinesAreFewToAPiece() throws {
    let text = String(repeating: String(repeating: "x", count: 100_000) + "\n", count: 5)
    #expect(try pieces([("a.txt", text)]).map { records($0).count } == [2, 2, 1])
  }

  @Test func eachRecordByItself() throws {
    var options = TextInput.Options()
    options.answersEach = true
    let pieces = try pieces([("a.txt", "a\nb\n"), ("b.conll", "c\n\nd\n")], options)
    // the end of a file is found after its last line
    #expect(pieces.map(records) == [["a"], ["b"], [], ["c"], ["d"]])
  }

  @Test func documentsStayInOnePiece() throws {
    var options = TextInput.Options()
    options.keepsDocuments = true
    let columns = "-DOCSTART- O\n\na\n\nb\n\n-DOCSTART- O\n\nc\n\n-DOCSTART- O\n-DOCSTART- O\n\nd\n"
    let lines = (0..<300).map { "w\($0)\n" }.joined()
    let pieces = try pieces([("a.conll", columns), ("b.txt", lines)], options)
    #expect(pieces.prefix(3).map(records) == [["| a", "b"], ["| c"], ["| d"]])
    try #require(pieces.count == 4)
    #expect(records(pieces[3]).count == 300)
    #expect(pieces.map { $0.end == nil } == [true, true, false, false])
  }

  @Test func aBadRecordDoesNotEndTheInput() throws {
    #expect(try pieces([("a.jsonl", "{\"text\":\"a\"}\nx\n{\"text\":\"b\"}")]).map(records) == [["a", "!", "b"]])
    #expect(try pieces([("a.conll", "a O\nb\n\nc O\n")]).map(records) == [["!", "c"]])
  }

  @Test func whatCannotBeReadSaysSo() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a\n", to: "a.txt")
    let inputs = try InputFile.list([path, path], format: nil)
    try FileManager.default.removeItem(atPath: path)
    let input = TextInput(inputs, options: .init())
    for number in 0...1 {
      let piece = try #require(input.next())
      #expect(piece.input == number && piece.isFirst && records(piece).isEmpty)
      guard case .failed(.notFound(path)) = piece.end else {
        Issue.record("\(String(describing: piece.end))")
        return
      }
    }
    #expect(input.next() == nil)
  }

  @Test func theDigestIsThatOfTheFile() throws {
    var options = TextInput.Options()
    options.isDigested = true
    guard case .complete(let sha256) = try pieces([("a.txt", "abc")], options).last?.end else { return }
    #expect(sha256 == Digest.sha256(of: Array("abc".utf8)))
  }
}
