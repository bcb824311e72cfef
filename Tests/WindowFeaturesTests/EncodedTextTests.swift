import Testing
import WindowFeatures

@Suite struct EncodedTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var radius: Int
    /// The rows of the words of each sentence; the second feature's are ten times these.
    var sentences: [[Int32]]
    var rows: [Int32]
    var places: [Int32]
  }

  static let cases = [
    Case(testDescription: "no sentences", radius: 2, sentences: [], rows: [0, 0], places: []),
    Case(testDescription: "one word", radius: 2, sentences: [[5]], rows: [0, 0, 5, 0, 0], places: [2]),
    Case(
      testDescription: "a sentence", radius: 1, sentences: [[5, 6, 7]], rows: [0, 5, 6, 7, 0], places: [1, 2, 3]),
    Case(
      testDescription: "sentences share their padding", radius: 2, sentences: [[5, 6], [7], [8, 9]],
      rows: [0, 0, 5, 6, 0, 0, 7, 0, 0, 8, 9, 0, 0], places: [2, 3, 6, 9, 10]),
    Case(
      testDescription: "an empty sentence", radius: 1, sentences: [[5], [], [6]], rows: [0, 5, 0, 0, 6, 0],
      places: [1, 4]),
    Case(testDescription: "no context", radius: 0, sentences: [[5, 6], [7]], rows: [5, 6, 7], places: [0, 1, 2]),
    Case(testDescription: "nothing without context", radius: 0, sentences: [], rows: [], places: []),
  ]

  private func text(_ c: Case) -> EncodedText {
    var text = EncodedText(featureCount: 2, radius: c.radius)
    for sentence in c.sentences { text.append(formRows: sentence.map { [$0, 10 * $0] }) }
    return text
  }

  @Test(arguments: cases) func padsSentences(_ c: Case) {
    let text = text(c)
    #expect(text.rows == [c.rows, c.rows.map { 10 * $0 }])
    #expect(text.places == c.places)
    #expect(text.sentenceLengths == c.sentences.map(\.count))
    #expect(text.sentenceStarts == c.sentences.indices.map { c.sentences[..<$0].joined().count })
    #expect(text.documentStarts.isEmpty)
    #expect(text.tokenCount == c.places.count)
    #expect(text.goldClasses.isEmpty)
    #expect(text.radius == c.radius)
    #expect(text.windowSize == 2 * c.radius + 1)
  }

  /// A text is as new after it is emptied, and takes the same sentences again.
  @Test(arguments: cases) func forgets(_ c: Case) {
    var text = text(c)
    text.append(formRows: [[3, 4]], forms: [7])
    text.endDocument()
    text.removeAll()
    let padding = Array(repeating: Vocabulary.padding, count: c.radius)
    #expect(text.rows == [padding, padding])
    #expect(text.places.isEmpty)
    #expect(text.goldClasses.isEmpty)
    #expect(text.forms.isEmpty)
    #expect(text.sentenceLengths.isEmpty)
    #expect(text.sentenceStarts.isEmpty)
    #expect(text.documentStarts.isEmpty)
    for sentence in c.sentences { text.append(formRows: sentence.map { [$0, 10 * $0] }) }
    text.endDocument()
    #expect(text.documentStarts == [0])
    #expect(text.sentences(ofDocument: 0) == 0..<c.sentences.count)
    #expect(text.rows == [c.rows, c.rows.map { 10 * $0 }])
    #expect(text.places == c.places)
  }

  @Test func goldClassesFollowTheTokens() {
    var text = EncodedText(featureCount: 1, radius: 3)
    text.append(formRows: [[5], [6]], goldClasses: [2, 0])
    text.append(formRows: [], goldClasses: [])
    text.append(formRows: [[7]], goldClasses: [1])
    #expect(text.goldClasses == [2, 0, 1])
    #expect(text.tokenCount == 3)
    #expect(text.sentenceLengths == [2, 0, 1])
    text.removeAll()
    #expect(text.goldClasses.isEmpty)
  }

  @Test func formsFollowTheTokens() {
    var text = EncodedText(featureCount: 2, radius: 1)
    text.append(formRows: [[5, 1], [6, 1]], forms: [9, 0])
    text.append(formRows: [], forms: [])
    text.append(formRows: [[5, 1]], forms: [9])
    #expect(text.forms == [9, 0, 9])
    // where none are given, a form is its word
    text.append(formRows: [[7, 1], [5, 2]])
    #expect(text.forms == [9, 0, 9, 7, 5])
  }

  @Test func bagsStayWithTheText() {
    var bags = RowBags()
    _ = bags.append([3, 4])
    var text = EncodedText(featureCount: 2, radius: 1)
    #expect(text.bags == [nil, nil])
    text.bags = [nil, bags]
    text.append(formRows: [[5, 1]])
    text.removeAll()
    #expect(text.bags == [nil, bags])
  }

  /// The rows of one sentence come from the other text, and nothing else.
  @Test(arguments: cases) func takesTheRowsOfASentence(_ c: Case) {
    let text = text(c)
    var other = EncodedText(featureCount: 2, radius: c.radius)
    for sentence in c.sentences { other.append(formRows: sentence.map { [$0 + 20, $0 + 40] }, forms: sentence) }
    for index in c.sentences.indices {
      var expected = EncodedText(featureCount: 2, radius: c.radius)
      for (place, sentence) in c.sentences.enumerated() {
        expected.append(formRows: sentence.map { place == index ? [$0 + 20, $0 + 40] : [$0, 10 * $0] })
      }
      var mixed = text
      mixed.takeRows(ofSentence: index, from: other)
      #expect(mixed.rows == expected.rows)
      #expect(mixed.forms == text.forms)
      #expect(mixed.places == text.places)
      // and back
      mixed.takeRows(ofSentence: index, from: text)
      #expect(mixed.rows == text.rows)
    }
  }

  @Test func rowsOfAnotherTextAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      var (text, other) = (EncodedText(featureCount: 1, radius: 1), EncodedText(featureCount: 1, radius: 1))
      text.append(formRows: [[5]])
      other.append(formRows: [[5], [6]])
      text.takeRows(ofSentence: 0, from: other)
    }
    await #expect(processExitsWith: .failure) {
      var (text, other) = (EncodedText(featureCount: 1, radius: 1), EncodedText(featureCount: 1, radius: 2))
      text.append(formRows: [[5]])
      other.append(formRows: [[5]])
      text.takeRows(ofSentence: 0, from: other)
    }
  }

  struct Documents: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The numbers of tokens of the sentences of each document.
    var documents: [[Int]]
    var ranges: [Range<Int>]
    var tokenCounts: [Int]
  }

  static let documents = [
    Documents(testDescription: "no documents", documents: [], ranges: [], tokenCounts: []),
    Documents(testDescription: "one sentence", documents: [[3]], ranges: [0..<1], tokenCounts: [3]),
    Documents(
      testDescription: "several sentences", documents: [[3, 1], [2], [4, 4, 4]], ranges: [0..<2, 2..<3, 3..<6],
      tokenCounts: [4, 2, 12]),
    Documents(testDescription: "no sentences", documents: [[]], ranges: [0..<0], tokenCounts: [0]),
    Documents(
      testDescription: "no sentences between others", documents: [[], [1], [], [], [2, 2], []],
      ranges: [0..<0, 0..<1, 1..<1, 1..<1, 1..<3, 3..<3], tokenCounts: [0, 1, 0, 0, 4, 0]),
    Documents(
      testDescription: "sentences without tokens", documents: [[0], [0, 2, 0], [0, 0]],
      ranges: [0..<1, 1..<4, 4..<6], tokenCounts: [0, 2, 0]),
  ]

  @Test(arguments: documents) func documentsAreRunsOfSentences(_ c: Documents) {
    var text = EncodedText(featureCount: 1, radius: 2)
    for document in c.documents {
      for count in document { text.append(formRows: Array(repeating: [5], count: count)) }
      text.endDocument()
    }
    #expect(text.documentStarts == c.ranges.map(\.lowerBound))
    #expect(text.documentStarts.indices.map { text.sentences(ofDocument: $0) } == c.ranges)
    #expect(text.documentStarts.indices.map { text.tokenCount(ofDocument: $0) } == c.tokenCounts)
    #expect(text.sentenceLengths == c.documents.flatMap { $0 })
  }

  @Test func sentencesBehindTheLastDocumentAreOfNone() {
    var text = EncodedText(featureCount: 1, radius: 0)
    text.append(formRows: [[5]])
    text.endDocument()
    text.append(formRows: [[6], [7]])
    #expect(text.documentStarts == [0])
    #expect(text.sentences(ofDocument: 0) == 0..<1)
    text.append(formRows: [[8]])
    text.endDocument()
    #expect(text.documentStarts == [0, 1])
    #expect(text.sentences(ofDocument: 1) == 1..<3)
    #expect(text.tokenCount(ofDocument: 1) == 3)
  }

  @Test func impossibleTextsAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = EncodedText(featureCount: 0, radius: 1) }
    await #expect(processExitsWith: .failure) { _ = EncodedText(featureCount: 1, radius: -1) }
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 2, radius: 1)
      text.bags = [RowBags()]
    }
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 2, radius: 1)
      text.append(formRows: [[5, 6], [7]])
    }
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 1, radius: 1)
      text.append(formRows: [[5], [6]], goldClasses: [1])
    }
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 1, radius: 1)
      text.append(formRows: [[5], [6]], forms: [1])
    }
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 1, radius: 1)
      text.append(formRows: [[5]])
      _ = text.sentences(ofDocument: 0)
    }
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 1, radius: 1)
      text.append(formRows: [[5]])
      text.append(formRows: [[6]], goldClasses: [1])
    }
  }
}
