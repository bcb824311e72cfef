import TaggedText
import Testing

@testable import TextFormats

@Suite struct CoNLLUWriterTests {
  static func cut(_ passage: Passage) -> Passage {
    var passage = passage
    passage.cut(by: Tokenizer())
    return passage
  }

  @Test func wordsOfAText() throws {
    let passage = Self.cut(
      Passage("  Ada Lovelace met  us. Who?\t", [("PER", "Ada Lovelace")], lineEnd: .carriageReturnLineFeed))
    #expect(
      try written([Passage(""), passage], by: CoNLLUWriter(marksInputs: true)) == """
        # newdoc

        # text = Ada Lovelace met  us.
        1\tAda\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER|SpacesBefore=\\n\\s\\s
        2\tLovelace\t_\t_\t_\t_\t_\t_\t_\tNER=I-PER
        3\tmet\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\s\\s
        4\tus\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
        5\t.\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\s

        # text = Who?
        1\tWho\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
        2\t?\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\t\\r\\n


        """)
  }

  @Test func wordsWithoutAText() throws {
    let (passages, _) = read("-DOCSTART- O\n\nAda S-PER\nmet O\n\nus O\n", by: ColumnReader(file: "a"))
    #expect(
      try written(passages, by: CoNLLUWriter(scheme: .bioes)) == """
        # newdoc
        # text = Ada met
        1\tAda\t_\t_\t_\t_\t_\t_\t_\tNER=S-PER
        2\tmet\t_\t_\t_\t_\t_\t_\t_\t_

        # text = us
        1\tus\t_\t_\t_\t_\t_\t_\t_\t_


        """)
  }

  @Test func linesThatWereReadStayButForTheirTags() throws {
    let lines = CoNLLUReaderTests.lines(
      """
      # newdoc id = 1
      # sent_id = a
      1-2 vámonos ner=B-X|SpaceAfter=No
      1 vamos NER=B-X
      2 nos A=b
      2.1 e NER=B-E
      3 mar Gloss=sea
      4 . NER=B-Y


      """)
    var passages = read(lines, by: CoNLLUReader(file: "a")).passages
    #expect(
      try written(passages, by: CoNLLUWriter())
        == lines.replacing("vamos\t_\t_\t_\t_\t_\t_\t_\tNER=B-X", with: "vamos\t_\t_\t_\t_\t_\t_\t_\t_"))
    passages[0].sentences[0].entities = [EntitySpan("a|b c", 1..<2)]
    #expect(
      try written(passages, by: CoNLLUWriter())
        == CoNLLUReaderTests.lines(
          """
          # newdoc id = 1
          # sent_id = a
          1-2 vámonos ner=O|SpaceAfter=No
          1 vamos
          2 nos A=b
          2.1 e NER=B-E
          3 mar Gloss=sea|NER=B-a\\pb\\sc
          4 . NER=O


          """))
  }

  @Test func labelsOfAnySortComeBack() throws {
    let passage = Self.cut(Passage("x y", [("a|b=c \\s\t\n", "x")]))
    let back = read(try written([passage], by: CoNLLUWriter()), by: CoNLLUReader(file: "a")).passages
    #expect(back.map(\.shown) == [passage.shown])
  }

  @Test func inputsAreMarkedOnceWhereTheyAreDocuments() throws {
    let (passages, _) = read(CoNLLUReaderTests.lines("# newdoc\n1 a\n\n1 b\n"), by: CoNLLUReader(file: "a"))
    var writer = CoNLLUWriter(marksInputs: true)
    var output: [UInt8] = []
    for passage in passages + passages {
      if passage.opensDocument { writer.begin(file: "a", to: &output) }
      try writer.append(passage, to: &output)
    }
    #expect(String(decoding: output, as: UTF8.self).split(separator: "\n").filter { $0 == "# newdoc" }.count == 2)
    writer.begin(file: "b", to: &output)
    output = []
    try writer.append(passages[1], to: &output)
    #expect(String(decoding: output, as: UTF8.self).hasPrefix("# newdoc\n1\tb"))
  }

  @Test(arguments: ["", "a\tb", "a\nb", "a\rb"]) func wordsThatBreakTheColumnAreRefused(_ word: String) {
    var passage = Passage(place: TextPlace(file: "a", line: 3))
    passage.sentences = [Sentence(words: [word])]
    #expect(
      throws: FormatError.unwritable(
        at: TextPlace(file: "a", line: 3), what: "a word that is empty or holds a tab or line end", found: word,
        format: .conllu)
    ) { try written([passage], by: CoNLLUWriter()) }
  }
}
