import TaggedText
import Testing

@Suite struct EntitySpanTagsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var tags: String
    var spans: [EntitySpan]
  }

  static let cases = [
    Case(testDescription: "nothing", tags: "", spans: []),
    Case(testDescription: "no entity", tags: "O O", spans: []),
    Case(testDescription: "two words", tags: "B-LOC I-LOC O", spans: [EntitySpan("LOC", 0..<2)]),
    Case(testDescription: "up to the end", tags: "O B-LOC I-LOC", spans: [EntitySpan("LOC", 1..<3)]),
    Case(
      testDescription: "neighbours in IOB2", tags: "B-PER B-PER I-PER",
      spans: [EntitySpan("PER", 0..<1), EntitySpan("PER", 1..<3)]),
    Case(
      testDescription: "neighbours in IOB1", tags: "I-PER I-PER B-PER",
      spans: [EntitySpan("PER", 0..<2), EntitySpan("PER", 2..<3)]),
    Case(
      testDescription: "neighbours in BIOES", tags: "S-PER B-PER E-PER S-PER",
      spans: [EntitySpan("PER", 0..<1), EntitySpan("PER", 1..<3), EntitySpan("PER", 3..<4)]),
    Case(
      testDescription: "neighbours of two labels", tags: "B-PER B-LOC",
      spans: [EntitySpan("PER", 0..<1), EntitySpan("LOC", 1..<2)]),
    Case(testDescription: "stray I- opens a span", tags: "O I-ORG I-ORG", spans: [EntitySpan("ORG", 1..<3)]),
    Case(
      testDescription: "I- of another label opens a span", tags: "B-PER I-LOC",
      spans: [EntitySpan("PER", 0..<1), EntitySpan("LOC", 1..<2)]),
    Case(testDescription: "stray E- is a span", tags: "O E-ORG", spans: [EntitySpan("ORG", 1..<2)]),
    Case(
      testDescription: "E- after E- is a span", tags: "B-ORG E-ORG E-ORG",
      spans: [EntitySpan("ORG", 0..<2), EntitySpan("ORG", 2..<3)]),
    Case(
      testDescription: "I- after S- opens a span", tags: "S-ORG I-ORG E-ORG",
      spans: [EntitySpan("ORG", 0..<1), EntitySpan("ORG", 1..<3)]),
    Case(
      testDescription: "S- inside a span cuts it", tags: "B-ORG S-ORG I-ORG",
      spans: [EntitySpan("ORG", 0..<1), EntitySpan("ORG", 1..<2), EntitySpan("ORG", 2..<3)]),
    Case(testDescription: "span without its end", tags: "B-ORG I-ORG O", spans: [EntitySpan("ORG", 0..<2)]),
    Case(
      testDescription: "BILOU", tags: "U-LOC B-PER I-PER L-PER",
      spans: [EntitySpan("LOC", 0..<1), EntitySpan("PER", 1..<4)]),
    Case(testDescription: "a label named O", tags: "B-O I-O O", spans: [EntitySpan("O", 0..<2)]),
  ]

  @Test(arguments: cases) func decodes(_ c: Case) throws {
    #expect(try [EntitySpan](tags: c.tags.split(separator: " ")) == c.spans)
  }

  @Test func namesTheFirstUnknownTag() {
    #expect(throws: TextError.unknownTagInList("X-LOC", token: 1)) { try [EntitySpan](tags: ["O", "X-LOC", "B"]) }
  }
}
