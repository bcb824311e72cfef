import TaggedText
import Testing

@testable import TextFormats

@Suite struct MentionAlignmentTests {
  /// `in Turin , New York .` and a second sentence, each policy with the words of the entities and what is reported.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var mentions: [Mention]
    var expanded: [String]
    var contracted: [String]
    var dropped: [String]
    var report: [String]
  }

  static let text = "in Turin, New York. He left."

  static let cases = [
    Case(
      testDescription: "words", mentions: [Mention("A", 3..<8), Mention("B", 10..<18)],
      expanded: ["A: Turin", "B: New York"],
      contracted: ["A: Turin", "B: New York"], dropped: ["A: Turin", "B: New York"], report: []),
    Case(
      testDescription: "a part of a word", mentions: [Mention("A", 3..<7)], expanded: ["A: Turin"], contracted: [],
      dropped: [],
      report: ["\"Turi\" (A 3–7) does not begin and end with words; nearest borders 3–8"]),
    Case(
      testDescription: "half a word more", mentions: [Mention("A", 10..<16)], expanded: ["A: New York"],
      contracted: ["A: New"], dropped: [],
      report: ["\"New Yo\" (A 10–16) does not begin and end with words; nearest borders 10–18 and 10–13"]),
    Case(
      testDescription: "a space", mentions: [Mention("A", 2..<8)], expanded: ["A: Turin"], contracted: ["A: Turin"],
      dropped: [], report: ["\" Turin\" (A 2–8) does not begin and end with words; nearest borders 3–8 and 3–8"]),
    Case(
      testDescription: "an overlap", mentions: [Mention("A", 10..<18), Mention("B", 14..<18)],
      expanded: ["A: New York"],
      contracted: ["A: New York"], dropped: ["A: New York"], report: ["\"York\" (B 14–18) overlaps an entity before it"]
    ),
    Case(
      testDescription: "two sentences", mentions: [Mention("A", 14..<22)], expanded: [], contracted: [], dropped: [],
      report: ["\"York. He\" (A 14–22) goes over the end of a sentence"]),
    Case(
      testDescription: "no word", mentions: [Mention("A", 8..<9), Mention("B", 9..<10)], expanded: ["A: ,"],
      contracted: ["A: ,"], dropped: ["A: ,"], report: ["\" \" (B 9–10) holds no word"]),
  ]

  @Test(arguments: cases) func policies(_ c: Case) {
    for (policy, expected) in [
      (MisalignedPolicy.expand, c.expanded), (.contract, c.contracted), (.drop, c.dropped), (.error, c.dropped),
    ] {
      var passage = Passage(Self.text, line: 4)
      passage.mentions = c.mentions
      let misaligned = passage.cut(by: Tokenizer(), misaligned: policy)
      let found = passage.sentences.flatMap { sentence in
        sentence.entities.map { "\($0.label): \(sentence.words[$0.tokens].joined(separator: " "))" }
      }
      #expect(found == expected, "\(policy)")
      #expect(misaligned.map { $0.report(in: passage, unit: .scalar) } == c.report.map { "a:4: entity \($0)" })
    }
  }

  /// An entity that would have been dropped leaves its words to others.
  @Test func whatIsContractedOverlapsLess() {
    var passage = Passage("New York Times")
    passage.mentions = [Mention("A", 0..<6), Mention("B", 4..<14)]
    let misaligned = passage.cut(by: Tokenizer(), misaligned: .contract)
    #expect(passage.sentences[0].entities == [EntitySpan("A", 0..<1), EntitySpan("B", 1..<3)])
    #expect(misaligned.map(\.reason) == [.borders])
  }
}
