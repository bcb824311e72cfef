import TaggedText
import Testing

@testable import TextFormats

@Suite struct CoNLLUReaderTests {
  /// Lines with two columns, number and word, and what stands in the last column.
  static func lines(_ lines: String) -> String {
    lines.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let parts = line.split(separator: " ")
      guard parts.count > 1, !line.hasPrefix("#") else { return String(line) }
      return "\(parts[0])\t\(parts[1])\t_\t_\t_\t_\t_\t_\t_\t\(parts.count > 2 ? parts[2] : "_")"
    }.joined(separator: "\n")
  }

  static func passages(_ text: String) -> [Passage] {
    let (passages, errors) = read(lines(text), by: CoNLLUReader(file: "a"))
    #expect(errors.isEmpty)
    return passages
  }

  @Test func textAndEntities() {
    let passages = Self.passages(
      """
      # newdoc id = one
      # text = Ada met Babbage.
      1 Ada NER=B-PER
      2 met
      3 Babbage SpaceAfter=No|NER=B-PER
      4 .

      # newdocument is no mark
      1 He
      2 left SpacesAfter=\\s\\n

      1 She

      """)
    #expect(passages.map(\.shown) == [["Ada met Babbage.", "PER: Ada", "PER: Babbage"], ["He left "], ["She"]])
    #expect(passages.map(\.opensDocument) == [true, false, false])
    #expect(passages.map(\.place.line) == [1, 8, 12])
    #expect(passages.allSatisfy { $0.lineEnd == .lineFeed })
    #expect(passages[0].sentences[0].words == ["Ada", "met", "Babbage", "."])
  }

  @Test func whiteSpaceIsAsItSays() {
    let passages = Self.passages(
      """
      1 a SpacesBefore=\\n\\s|SpacesAfter=\\s\\s
      2 b SpacesAfter=\\r\\n

      1 c SpaceAfter=No

      1 d SpacesAfter=\\s
      """)
    #expect(passages.map { $0.shown[0] } == ["\n a  b", "c", "d "])
    #expect(passages.map(\.lineEnd) == [.carriageReturnLineFeed, .none, .none])
    #expect(passages[0].sentences[0].byteRanges == [2..<3, 5..<6])
  }

  /// Of "vámonos al mar", as the pages of the format have it.
  @Test func tokensOfSeveralWordsAreOne() {
    let passages = Self.passages(
      """
      1-2 vámonos
      1 vamos
      2 nos
      3-4 al NER=B-LOC
      3 a
      4 el
      5 mar NER=I-LOC
      5.1 empty NER=B-X
      """)
    #expect(passages[0].shown == ["vámonos al mar", "LOC: al mar"])
    #expect(passages[0].sentences[0].words == ["vámonos", "al", "mar"])
  }

  @Test func entitiesOfTheWordsOfATokenAreItsOwn() {
    let passages = Self.passages(
      """
      1 in NER=O
      2-4 zur
      2 zu NER=B-LOC
      3 d NER=I-LOC
      4 er NER=B-X
      5 Post NER=I-X
      6 x NER=S-Y
      """)
    // what the second label has in the token is taken
    #expect(passages[0].shown == ["in zur Post x", "LOC: zur", "Y: x"])
  }

  @Test func aFileWithoutTagsSaysNothingOfEntities() {
    let passages = Self.passages("1 a\n\n1 b NER=O\n\n1 c\n")
    #expect(passages.map(\.mentions) == [nil, [], []])
  }

  @Test func endsOfLinesAndAMarkAreDropped() {
    let text = "\u{FEFF}" + Self.lines("# a\n1 x NER=B-X\n").replacing("\n", with: "\r\n") + "\r\n \t\n"
    let (passages, errors) = read(text, by: CoNLLUReader(file: "a"))
    #expect(errors.isEmpty)
    #expect(passages.map(\.shown) == [["x", "X: x"]])
  }

  @Test func badLinesAreNamedAndTheirSentencesLeftOut() {
    let (passages, errors) = read(
      Self.lines("1 a\n2\tb\n3 c\n\n1 d\n\n# newdoc\nx e\n\n1 f NER=PER\n\n1 g\n") + "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n",
      by: CoNLLUReader(file: "a.conllu"))
    #expect(passages.map(\.shown) == [["d"]])
    #expect(
      errors.map(\.description) == [
        "a.conllu:2: 2 columns (found \"2\\tb\"; expected 10 with tabs between); mend the record",
        "a.conllu:8: unknown number of a word (found \"x\"; expected 3, 3-4 or 5.1); mend the record",
        "a.conllu:10: unknown tag (found \"PER\"; expected O, or one of B- I- E- S- and a label); mend the record",
        "a.conllu:13: empty word (found \"1\\t\\t_\\t_\\t_\\t_\\t_\\t_\\t_\\t_\"; expected a word in the second column); mend the record",
      ])
  }

  @Test func aDocumentBeginsWithTheNextSentenceThatCanBeUsed() {
    let (passages, _) = read(Self.lines("# newdoc\nx e\n\n1 f\n\n1 g\n"), by: CoNLLUReader(file: "a"))
    #expect(passages.map(\.opensDocument) == [true, false])
  }
}
