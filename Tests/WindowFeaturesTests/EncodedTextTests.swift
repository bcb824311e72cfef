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
    #expect(text.tokenCount == c.places.count)
    #expect(text.goldClasses.isEmpty)
    #expect(text.radius == c.radius)
    #expect(text.windowSize == 2 * c.radius + 1)
  }

  /// A text is as new after it is emptied, and takes the same sentences again.
  @Test(arguments: cases) func forgets(_ c: Case) {
    var text = text(c)
    text.append(formRows: [[3, 4]])
    text.removeAll()
    let padding = Array(repeating: Vocabulary.padding, count: c.radius)
    #expect(text.rows == [padding, padding])
    #expect(text.places.isEmpty)
    #expect(text.goldClasses.isEmpty)
    #expect(text.sentenceLengths.isEmpty)
    for sentence in c.sentences { text.append(formRows: sentence.map { [$0, 10 * $0] }) }
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

  @Test func impossibleTextsAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = EncodedText(featureCount: 0, radius: 1) }
    await #expect(processExitsWith: .failure) { _ = EncodedText(featureCount: 1, radius: -1) }
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
      text.append(formRows: [[5]])
      text.append(formRows: [[6]], goldClasses: [1])
    }
  }
}
