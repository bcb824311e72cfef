import TaggedText
import Testing

@Suite struct SpanErrorTests {
  private static let words = (0..<14).map { "w\($0)" }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var gold: [EntitySpan]
    var predicted: [EntitySpan]
    /// Place and text of each error.
    var errors: [String]
  }

  static let cases = [
    Case(testDescription: "none", gold: [EntitySpan("X", 0..<1)], predicted: [EntitySpan("X", 0..<1)], errors: []),
    Case(
      testDescription: "five words of context", gold: [EntitySpan("X", 6..<8)], predicted: [],
      errors: ["a.conll:16 w1 w2 w3 w4 w5 [w6 w7] w8 w9 w10 w11 w12"]),
    Case(
      testDescription: "borders of the sentence", gold: [EntitySpan("X", 1..<2)],
      predicted: [EntitySpan("Y", 1..<2), EntitySpan("Y", 12..<14)],
      errors: ["a.conll:11 w0 [w1] w2 w3 w4 w5 w6", "a.conll:22 w7 w8 w9 w10 w11 {w12 w13}"]),
    Case(
      testDescription: "one in the other", gold: [EntitySpan("X", 1..<3)], predicted: [EntitySpan("X", 0..<3)],
      errors: ["a.conll:10 {w0 [w1 w2]} w3 w4 w5 w6 w7"]),
    Case(
      testDescription: "one start", gold: [EntitySpan("X", 0..<3)], predicted: [EntitySpan("X", 0..<1)],
      errors: ["a.conll:10 [{w0} w1 w2] w3 w4 w5 w6 w7"]),
    Case(
      testDescription: "crossing", gold: [EntitySpan("X", 0..<2)], predicted: [EntitySpan("Y", 1..<3)],
      errors: ["a.conll:10 [w0 {w1] w2} w3 w4 w5 w6 w7"]),
  ]

  @Test(arguments: cases) func showsContext(_ c: Case) {
    let comparison = SpanComparison(gold: c.gold, predicted: c.predicted)
    let errors = SpanError.list(comparison, in: Self.words, from: TextPlace(file: "a.conll", line: 10))
    #expect(errors.map { "\($0.place) \($0.text)" } == c.errors)
  }
}
