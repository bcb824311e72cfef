import TaggedText
import Testing

@Suite struct SchemeEvidenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sentences: [String]
    var says: String
  }

  static let cases = [
    Case(testDescription: "nothing seen", sentences: [], says: "iob2"),
    Case(testDescription: "no entities", sentences: ["O O"], says: "iob2"),
    Case(testDescription: "IOB1", sentences: ["I-PER I-PER O", "O I-LOC"], says: "iob1"),
    Case(testDescription: "IOB1 with neighbours", sentences: ["I-PER B-PER B-PER"], says: "iob1"),
    Case(testDescription: "IOB2", sentences: ["B-PER I-PER O", "O B-LOC"], says: "iob2"),
    Case(testDescription: "IOB2 with neighbours", sentences: ["B-PER B-PER"], says: "iob2"),
    Case(
      testDescription: "IOB2 with a stray I-", sentences: ["B-PER O B-PER O I-PER"],
      says: "iob2 (1 irregular tag read as conlleval reads it)"),
    Case(
      testDescription: "IOB2 with stray I- after another label", sentences: ["B-PER I-LOC O B-LOC", "B-LOC I-PER"],
      says: "iob2 (2 irregular tags read as conlleval reads them)"),
    Case(
      testDescription: "IOB1 with a B- too many", sentences: ["I-PER O I-PER O B-PER"],
      says: "iob1 (1 irregular tag read as conlleval reads it)"),
    Case(
      testDescription: "as many of either", sentences: ["I-PER O B-PER"],
      says: "iob2 (1 irregular tag read as conlleval reads it)"),
    Case(testDescription: "BIOES", sentences: ["B-PER I-PER E-PER S-LOC S-LOC"], says: "bioes"),
    Case(testDescription: "BILOU", sentences: ["B-PER I-PER L-PER U-LOC"], says: "bioes"),
    Case(
      testDescription: "BIOES with spans without ends", sentences: ["S-LOC B-PER I-PER O", "B-PER"],
      says: "bioes (2 irregular tags read as conlleval reads them)"),
  ]

  @Test(arguments: cases) func says(_ c: Case) throws {
    var evidence = SchemeEvidence()
    for sentence in c.sentences {
      evidence.observe(try sentence.split(separator: " ").map { try #require(Tag(parsing: $0)) })
    }
    #expect("\(evidence)" == c.says)
  }

  @Test(arguments: [
    ("O", "no entity was seen"), ("B-X I-X O B-Y O I-X", "2 entities open with B-, 1 with I-"),
    ("B-X", "1 entity opens with B-, 0 with I-"), ("B-X E-X", "E- or S- tags were seen"),
  ])
  func saysWhy(_ tags: String, _ reason: String) throws {
    var evidence = SchemeEvidence()
    evidence.observe(try tags.split(separator: " ").map { try #require(Tag(parsing: $0)) })
    #expect(evidence.reason == reason)
  }

  @Test(arguments: TagScheme.allCases) func findsNothingIrregularInWhatASchemeWrites(_ scheme: TagScheme) {
    for spans in spanLayouts(count: 4) {
      var evidence = SchemeEvidence()
      evidence.observe(scheme.parsedTags(for: spans, count: 4))
      #expect(evidence.irregular(in: scheme) == 0)
      let showsNoBioes = scheme == .bioes && spans.isEmpty
      let showsNoIob1 = scheme == .iob1 && spans.isEmpty
      if !showsNoBioes && !showsNoIob1 { #expect(evidence.scheme == scheme) }
    }
  }
}
