import TaggedText
import TestSupport
import Testing

@testable import TextFormats

@Suite struct InlineWriterTests {
  @Test func writesEntitiesInTheText() throws {
    let passage = Passage("Ada [sic] in Turin (It.).", [("PER", "Ada"), ("a(b)", "Turin")])
    #expect(try written([passage], by: InlineWriter()) == "[Ada](PER) \\[sic\\] in [Turin](a\\(b\\)) (It.).\n")
  }

  @Test func severalLinesBecomeSeveral() throws {
    let passage = Passage("one\nNew\nYork\n", [("LOC", "New\nYork")], lineEnd: .none)
    #expect(try written([passage], by: InlineWriter()) == "one\n[New\\nYork](LOC)\n")
  }

  @Test func ofOverlappingEntitiesTheFirstStays() throws {
    var passage = Passage("University of Turin")
    passage.mentions = [Mention("LOC", 14..<19), Mention("ORG", 0..<19), Mention("X", 0..<10)]
    #expect(try written([passage], by: InlineWriter()) == "[University of Turin](ORG)\n")
  }

  /// Texts of the very characters that the format is made of come back as they were.
  @Test func anyTextComesBack() throws {
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      func text(_ lengths: ClosedRange<Int>) -> String {
        String(
          (0..<Int.random(in: lengths, using: &random)).map { _ in "[]()\\nr\n\rä👍 ".randomElement(using: &random)! })
      }
      let passages = (0..<3).map { _ in
        var passage = Passage(text(0...20))
        let borders = (0..<4).map { _ in
          (passage.text ?? []).count == 0 ? 0 : Int.random(in: 0...passage.text!.count, using: &random)
        }
        .filter { $0 == passage.text!.count || passage.text![$0] & 0xC0 != 0x80 }.sorted()
        passage.mentions = zip(borders, borders.dropFirst()).filter { $0 < $1 }.map { Mention(text(1...4), $0..<$1) }
        return passage
      }
      let (back, errors) = read(try written(passages, by: InlineWriter()), by: InlineReader(file: "a"))
      #expect(errors.isEmpty)
      #expect(WholeText(back) == WholeText(passages), "seed \(seed)")
    }
  }
}
