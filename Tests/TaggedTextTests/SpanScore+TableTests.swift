import TaggedText
import Testing

@Suite struct SpanScoreTableTests {
  @Test func alignsColumns() {
    var score = SpanScore(scheme: .iob1)
    let people = (0..<10).map { EntitySpan("PER", $0 * 2..<$0 * 2 + 1) }
    score.add(
      gold: people + [EntitySpan("creative-work", 30..<32)],
      predicted: Array(people.dropFirst()) + [EntitySpan("creative-work", 30..<31), EntitySpan("LOC", 40..<41)],
      tokens: 150)
    #expect(
      score.description == """
        entity spans, exact match, counted as conlleval does
        label          precision  recall     F1  gold  found  right
        LOC                 0.00    0.00   0.00     0      1      0
        PER               100.00   90.00  94.74    10      9      9
        creative-work       0.00    0.00   0.00     1      1      0
        overall            81.82   81.82  81.82    11     11      9
        token accuracy 98.00% (147 of 150 tags in iob1)
        """)
  }

  @Test func showsAnEmptyScore() {
    #expect(
      SpanScore().description == """
        entity spans, exact match, counted as conlleval does
        label    precision  recall    F1  gold  found  right
        overall       0.00    0.00  0.00     0      0      0
        token accuracy 0.00% (0 of 0 tags in iob2)
        """)
  }

  @Test(arguments: [
    (TagReading.conlleval, "counted as conlleval does"), (.strict, "of tags that are legal in bioes (mode strict)"),
    (.discard, "improper sequences of bioes tags discarded (mode discard)"),
  ])
  func namesTheReading(_ reading: TagReading, _ heading: String) {
    let lines = SpanScore(scheme: .bioes).table(reading: reading).split(separator: "\n")
    #expect(lines.first == "entity spans, exact match, \(heading)")
  }
}
