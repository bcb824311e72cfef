import Testing

@testable import wordclf

@Suite struct EntityMarkupComparisonTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var gold: [EntityMarkup.Entity]
    var predicted: [EntityMarkup.Entity]
    /// The comparison of `a b c d`, with each `<mark>` as `{class|title|content}` and each `<span>` as `(class|content)`.
    var html: String
  }

  static let cases = [
    Case(testDescription: "nothing", gold: [], predicted: [], html: "a b c d"),
    Case(
      testDescription: "right", gold: [.init("PER", 0..<2)], predicted: [.init("PER", 0..<2, score: 0.5)],
      html: "{c1 right|gold PER “a b”; found PER, probability 0.50 “a b”|a b (label|✓ PER)} c d"),
    Case(
      testDescription: "missed", gold: [.init("PER", 3..<4)], predicted: [],
      html: "a b c {c1 missed|gold PER “d”|d (label|− missed PER)}"),
    Case(
      testDescription: "spurious", gold: [], predicted: [.init("LOC", 1..<2)],
      html: "a {c0 spurious|found LOC “b”|b (label|+ spurious LOC)} c d"),
    Case(
      testDescription: "another label", gold: [.init("PER", 0..<1)], predicted: [.init("LOC", 0..<1)],
      html: "{c1 wrong-label|gold PER “a”; found LOC “a”|a (label|≠ gold PER, found LOC)} b c d"),
    Case(
      testDescription: "other borders", gold: [.init("PER", 0..<2)], predicted: [.init("PER", 1..<3)],
      html: """
        {c1 wrong-borders|gold PER “a b”; found PER “b c”|\
        (gold|a) (gold found|b) (found|c) (label|↔ gold PER, found PER)} d
        """),
    Case(
      testDescription: "one for two", gold: [.init("PER", 0..<1), .init("LOC", 2..<3)],
      predicted: [.init("PER", 0..<3)],
      html: """
        {c1 wrong-borders|gold PER “a”, LOC “c”; found PER “a b c”|(gold found|a) (found|b) (gold found|c) \
        (label|↔ gold PER LOC, found PER)} d
        """),
    Case(
      testDescription: "neighbours do not overlap", gold: [.init("PER", 0..<1)], predicted: [.init("LOC", 1..<2)],
      html: "{c1 missed|gold PER “a”|a (label|− missed PER)} {c0 spurious|found LOC “b”|b (label|+ spurious LOC)} c d"),
  ]

  @Test(arguments: cases) func tellsTheKindsApart(_ c: Case) {
    let markup = EntityMarkup(labels: ["LOC", "PER"])
    let html = markup.comparison(["a", "b", "c", "d"], gold: c.gold, predicted: c.predicted)
    let short = html.replacing(/\ data-label="[^"]*"/, with: "")
      .replacing(/<mark class="([^"]*)" title="([^"]*)">/) { "{\($0.1)|\($0.2)|" }
      .replacing("</mark>", with: "}")
      .replacing(/<span class="([^"]*)">/) { "(\($0.1)|" }
      .replacing("</span>", with: ")")
    #expect(short == c.html)
  }

  @Test func everythingIsEscaped() {
    let evil = "\"><img onerror=x>"
    let entity = EntityMarkup.Entity(evil, 0..<1)
    let other = EntityMarkup.Entity(evil, 0..<2)
    let html = EntityMarkup(labels: [evil]).comparison([evil, "<script>"], gold: [entity], predicted: [other])
    #expect(!html.contains("<img") && !html.contains("<script"))
  }

  /// Kinds differ in symbol and words, not only in a class.
  @Test func symbolsAndMeaningsDiffer() {
    let kinds = EntityMarkup.Agreement.allCases
    #expect(Set(kinds.map(\.symbol)).count == kinds.count)
    #expect(Set(kinds.map(\.meaning)).count == kinds.count)
  }
}
