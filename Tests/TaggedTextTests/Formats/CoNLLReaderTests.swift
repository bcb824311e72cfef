import TaggedText
import Testing

@Suite struct CoNLLReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var columns = CoNLLColumns()
    /// One line a sentence, words and entities; `--` is a boundary.
    var events: [String]
  }

  static let cases = [
    Case(testDescription: "nothing", text: "", events: []),
    Case(testDescription: "only empty lines", text: "\n\n\n", events: []),
    Case(testDescription: "two sentences", text: "a O\nb B-X\n\nc O\n", events: ["a b [X 1..<2]", "c []"]),
    Case(testDescription: "no line feed at the end", text: "a O\nb O", events: ["a b []"]),
    Case(testDescription: "several empty lines", text: "\n\na O\n\n\n\nb O\n\n", events: ["a []", "b []"]),
    Case(testDescription: "Windows line ends", text: "a O\r\n\r\nb B-X\r\n", events: ["a []", "b [X 0..<1]"]),
    Case(testDescription: "byte-order mark", text: "\u{FEFF}a O\n", events: ["a []"]),
    Case(testDescription: "the same mark later on", text: "a O\n\u{FEFF}b O\n", events: ["a \u{FEFF}b []"]),
    Case(testDescription: "tabs between sentences", text: "a\tO\n\t\nb\tO\n", events: ["a []", "b []"]),
    Case(
      testDescription: "other space between sentences", text: "a O\n \u{B}\u{C}\r\nb O\n", events: ["a []", "b []"]),
    Case(testDescription: "a no-break space is a word", text: "\u{A0} O\n", events: ["\u{A0} []"]),
    Case(testDescription: "a word with a space", text: "New York\tB-LOC\n", events: ["New York [LOC 0..<1]"]),
    Case(testDescription: "runs of spaces", text: "a   x  B-X \n", events: ["a [X 0..<1]"]),
    Case(testDescription: "no comments", text: "# O\n#hash O\n", events: ["# #hash []"]),
    Case(testDescription: "neighbours of one label", text: "a I-X\nb B-X\n", events: ["a b [X 0..<1, X 1..<2]"]),
    Case(testDescription: "stray I-", text: "a O\nb I-X\n", events: ["a b [X 1..<2]"]),
    Case(
      testDescription: "boundaries", text: "-DOCSTART- -X- O O\n\na x y O\n\n-DOCSTART- -X- O O\n\nb x y O\n",
      events: ["--", "a []", "--", "b []"]),
    Case(
      testDescription: "boundaries without empty lines", text: "a O\n-DOCSTART- O\n-DOCSTART-\nb O\n-DOCSTART-",
      events: ["a []", "--", "--", "b []", "--"]),
    Case(testDescription: "a word that only starts as a boundary", text: "-DOCSTART-X O\n", events: ["-DOCSTART-X []"]),
    Case(testDescription: "more columns than the first line", text: "a O\nb x B-X\n", events: ["a b [X 1..<2]"]),
    Case(
      testDescription: "other columns", text: "1 a B-X z\n2 b O z\n", columns: CoNLLColumns(word: 1, tag: 2),
      events: ["a b [X 0..<1]"]),
    Case(
      testDescription: "columns from the end", text: "1 a B-X z\n", columns: CoNLLColumns(word: -3, tag: -2),
      events: ["a [X 0..<1]"]),
    Case(
      testDescription: "no tags", text: "a\nb\n\nc\n", columns: CoNLLColumns(tag: nil), events: ["a b []", "c []"]),
    Case(
      testDescription: "tags not wanted", text: "a B-X\nb nonsense\n", columns: CoNLLColumns(tag: nil),
      events: ["a b []"]),
  ]

  @Test(arguments: cases) func reads(_ c: Case) throws {
    #expect(try events(of: c.text, columns: c.columns) == c.events)
  }

  /// What a text completes, in the form of ``Case/events``.
  func events(of text: String, columns: CoNLLColumns) throws -> [String] {
    var reader = CoNLLReader(file: "test.txt", columns: columns)
    var events: [CoNLLReader.Event?] = []
    for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      events.append(try reader.push(line))
    }
    events.append(reader.finish())
    #expect(reader.finish() == nil)
    return events.compactMap(\.self).map { event in
      switch event {
      case .sentence(let read): (read.sentence.words + ["\(read.sentence.entities)"]).joined(separator: " ")
      case .documentBoundary: "--"
      }
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var lines: [[UInt8]]
    var columns = CoNLLColumns()
    var error: TextError

    init(_ description: String, _ text: String, columns: CoNLLColumns = CoNLLColumns(), error: TextError) {
      self.testDescription = description
      self.lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      self.columns = columns
      self.error = error
    }
  }

  static func place(_ line: Int) -> TextPlace { TextPlace(file: "bad.txt", line: line) }

  static let faults = [
    Fault(
      "missing column", "-DOCSTART-\n\nEU NNP I-NP O\n\nEU NNP I-NP",
      error: .missingColumn(at: place(5), text: "EU NNP I-NP", found: 3, expected: 4, like: 3)),
    Fault(
      "no tag column", "EU O", columns: CoNLLColumns(tag: 3),
      error: .noSuchColumn(at: place(1), role: "tag", column: 3, text: "EU O", found: 2)),
    Fault(
      "no word column", "EU O", columns: CoNLLColumns(word: -3),
      error: .noSuchColumn(at: place(1), role: "word", column: -3, text: "EU O", found: 2)),
    Fault("one column with tags wanted", "EU", error: .sameColumn(at: place(1), text: "EU", found: 1)),
    Fault(
      "no predicted column", "EU O", columns: CoNLLColumns(tag: 1, predicted: 2),
      error: .noSuchColumn(at: place(1), role: "predicted tag", column: 2, text: "EU O", found: 2)),
    Fault(
      "predicted and gold in one column", "EU O", columns: CoNLLColumns(tag: 1, predicted: -1),
      error: .noPredictions(at: place(1), text: "EU O", found: 2)),
    Fault(
      "predicted tags in the column of words", "EU O", columns: CoNLLColumns(predicted: 0),
      error: .noPredictions(at: place(1), text: "EU O", found: 2)),
    Fault(
      "a word as predicted tag", "EU O NNP", columns: CoNLLColumns(tag: 1, predicted: 2),
      error: .unknownTag("NNP", at: place(1))),
    Fault("empty word", "\tO", error: .emptyWord(at: place(1), text: "\tO")),
    Fault("unknown tag", "\nEU X-LOC", error: .unknownTag("X-LOC", at: place(2))),
    Fault("empty tag", "EU\t", error: .unknownTag("", at: place(1))),
    Fault("a word as tag", "EU NNP", error: .unknownTag("NNP", at: place(1))),
  ]

  @Test(arguments: faults) func refuses(_ fault: Fault) {
    #expect(throws: fault.error) {
      var reader = CoNLLReader(file: "bad.txt", columns: fault.columns)
      for line in fault.lines { _ = try reader.push(line[...]) }
    }
  }

  @Test func refusesWordsInLatin1() {
    #expect(throws: TextError.invalidUTF8(at: Self.place(1), text: "Z\u{FFFD}rich")) {
      var reader = CoNLLReader(file: "bad.txt")
      _ = try reader.push([0x5A, 0xFC, 0x72, 0x69, 0x63, 0x68, 0x20, 0x4F])
    }
  }

  @Test func goesOnAfterABadLine() throws {
    var reader = CoNLLReader(file: "bad.txt")
    #expect(try reader.push(Array("-DOCSTART- O".utf8)[...]) == .documentBoundary(line: Array("-DOCSTART- O".utf8)))
    #expect(try reader.push(Array("a B-X".utf8)[...]) == nil)
    #expect(throws: TextError.self) { try reader.push(Array("b nonsense".utf8)[...]) }
    #expect(try reader.push(Array("c I-X".utf8)[...]) == nil)
    guard case .sentence(let read) = try reader.push([]) else {
      Issue.record("no sentence")
      return
    }
    #expect(read.sentence == Sentence(words: ["a", "c"], entities: [EntitySpan("X", 0..<2)]))
    #expect(reader.lineNumber == 5)
  }

  @Test func gathersEvidence() throws {
    var reader = CoNLLReader(file: "a.txt")
    for line in ["a I-X", "", "b O", "c I-X", "", "d B-X"] { _ = try reader.push(Array(line.utf8)[...]) }
    #expect(reader.evidence.description == "iob1")
    _ = reader.finish()
    #expect(reader.evidence.description == "iob1 (1 irregular tag read as conlleval reads it)")
  }
}
