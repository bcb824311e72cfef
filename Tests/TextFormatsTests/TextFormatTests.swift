import Testing

@testable import TextFormats

@Suite struct TextFormatTests {
  static let names: [(String, TextFormat?, TextFormat?)] = [
    ("a.txt", .text, .text), ("b/A.TXT.GZ", .text, .text), ("a.tok", .tokens, .tokens), ("a.iob2", .conll, .conll),
    ("a.conllu", .conllu, .conllu), ("a.jsonl", .jsonl, .jsonl), ("a.tsv", .conll, .tsv), ("a.ann", .brat, .brat),
    ("a.inline", .inline, .inline), ("a.html", nil, .html), ("a.ansi", nil, .ansi), ("a.doc", nil, nil),
    ("-", nil, nil),
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

  @Test func readersAndWriters() {
    for format in TextFormat.allCases {
      #expect((format.reader(file: "a") != nil) == (format.isReadable && format != .brat), "\(format)")
      #expect((format.writer() != nil) == (format != .html), "\(format)")
    }
  }

  @Test func losses() {
    let all: FormatContents = [.text, .words, .entities, .scores, .extras]
    #expect(TextFormat.losses(of: all, from: .jsonl, to: .inline) == [.words, .scores, .extras])
    #expect(TextFormat.losses(of: all, from: .conllu, to: .conllu) == [.scores])
  }
}
