import TaggedText
import Testing

@Suite struct TagSchemeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var spans: [EntitySpan]
    var iob1: String
    var iob2: String
    var bioes: String

    func tags(in scheme: TagScheme) -> String {
      switch scheme {
      case .iob1: iob1
      case .iob2: iob2
      case .bioes: bioes
      }
    }
  }

  static let cases = [
    Case(testDescription: "no entity", spans: [], iob1: "O O O O", iob2: "O O O O", bioes: "O O O O"),
    Case(
      testDescription: "one of each length", spans: [EntitySpan("LOC", 0..<1), EntitySpan("PER", 1..<4)],
      iob1: "I-LOC I-PER I-PER I-PER", iob2: "B-LOC B-PER I-PER I-PER", bioes: "S-LOC B-PER I-PER E-PER"),
    Case(
      testDescription: "neighbours of one label", spans: [EntitySpan("LOC", 0..<2), EntitySpan("LOC", 2..<4)],
      iob1: "I-LOC I-LOC B-LOC I-LOC", iob2: "B-LOC I-LOC B-LOC I-LOC", bioes: "B-LOC E-LOC B-LOC E-LOC"),
    Case(
      testDescription: "one label with a gap", spans: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 2..<4)],
      iob1: "I-LOC O I-LOC I-LOC", iob2: "B-LOC O B-LOC I-LOC", bioes: "S-LOC O B-LOC E-LOC"),
    Case(
      testDescription: "three neighbours",
      spans: [EntitySpan("LOC", 1..<2), EntitySpan("LOC", 2..<3), EntitySpan("LOC", 3..<4)],
      iob1: "O I-LOC B-LOC B-LOC", iob2: "O B-LOC B-LOC B-LOC", bioes: "O S-LOC S-LOC S-LOC"),
  ]

  @Test(arguments: cases, TagScheme.allCases) func encodes(_ c: Case, in scheme: TagScheme) {
    #expect(scheme.tags(for: c.spans, count: 4).joined(separator: " ") == c.tags(in: scheme))
  }

  @Test(arguments: TagScheme.allCases) func decodesWhatItEncodes(_ scheme: TagScheme) {
    for count in 0...5 {
      for spans in spanLayouts(count: count) {
        #expect([EntitySpan](tags: scheme.parsedTags(for: spans, count: count)) == spans)
      }
    }
  }

  @Test func writesOnlyItsOwnPrefixes() {
    for scheme in TagScheme.allCases {
      for spans in spanLayouts(count: 4) {
        let prefixes = scheme.parsedTags(for: spans, count: 4).map(\.prefix).filter { $0 != .outside }
        #expect(prefixes.allSatisfy(scheme.prefixes.contains))
      }
    }
  }

  @Test func refusesSpansThatOverlapOrDoNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = TagScheme.iob2.tags(for: [EntitySpan("A", 0..<2), EntitySpan("A", 1..<3)], count: 3)
    }
    await #expect(processExitsWith: .failure) { _ = TagScheme.iob2.tags(for: [EntitySpan("A", 2..<4)], count: 3) }
  }
}
