import TaggedText
import Testing

@Suite struct SpanComparisonTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var gold: [EntitySpan]
    var predicted: [EntitySpan]
    /// Kind, gold and predicted entity of each pair.
    var pairs: [String]
  }

  static let cases = [
    Case(testDescription: "nothing", gold: [], predicted: [], pairs: []),
    Case(
      testDescription: "right", gold: [EntitySpan("X", 0..<2)], predicted: [EntitySpan("X", 0..<2)],
      pairs: ["right X 0..<2 = X 0..<2"]),
    Case(
      testDescription: "another label", gold: [EntitySpan("X", 0..<2)], predicted: [EntitySpan("Y", 0..<2)],
      pairs: ["wrongLabel X 0..<2 = Y 0..<2"]),
    Case(
      testDescription: "other borders", gold: [EntitySpan("X", 0..<2)], predicted: [EntitySpan("X", 1..<3)],
      pairs: ["wrongBorders X 0..<2 = X 1..<3"]),
    Case(
      testDescription: "both", gold: [EntitySpan("X", 0..<2)], predicted: [EntitySpan("Y", 1..<2)],
      pairs: ["wrongBoth X 0..<2 = Y 1..<2"]),
    Case(
      testDescription: "neighbours have nothing in common", gold: [EntitySpan("X", 0..<2)],
      predicted: [EntitySpan("X", 2..<3)], pairs: ["missed X 0..<2 = -", "spurious - = X 2..<3"]),
    Case(
      testDescription: "the same label goes before more tokens in common",
      gold: [EntitySpan("X", 0..<5)], predicted: [EntitySpan("Y", 0..<3), EntitySpan("X", 4..<6)],
      pairs: ["spurious - = Y 0..<3", "wrongBorders X 0..<5 = X 4..<6"]),
    Case(
      testDescription: "more tokens in common go first",
      gold: [EntitySpan("X", 0..<5)], predicted: [EntitySpan("X", 0..<1), EntitySpan("X", 2..<5)],
      pairs: ["spurious - = X 0..<1", "wrongBorders X 0..<5 = X 2..<5"]),
    Case(
      testDescription: "of equals the first",
      gold: [EntitySpan("X", 0..<4)], predicted: [EntitySpan("X", 0..<1), EntitySpan("X", 3..<4)],
      pairs: ["wrongBorders X 0..<4 = X 0..<1", "spurious - = X 3..<4"]),
    Case(
      testDescription: "one predicted for two",
      gold: [EntitySpan("X", 0..<1), EntitySpan("X", 1..<3)], predicted: [EntitySpan("X", 0..<3)],
      pairs: ["missed X 0..<1 = -", "wrongBorders X 1..<3 = X 0..<3"]),
    Case(
      testDescription: "what is left takes what is left",
      gold: [EntitySpan("X", 0..<3), EntitySpan("Y", 3..<5)], predicted: [EntitySpan("Y", 2..<4)],
      pairs: ["missed X 0..<3 = -", "wrongBorders Y 3..<5 = Y 2..<4"]),
  ]

  @Test(arguments: cases) func finds(_ c: Case) {
    let pairs = SpanComparison(gold: c.gold, predicted: c.predicted).pairs.map { pair in
      "\(pair.kind) \(pair.gold.map { "\($0)" } ?? "-") = \(pair.predicted.map { "\($0)" } ?? "-")"
    }
    #expect(pairs == c.pairs)
  }

  /// Each entity is in one pair, and the right ones are what the score counts.
  @Test func everyEntityIsInOnePair() {
    let layouts = spanLayouts(count: 4)
    for gold in layouts {
      for predicted in layouts {
        let pairs = SpanComparison(gold: gold, predicted: predicted).pairs
        #expect(pairs.compactMap(\.gold).sorted() == gold && pairs.compactMap(\.predicted).sorted() == predicted)
        #expect(pairs.count { $0.kind == .right } == Set(gold).intersection(predicted).count)
        #expect(pairs.allSatisfy { ($0.kind == .missed) == ($0.predicted == nil) })
        #expect(pairs.allSatisfy { ($0.kind == .spurious) == ($0.gold == nil) })
      }
    }
  }
}
