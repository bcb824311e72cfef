import Foundation
import TestSupport
import Testing

@testable import TaggedText

/// The tokenizer against the words of CoNLL-2003, printed as plain text and cut apart again.
@Suite struct TokenizerNewswireTests {
  /// All sentences count, those in which the corpus cuts now one way, now another too. Most that differ end in an
  /// abbreviation, whose full stop the corpus takes from it there and nowhere else: `Inc .`
  @Test(.enabled(if: RealData.has("conll2003/eng.testa"))) func agreesWithTheCorpus() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: RealData.path("conll2003/eng.testa"))))
    let sentences = try Corpus(bytes: bytes, file: "eng.testa").sentences
    var agreeing = 0
    var whole = 0
    for sentence in sentences {
      let found = Tokenizer().sentences(in: PlainText(sentence.words).text)
      if found.flatMap(\.words) == sentence.words { agreeing += 1 }
      if found.count == 1 { whole += 1 }
    }
    let agreement = 100 * Double(agreeing) / Double(sentences.count)
    let wholeness = 100 * Double(whole) / Double(sentences.count)
    print("eng.testa: \(agreement.fixed(2)) % of sentences cut alike, \(wholeness.fixed(2)) % left whole")
    #expect(agreement >= 98)
    #expect(wholeness >= 99)
  }

  @Test(arguments: [
    ("\" Go , \" he said .", "\"Go,\" he said."),
    ("The players ' union paid $ 5 ( 3 % ) .", "The players' union paid $5 (3%)."),
    ("A ' free ' ride : I 'd n't do and / or", "A 'free' ride: I'dn't do and/or"),
    ("a - b -- c ... ; d ?", "a - b -- c...; d?"),
  ])
  func printsWords(_ words: String, _ text: String) {
    #expect(PlainText(words.split(separator: " ").map(String.init)).text == text)
  }
}
