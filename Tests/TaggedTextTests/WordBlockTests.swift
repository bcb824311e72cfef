import Testing

@testable import TaggedText

@Suite struct WordBlockTests {
  @Test func wordsArePlacesInTheBytes() {
    var block = WordBlock(bytes: Array("Zoë met  Bob".utf8))
    for place in [0..<4, 5..<8, 10..<13] { block.append(word: place) }
    block.endSentence()
    block.endSentence()
    #expect(block.words.indices.map(block.word) == ["Zoë", "met", "Bob"])
    #expect(block.sentenceLengths == [3, 0])
  }

  @Test(arguments: [
    [], [[]], [["a"]], [["Zoë", "", "🇫🇷"], [], ["e\u{301}", "é"]], [[], ["x", "y"], ["x"]],
  ])
  func sentencesAreTakenWordForWord(_ words: [[String]]) {
    let block = WordBlock(words.map { Sentence(words: $0) })
    #expect(block.sentenceLengths == words.map(\.count))
    let all = words.flatMap { $0 }
    #expect(block.words.indices.map { Array(block.word($0).utf8) } == all.map { Array($0.utf8) })
  }
}
