import TaggedText
import Testing

@Suite struct TagReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var scheme: TagScheme
    var tags: String
    var conlleval, strict, discard: [EntitySpan]

    init(
      _ description: String, _ scheme: TagScheme, _ tags: String, conlleval: [EntitySpan], strict: [EntitySpan],
      discard: [EntitySpan]
    ) {
      (testDescription, self.scheme, self.tags) = (description, scheme, tags)
      (self.conlleval, self.strict, self.discard) = (conlleval, strict, discard)
    }

    /// A case in which the two modes that look at the scheme come to the same.
    init(
      _ description: String, _ scheme: TagScheme, _ tags: String, conlleval: [EntitySpan], others: [EntitySpan]
    ) {
      self.init(description, scheme, tags, conlleval: conlleval, strict: others, discard: others)
    }
  }

  static let cases = [
    Case("nothing", .iob2, "", conlleval: [], others: []),
    Case("I- after O", .iob2, "O I-X I-X O", conlleval: [EntitySpan("X", 1..<3)], others: []),
    Case("I- at the start", .iob2, "I-X O", conlleval: [EntitySpan("X", 0..<1)], others: []),
    Case("I- at the end", .iob2, "O O I-X", conlleval: [EntitySpan("X", 2..<3)], others: []),
    Case(
      "I-X after B-Y", .iob2, "B-Y I-X O", conlleval: [EntitySpan("Y", 0..<1), EntitySpan("X", 1..<2)],
      others: [EntitySpan("Y", 0..<1)]),
    Case(
      "I-X after I-Y, at the end", .iob2, "B-Y I-Y I-X", conlleval: [EntitySpan("Y", 0..<2), EntitySpan("X", 2..<3)],
      others: [EntitySpan("Y", 0..<2)]),
    Case(
      "back to the first label", .iob2, "B-Y I-X I-Y",
      conlleval: [EntitySpan("Y", 0..<1), EntitySpan("X", 1..<2), EntitySpan("Y", 2..<3)],
      others: [EntitySpan("Y", 0..<1)]),
    Case(
      "B- after B-", .iob2, "B-X B-X I-X", conlleval: [EntitySpan("X", 0..<1), EntitySpan("X", 1..<3)],
      others: [EntitySpan("X", 0..<1), EntitySpan("X", 1..<3)]),
    Case(
      "E- then B-", .bioes, "B-X E-X B-X E-X", conlleval: [EntitySpan("X", 0..<2), EntitySpan("X", 2..<4)],
      others: [EntitySpan("X", 0..<2), EntitySpan("X", 2..<4)]),
    Case(
      "E- then I-", .bioes, "B-X E-X I-X E-X", conlleval: [EntitySpan("X", 0..<2), EntitySpan("X", 2..<4)],
      others: [EntitySpan("X", 0..<2)]),
    Case("E- after O", .bioes, "O E-X", conlleval: [EntitySpan("X", 1..<2)], others: []),
    Case(
      "E-Y after B-X", .bioes, "B-X E-Y O", conlleval: [EntitySpan("X", 0..<1), EntitySpan("Y", 1..<2)], others: []),
    Case("B- without E-, at the end", .bioes, "O B-X", conlleval: [EntitySpan("X", 1..<2)], others: []),
    Case("I- without E-, at the end", .bioes, "B-X I-X", conlleval: [EntitySpan("X", 0..<2)], others: []),
    Case(
      "B- cut by S-", .bioes, "B-X S-X", conlleval: [EntitySpan("X", 0..<1), EntitySpan("X", 1..<2)],
      others: [EntitySpan("X", 1..<2)]),
    Case(
      "a second B-", .bioes, "B-X B-X E-X", conlleval: [EntitySpan("X", 0..<1), EntitySpan("X", 1..<3)],
      others: [EntitySpan("X", 1..<3)]),
    Case("B- after O in IOB1", .iob1, "O B-X O", conlleval: [EntitySpan("X", 1..<2)], others: []),
    Case(
      "B- I- after O in IOB1", .iob1, "O B-X I-X", conlleval: [EntitySpan("X", 1..<3)],
      strict: [EntitySpan("X", 2..<3)], discard: []),
    Case(
      "neighbours in IOB1", .iob1, "I-X B-X I-X I-Y",
      conlleval: [EntitySpan("X", 0..<1), EntitySpan("X", 1..<3), EntitySpan("Y", 3..<4)],
      others: [EntitySpan("X", 0..<1), EntitySpan("X", 1..<3), EntitySpan("Y", 3..<4)]),
    Case(
      "B- of another label in IOB1", .iob1, "I-X B-Y",
      conlleval: [EntitySpan("X", 0..<1), EntitySpan("Y", 1..<2)], others: [EntitySpan("X", 0..<1)]),
    Case(
      "tags of another scheme", .iob2, "S-X E-X", conlleval: [EntitySpan("X", 0..<1), EntitySpan("X", 1..<2)],
      others: []),
  ]

  @Test(arguments: cases) func reads(_ c: Case) throws {
    let tags = try c.tags.split(separator: " ").map { try #require(Tag(parsing: $0)) }
    for (reading, spans) in [(TagReading.conlleval, c.conlleval), (.strict, c.strict), (.discard, c.discard)] {
      #expect([EntitySpan](tags: tags, in: c.scheme, reading: reading) == spans, "\(reading)")
    }
  }

  /// All sequences of five tags of two labels, with the number of entities and a sum over them, from seqeval 1.2.2:
  /// ```python
  /// for scheme, prefixes in (IOB1, "BI"), (IOB2, "BI"), (IOBES, "BIES"):
  ///     tags = ["O"] + [p + "-" + l for p in prefixes for l in "AB"]
  ///     spans = total = 0
  ///     for number, sequence in enumerate(product(tags, repeat=5), 1):
  ///         for label, start, end in (e.to_tuple()[1:] for e in Tokens(list(sequence), scheme).entities):
  ///             spans += 1
  ///             total += number * (100 * "AB".index(label) + 10 * start + end)
  ///     print(scheme.__name__, spans, total)
  /// ```
  @Test(arguments: [
    (TagScheme.iob1, 6_650, 851_703_575), (.iob2, 6_250, 713_083_169), (.bioes, 71_966, 173_177_821_008),
  ])
  func strictIsAsInSeqeval(_ scheme: TagScheme, _ spans: Int, _ total: Int) {
    var (count, sum) = (0, 0)
    for (index, tags) in sequences(length: 5, scheme).enumerated() {
      for span in [EntitySpan](tags: tags, in: scheme, reading: .strict) {
        count += 1
        sum += (index + 1) * ((span.label == "B" ? 100 : 0) + 10 * span.tokens.lowerBound + span.tokens.upperBound)
      }
    }
    #expect((count, sum) == (spans, total))
  }

  @Test(arguments: [TagScheme.iob2, .bioes]) func strictIsDiscardButInIOB1(_ scheme: TagScheme) {
    for tags in sequences(length: 4, scheme) {
      let (strict, discard) = (
        [EntitySpan](tags: tags, in: scheme, reading: .strict), [EntitySpan](tags: tags, in: scheme, reading: .discard)
      )
      #expect(strict == discard, "\(tags)")
    }
  }

  @Test(arguments: TagScheme.allCases) func regularTagsAreReadAlike(_ scheme: TagScheme) {
    for spans in spanLayouts(count: 4) {
      let tags = scheme.parsedTags(for: spans, count: 4)
      for reading in TagReading.allCases { #expect([EntitySpan](tags: tags, in: scheme, reading: reading) == spans) }
    }
  }

  /// All sequences of tags of the labels `A` and `B`, `O` first and the last tag changing fastest.
  private func sequences(length: Int, _ scheme: TagScheme) -> [[Tag]] {
    let tags = [.outside] + scheme.prefixes.flatMap { prefix in ["A", "B"].map { Tag(prefix, $0) } }
    return (0..<length).reduce([[]]) { all, _ in all.flatMap { start in tags.map { start + [$0] } } }
  }
}
