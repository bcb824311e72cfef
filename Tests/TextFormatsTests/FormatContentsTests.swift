import TaggedText
import Testing

@testable import TextFormats

@Suite struct FormatContentsTests {
  static let cases: [(lines: String, format: TextFormat, contents: FormatContents)] = [
    ("a b\n", .text, .text),
    ("a b\n", .tokens, [.words, .sentences]),
    ("in [Turin](LOC)\n", .inline, [.text, .entities]),
    ("a O\n", .conll, [.words, .sentences]),
    ("-DOCSTART- O\n\na B-X\n", .conll, [.words, .sentences, .documents, .entities]),
    ("a NN O\n", .conll, [.words, .sentences, .extras]),
    (
      "# newdoc\n# text = a\n1\ta\t_\t_\t_\t_\t_\t_\t_\tNER=B-X|SpaceAfter=No\n", .conllu,
      [.text, .words, .sentences, .documents, .entities]
    ),
    ("# sent_id = 1\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", .conllu, [.text, .words, .sentences, .extras]),
    ("1\ta\t_\tNN\t_\t_\t_\t_\t_\t_\n", .conllu, [.text, .words, .sentences, .extras]),
    ("1\ta\t_\t_\t_\t_\t_\t_\t_\tGloss=b\n", .conllu, [.text, .words, .sentences, .extras]),
    (
      #"{"text":"a\nb","entities":[{"start":0,"end":1,"label":"X","score":0.5},{"start":0,"end":3,"label":"Y"}]}"#,
      .jsonl, [.text, .records, .entities, .overlaps, .scores]
    ),
    (#"{"id":1,"text":"a"}"#, .jsonl, [.text, .extras]),
    (#"{"tokens":["a"],"tags":["B-X"],"new_document":true}"#, .jsonl, [.words, .sentences, .documents, .entities]),
  ]

  @Test(arguments: cases) func whatIsThereToBeLost(_ lines: String, _ format: TextFormat, _ contents: FormatContents)
    throws
  {
    let reader = try #require(format.reader(file: "a"))
    let (passages, errors) = read(lines, by: reader)
    #expect(errors == [])
    #expect(passages.reduce(into: FormatContents()) { $0.formUnion($1.contents) } == contents)
  }

  @Test func descriptionsNameEach() {
    #expect(FormatContents([.text, .scores]).descriptions == ["the white space of the text", "probabilities"])
    #expect(FormatContents(rawValue: 0x1FF).descriptions.count == 9)
  }
}
