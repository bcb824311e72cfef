import TestSupport
import Testing

@testable import VectorTraining

@Suite struct TrainingVocabularyTests {
  static let sample = TrainingVocabulary(
    [("the", 9), ("é", 4), ("e\u{301}", 4), ("\u{A0}\r", 1)].map { (Array($0.utf8), $1) }, distinctWords: 7, tokens: 25)

  @Test func knowsItsWords() {
    #expect(Self.sample.count == 4)
    #expect(Self.sample.coveredTokens == 18)
    #expect(Self.sample.word(0) == "the")
    for rank in 0..<4 {
      let word = Array(Self.sample.word(rank).utf8)
      #expect(Self.sample.rank(of: word.span) == rank)
    }
    #expect(Self.sample.rank(of: "The".utf8.span) == nil)
    #expect(Self.sample.rank(of: "".utf8.span) == nil)
  }

  @Test func comesBackFromAFile() throws {
    let folder = try TemporaryFolder()
    try Self.sample.write(to: folder.file("v"))
    #expect(try folder.bytes(of: "v") == Array("25 7\n9 the\n4 é\n4 e\u{301}\n1 \u{A0}\r\n".utf8))
    let read = try TrainingVocabulary(path: folder.file("v"))
    #expect(read.count == Self.sample.count && read.counts == Self.sample.counts)
    #expect(read.tokens == 25 && read.distinctWords == 7)
    for rank in 0..<4 { #expect(Array(read.word(rank).utf8) == Array(Self.sample.word(rank).utf8)) }
  }

  @Test func anEmptyOneComesBackToo() throws {
    let folder = try TemporaryFolder()
    try TrainingVocabulary([], distinctWords: 3, tokens: 5).write(to: folder.file("v"))
    let read = try TrainingVocabulary(path: folder.file("v"))
    #expect(read.count == 0 && read.tokens == 5 && read.distinctWords == 3)
  }

  @Test(arguments: [
    "", "\n", "25\n", "25 x\n", "x 7\n", "25 7\nthe\n", "25 7\nx the\n", "25 7\n9 the\n\n", "25 7\n0 the\n",
    "25 7\n-1 the\n",
    "25 7\n26 the\n", "25 7\n20 the\n6 a\n", "25 7\n9 the\n9 the\n",
    "9223372036854775807 2\n9223372036854775807 a\n9223372036854775807 b\n", "99999999999999999999 1\n",
  ])
  func anythingElseIsDamage(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "v")
    #expect(throws: WorkFileDamage.self) { try TrainingVocabulary(path: path) }
  }
}
