import TaggedText
import Testing

@Suite struct CoNLLWriterTests {
  static let sentences = [
    Sentence(words: ["#", "O'Brien", "\u{A0}", "👩‍👧", "I-X"]),
    Sentence(
      words: ["Rome", "Paris", "New", "York"],
      entities: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 1..<2), EntitySpan("LOC", 2..<4)]),
    Sentence(words: ["x"], entities: [EntitySpan("creative-work", 0..<1)]),
  ]

  @Test func writesColumns() throws {
    var output: [UInt8] = []
    let writer = CoNLLWriter(scheme: .bioes, separator: .tab)
    writer.appendDocumentBoundary(to: &output)
    try writer.append(Self.sentences[1], to: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        -DOCSTART-\tO

        Rome\tS-LOC
        Paris\tS-LOC
        New\tB-LOC
        York\tE-LOC


        """)
  }

  @Test(arguments: TagScheme.allCases, [CoNLLSeparator.space, .tab])
  func readsWhatItWrites(_ scheme: TagScheme, _ separator: CoNLLSeparator) throws {
    let writer = CoNLLWriter(scheme: scheme, separator: separator)
    var output: [UInt8] = []
    for sentence in Self.sentences {
      writer.appendDocumentBoundary(to: &output)
      try writer.append(sentence, to: &output)
    }
    let corpus = try Corpus(bytes: output, file: "round trip")
    #expect(corpus.documents == Self.sentences.map { [$0] })
    #expect(corpus.scheme == scheme)
    #expect(corpus.irregular == 0)
  }

  @Test(arguments: TagScheme.allCases) func readsRandomSpansBack(_ scheme: TagScheme) throws {
    let writer = CoNLLWriter(scheme: scheme)
    var output: [UInt8] = []
    let sentences = spanLayouts(count: 3).map { Sentence(words: ["a", "b", "c"], entities: $0) }
    for sentence in sentences { try writer.append(sentence, to: &output) }
    #expect(try Corpus(bytes: output, file: "round trip").sentences == sentences)
  }

  @Test func keepsSpacesInWordsBetweenTabs() throws {
    let sentence = Sentence(words: ["New York", "1 000"], entities: [EntitySpan("LOC", 0..<1)])
    var output: [UInt8] = []
    try CoNLLWriter(separator: .tab).append(sentence, to: &output)
    #expect(try Corpus(bytes: output, file: "tabs").sentences == [sentence])
  }

  /// Space and tab lines in one sentence each keep what they have.
  @Test func addsAColumnToTheLinesThatWereRead() throws {
    let text = "-DOCSTART- -X- O\r\n\r\nEU NNP I-ORG\r\nNew York\tNNP\tI-LOC\r\n"
    var reader = CoNLLReader(file: "a.txt")
    let writer = CoNLLWriter(scheme: .iob2)
    var output: [UInt8] = []
    func write(_ event: CoNLLReader.Event?) throws {
      switch event {
      case .sentence(let read): try writer.append(read, tagged: [EntitySpan("LOC", 1..<2)], to: &output)
      case .documentBoundary(let line): writer.appendDocumentBoundary(line: line, to: &output)
      case nil: break
      }
    }
    for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      try write(try reader.push(line))
    }
    try write(reader.finish())
    #expect(
      String(decoding: output, as: UTF8.self) == """
        -DOCSTART- -X- O

        EU NNP I-ORG O
        New York\tNNP\tI-LOC\tB-LOC


        """)
  }

  @Test(arguments: ["", "New York", "a\tb", "a\nb", "a\rb", "-DOCSTART-"])
  func refusesWordsThatWouldNotComeBack(_ word: String) {
    var output: [UInt8] = []
    #expect(throws: TextError.unwritable(word, separator: .space)) {
      try CoNLLWriter().append(Sentence(words: ["a", word]), to: &output)
    }
    #expect(output.isEmpty)
  }

  @Test func refusesLabelsThatWouldNotComeBack() throws {
    var output: [UInt8] = []
    let spaced = EntitySpan("work of art", 0..<1)
    #expect(throws: TextError.unwritable("work of art", separator: .space)) {
      try CoNLLWriter().append(Sentence(words: ["a"], entities: [spaced]), to: &output)
    }
    var reader = CoNLLReader(file: "a.txt", columns: CoNLLColumns(tag: nil))
    _ = try reader.push(Array("a x".utf8)[...])
    guard case .sentence(let read) = reader.finish() else {
      Issue.record("no sentence")
      return
    }
    #expect(throws: TextError.unwritable("work of art", separator: .space)) {
      try CoNLLWriter(separator: .tab).append(read, tagged: [spaced], to: &output)
    }
    #expect(output.isEmpty)
  }
}
