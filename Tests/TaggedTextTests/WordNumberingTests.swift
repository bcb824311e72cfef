import TestSupport
import Testing

@testable import TaggedText

@Suite struct WordNumberingTests {
  @Test func numbersWordsAsTheyCome() {
    var words = WordNumbering()
    let numbers = ["b", "a", "b", "", "é", "e\u{301}", "a", "", "é", "B"].map { word in
      let bytes = Array(word.utf8)
      return words.number(of: bytes.span)
    }
    #expect(numbers == [0, 1, 0, 2, 3, 4, 1, 2, 3, 5])
    #expect(words.count == 6)
    #expect((0..<6).map { String(decoding: words[$0], as: UTF8.self) } == ["b", "a", "", "é", "e\u{301}", "B"])
    let unseen = Array("c".utf8)
    #expect(words.find(unseen.span) == nil)
  }

  @Test func agreesWithADictionary() {
    let seed: UInt64 = 6
    var random = SeededRandom(seed: seed)
    var words = WordNumbering()
    var numbers: [[UInt8]: Int] = [:]
    for round in 0..<20_000 {
      let length = Int.random(in: 0...Int.random(in: 0...9, using: &random), using: &random)
      // few different bytes, so that many words come again
      let word = (0..<length).map { _ in UInt8.random(in: 0xFC...0xFF, using: &random) }
      let comment: Comment = "seed \(seed), round \(round)"
      #expect(words.find(word.span) == numbers[word], comment)
      let number = numbers[word] ?? numbers.count
      numbers[word] = number
      #expect(words.number(of: word.span) == number, comment)
      #expect(words.find(word.span) == number, comment)
    }
    #expect(words.count == numbers.count)
    for (word, number) in numbers { #expect(Array(words[number]) == word) }
  }

  @Test func copiesAreApart() {
    var words = WordNumbering()
    let (a, b) = (Array("a".utf8), Array("b".utf8))
    _ = words.number(of: a.span)
    let copy = words
    _ = words.number(of: b.span)
    #expect(copy.count == 1 && copy.find(b.span) == nil && words.count == 2)
  }

  @Test func knowsItsMemory() {
    var words = WordNumbering()
    #expect(words.memory < 1000)
    for number in 0..<10_000 {
      let word = Array(String(1_000_000 + number).utf8)
      _ = words.number(of: word.span)
    }
    // 7 bytes a word, 20 for its places, and room to grow
    #expect((10_000 * 27...10_000 * 60).contains(words.memory))
  }
}
