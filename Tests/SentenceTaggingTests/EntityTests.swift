import TaggedText
import Testing

@testable import SentenceTagging

@Suite struct EntityTests {
  /// Texts in which characters, scalars and bytes are counted differently.
  static let texts = [
    "Anna met Bruno in New York.",
    "Anna left.\r\nBruno stayed.\r\n\r\nClara slept.",
    "👩‍👧 Anna 👍🏽Bruno🎉 🇳🇴Oslo🇮🇹",
    "Zoe\u{308} and Zo\u{EB} (\u{301}Anna) “\u{301}Oslo”\u{301}",
    "東京 Łódź\u{A0}Århus\u{3000}Ελλάδα — Москва…",
    "\u{FEFF}Anna\u{200B}Bruno\tClara\0Dora",
    "don't Anna's $5 e\u{301}'s",
  ]

  /// Every run of up to three words of a sentence is taken for an entity.
  @Test(arguments: texts) func standsWhereItSays(_ text: String) {
    let bytes = Array(text.utf8)
    var count = 0
    for sentence in Tokenizer().sentences(in: text) {
      for first in sentence.words.indices {
        for end in first + 1...min(first + 3, sentence.words.count) {
          let entity = Entity(EntitySpan("LOC", first..<end), in: sentence, of: text)
          count += 1
          #expect(entity.label == "LOC")
          #expect(entity.score == nil)
          #expect(entity.byteRange.lowerBound == sentence.byteRanges[first].lowerBound)
          #expect(entity.byteRange.upperBound == sentence.byteRanges[end - 1].upperBound)
          #expect(Array(entity.text.utf8) == Array(bytes[entity.byteRange]))
          #expect(Array(String(text[entity.range]).utf8) == Array(entity.text.utf8))
          #expect(text.utf8.distance(from: text.startIndex, to: entity.range.lowerBound) == entity.byteRange.lowerBound)
          #expect(text.utf8.distance(from: text.startIndex, to: entity.range.upperBound) == entity.byteRange.upperBound)
          if end == first + 1 { #expect(Array(entity.text.utf8) == Array(sentence.words[first].utf8)) }
        }
      }
    }
    #expect(count > 6)
  }

  /// What stands between the words is the original's.
  @Test func keepsTheSpacesBetweenItsWords() {
    let text = "in New \t\u{A0}York ."
    let sentence = Tokenizer().sentences(in: text)[0]
    let entity = Entity(EntitySpan("LOC", 1..<3), in: sentence, of: text)
    #expect(entity.text == "New \t\u{A0}York")
    #expect(entity.byteRange == 3..<14)
    #expect(String(text[entity.range]) == entity.text)
  }

  @Test func hasTheScoreThatItIsGiven() {
    let sentence = Tokenizer().sentences(in: "Anna left.")[0]
    #expect(Entity(EntitySpan("PER", 0..<1), in: sentence, of: "Anna left.", score: 0.75).score == 0.75)
  }
}
