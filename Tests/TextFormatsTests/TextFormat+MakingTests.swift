import TaggedText
import Testing

@testable import TextFormats

@Suite struct TextFormatMakingTests {
  @Test func readersAndWriters() {
    for format in TextFormat.allCases {
      #expect((format.reader(file: "a") != nil) == (format.isReadable && format != .brat), "\(format)")
      #expect((format.writer() != nil) == (format != .html), "\(format)")
    }
  }

  /// A record that cannot be used, in each format that can be read from any line on.
  static let bad: [(TextFormat, line: [UInt8])] = [
    (.text, [0xFF]), (.tokens, [0xFF]), (.jsonl, [0x7B]), (.inline, [0xFF]),
  ]

  @Test(arguments: bad) func readersKnowTheirFileAndLine(_ format: TextFormat, line: [UInt8]) throws {
    var reader = try #require(format.reader(file: "f", line: 9))
    let error = #expect(throws: FormatError.self) { try reader.push(line[...], isEnded: true) }
    #expect(error?.place == TextPlace(file: "f", line: 9))
  }

  @Test func readersHaveTheirOptions() throws {
    var options = ReadingOptions()
    options.columns = CoNLLColumns(word: 1, tag: 0)
    options.unit = .utf8
    let columns = read("B-X a\n", by: try #require(TextFormat.conll.reader(file: "f", options: options)))
    #expect(columns.passages.map(\.sentences) == [[Sentence(words: ["a"], entities: [EntitySpan("X", 0..<1)])]])
    let records = read(
      #"{"text":"éa","entities":[[2,3,"X"]]}"#, by: try #require(TextFormat.jsonl.reader(file: "f", options: options)))
    #expect(records.passages.map(\.mentions) == [[Mention("X", 2..<3)]])
  }

  private static let options = {
    var options = WritingOptions()
    options.scheme = .bioes
    options.placement = .replacing(CoNLLColumns())
    options.unit = .utf8
    options.showsTokens = true
    options.hasHeader = true
    options.marksInputs = true
    options.labels = ["X", "Y"]
    return options
  }()

  /// Each format with its defaults, and with other options.
  static let outputs: [(TextFormat, plain: String, other: String)] = [
    (.text, "é b\n", "é b\n"), (.tokens, "é b\n", "é b\n"), (.inline, "é [b](Y)\n", "é [b](Y)\n"),
    (.conll, "é O\nb B-Y\n\n", "-DOCSTART- O\n\né O\nb S-Y\n\n"),
    (
      .conllu, "# text = é b\n1\té\t_\t_\t_\t_\t_\t_\t_\t_\n2\tb\t_\t_\t_\t_\t_\t_\t_\tNER=B-Y|SpacesAfter=\\n\n\n",
      "# newdoc\n# text = é b\n1\té\t_\t_\t_\t_\t_\t_\t_\t_\n2\tb\t_\t_\t_\t_\t_\t_\t_\tNER=S-Y|SpacesAfter=\\n\n\n"
    ),
    (
      .jsonl,
      #"{"text":"é b","offset_unit":"scalar","entities":[{"start":2,"end":3,"label":"Y","text":"b","score":null}]}"#
        + "\n",
      #"{"file":"f","text":"é b","tokens":["é","b"],"tags":["O","S-Y"],"offset_unit":"utf8","#
        + #""entities":[{"start":3,"end":4,"label":"Y","text":"b","score":null}]}"# + "\n"
    ),
    (
      .tsv, "f\t2\t3\tscalar\tY\t\tb\n",
      "file\tstart\tend\tunit\tlabel\tscore\ttext\nf\t3\t4\tutf8\tY\t\tb\n"
    ),
    (.brat, "T1\tY 2 3\tb\n", "T1\tY 2 3\tb\n"),
    (
      .ansi, "é \u{1B}[1;34mb\u{1B}[0m\u{1B}[2m Y\u{1B}[0m\n", "é \u{1B}[1;32mb\u{1B}[0m\u{1B}[2m Y\u{1B}[0m\n"
    ),
  ]

  @Test(arguments: outputs) func writersHaveTheirOptions(_ format: TextFormat, plain: String, other: String) throws {
    var passage = Passage("é b", [("Y", "b")])
    passage.cut(by: Tokenizer())
    #expect(try written([passage], by: try #require(format.writer()), file: "f") == plain)
    #expect(try written([passage], by: try #require(format.writer(Self.options)), file: "f") == other)
  }

  @Test func tagsGoWhereTheyAreAsked() throws {
    let passages = read("a X B-Y\n", by: ColumnReader(file: "f")).passages
    #expect(try written(passages, by: try #require(TextFormat.conll.writer())) == "a X B-Y B-Y\n\n")
    var options = WritingOptions()
    options.placement = .replacing(CoNLLColumns(tag: 1))
    #expect(try written(passages, by: try #require(TextFormat.conll.writer(options))) == "a B-Y B-Y\n\n")
  }

  /// A text that has not been cut cannot be written in those that do.
  @Test func formatsOfWordsNeedThem() {
    #expect(TextFormat.allCases.filter(\.needsWords) == [.tokens, .conll, .conllu])
  }
}
