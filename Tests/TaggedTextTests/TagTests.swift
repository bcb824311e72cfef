import TaggedText
import Testing

@Suite struct TagTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var tag: Tag?
    var testDescription: String { "'\(text)'" }
  }

  static let cases = [
    Case(text: "O", tag: .outside),
    Case(text: "B-LOC", tag: Tag(.begin, "LOC")),
    Case(text: "I-LOC", tag: Tag(.inside, "LOC")),
    Case(text: "M-LOC", tag: Tag(.inside, "LOC")),
    Case(text: "E-LOC", tag: Tag(.end, "LOC")),
    Case(text: "L-LOC", tag: Tag(.end, "LOC")),
    Case(text: "S-LOC", tag: Tag(.single, "LOC")),
    Case(text: "U-LOC", tag: Tag(.single, "LOC")),
    Case(text: "B-creative-work", tag: Tag(.begin, "creative-work")),
    Case(text: "I-O", tag: Tag(.inside, "O")),
    Case(text: "B--", tag: Tag(.begin, "-")),
    Case(text: "B-Länge", tag: Tag(.begin, "Länge")),
    Case(text: "", tag: nil),
    Case(text: "o", tag: nil),
    Case(text: "OO", tag: nil),
    Case(text: "O-LOC", tag: nil),
    Case(text: "B", tag: nil),
    Case(text: "B-", tag: nil),
    Case(text: "B_PER", tag: nil),
    Case(text: "b-PER", tag: nil),
    Case(text: "X-LOC", tag: nil),
    Case(text: "LOC", tag: nil),
    Case(text: "-LOC", tag: nil),
    Case(text: "É-LOC", tag: nil),
  ]

  @Test(arguments: cases) func parses(_ c: Case) { #expect(Tag(parsing: c.text) == c.tag) }

  @Test(arguments: cases.compactMap(\.tag)) func readsWhatItWrites(_ tag: Tag) {
    #expect(Tag(parsing: tag.description) == tag)
  }

  @Test func refusesLabelsThatAreNotUTF8() { #expect(Tag(utf8: [0x42, 0x2D, 0xFF]) == nil) }

  @Test func hasALabelUnlessItIsOutside() async {
    await #expect(processExitsWith: .failure) { _ = Tag(.outside, "LOC") }
    await #expect(processExitsWith: .failure) { _ = Tag(.begin, "") }
  }
}
