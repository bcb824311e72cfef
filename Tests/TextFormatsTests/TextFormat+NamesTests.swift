import Testing

@testable import TextFormats

@Suite struct TextFormatNamesTests {
  static let names: [(String, TextFormat?, TextFormat?)] = [
    ("a.txt", .text, .text), ("b/A.TXT.GZ", .text, .text), ("a.tok", .tokens, .tokens), ("a.iob2", .conll, .conll),
    ("a.conllu", .conllu, .conllu), ("a.jsonl", .jsonl, .jsonl), ("a.tsv", .conll, .tsv), ("a.ann", .brat, .brat),
    ("a.inline", .inline, .inline), ("a.html", nil, .html), ("a.ansi", nil, .ansi), ("a.doc", nil, nil),
    ("a.txt.jsonl", .jsonl, .jsonl), ("a.gz", nil, nil), (".gz", nil, nil), ("-", nil, nil),
    ("txt", nil, nil), ("a.txt/b", nil, nil), ("", nil, nil),
  ]

  @Test(arguments: names) func namesTellFormats(_ name: String, _ read: TextFormat?, _ written: TextFormat?) {
    #expect(TextFormat(readingFrom: name) == read)
    #expect(TextFormat(writingTo: name) == written)
  }

  @Test func endingsTellOneFormat() {
    let endings = TextFormat.allCases.flatMap(\.endings)
    #expect(Set(endings).count == endings.count)
  }
}
