import TestSupport
import Testing
import WindowFeatures

@Suite struct WindowBatchTests {
  /// A text of the rows of words; the second feature's rows are ten times these, the classes those less five.
  private func text(_ sentences: [[Int32]], radius: Int, isTagged: Bool = true) -> EncodedText {
    var text = EncodedText(featureCount: 2, radius: radius)
    for sentence in sentences {
      text.append(formRows: sentence.map { [$0, 10 * $0] }, goldClasses: isTagged ? sentence.map { $0 - 5 } : [])
    }
    return text
  }

  private func batch(of text: EncodedText, tokens: some Collection<Int>) -> WindowBatch {
    var batch = WindowBatch(featureCount: 2)
    batch.fill(from: text, tokens: tokens)
    return batch
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var radius: Int
    var tokens: [Int]
    var rows: [Int32]
    var goldClasses: [Int32]
  }

  /// All of the sentences 5 6 7, 8 and 9 10, whose tokens are 0 to 5.
  static let cases = [
    Case(testDescription: "the first of a sentence", radius: 1, tokens: [0], rows: [0, 5, 6], goldClasses: [0]),
    Case(testDescription: "inside a sentence", radius: 1, tokens: [1], rows: [5, 6, 7], goldClasses: [1]),
    Case(testDescription: "the last of a sentence", radius: 1, tokens: [2], rows: [6, 7, 0], goldClasses: [2]),
    Case(testDescription: "a sentence of one", radius: 1, tokens: [3], rows: [0, 8, 0], goldClasses: [3]),
    Case(testDescription: "the first of the last", radius: 1, tokens: [4], rows: [0, 9, 10], goldClasses: [4]),
    Case(testDescription: "the very last", radius: 1, tokens: [5], rows: [9, 10, 0], goldClasses: [5]),
    Case(
      testDescription: "windows wider than a sentence", radius: 3, tokens: [1, 3],
      rows: [0, 0, 5, 6, 7, 0, 0, 0, 0, 0, 8, 0, 0, 0], goldClasses: [1, 3]),
    Case(
      testDescription: "in the order asked for", radius: 1, tokens: [5, 0, 2],
      rows: [9, 10, 0, 0, 5, 6, 6, 7, 0], goldClasses: [5, 0, 2]),
    Case(
      testDescription: "one token twice", radius: 1, tokens: [1, 1], rows: [5, 6, 7, 5, 6, 7], goldClasses: [1, 1]),
    Case(testDescription: "no context", radius: 0, tokens: [4, 0, 3], rows: [9, 5, 8], goldClasses: [4, 0, 3]),
    Case(testDescription: "no tokens", radius: 2, tokens: [], rows: [], goldClasses: []),
  ]

  @Test(arguments: cases) func windows(_ c: Case) {
    let batch = batch(of: text([[5, 6, 7], [8], [9, 10]], radius: c.radius), tokens: c.tokens)
    #expect(batch.rows == [c.rows, c.rows.map { 10 * $0 }])
    #expect(batch.goldClasses == c.goldClasses)
    #expect(batch.count == c.tokens.count)
  }

  /// Each window is what stands around its token in its sentence, and padding where nothing stands.
  @Test func windowsNeverCrossASentence() {
    for seed: UInt64 in 1...40 {
      var random = SeededRandom(seed: seed)
      let radius = Int.random(in: 0...4, using: &random)
      let sentences: [[Int32]] = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 0...7, using: &random)).map { _ in Int32.random(in: 1...99, using: &random) }
      }
      let expected = sentences.flatMap { sentence in
        sentence.indices.flatMap { place in
          (place - radius...place + radius).map { sentence.indices.contains($0) ? sentence[$0] : Vocabulary.padding }
        }
      }
      let text = text(sentences, radius: radius)
      let batch = batch(of: text, tokens: 0..<text.tokenCount)
      #expect(batch.rows[0] == expected, "seed \(seed)")
      #expect(batch.rows[1] == expected.map { 10 * $0 }, "seed \(seed)")
      #expect(batch.goldClasses == sentences.joined().map { $0 - 5 }, "seed \(seed)")
    }
  }

  @Test func takesAnyCollection() {
    let text = text([[5, 6, 7]], radius: 0)
    #expect(batch(of: text, tokens: [2, 1, 0][1...]).rows[0] == [6, 5])
    #expect(batch(of: text, tokens: (0..<3).reversed()).rows[0] == [7, 6, 5])
    #expect(batch(of: text, tokens: Set([1])).rows[0] == [6])
  }

  @Test func startsEmpty() {
    let batch = WindowBatch(featureCount: 3)
    #expect(batch.rows == [[], [], []])
    #expect(batch.goldClasses.isEmpty)
    #expect(batch.count == 0)
  }

  /// Nothing is left of the windows before, nor of their classes.
  @Test func fillingReplacesAll() {
    var batch = batch(of: text([[5, 6, 7]], radius: 1), tokens: 0..<3)
    batch.fill(from: text([[8, 9]], radius: 2, isTagged: false), tokens: [1])
    #expect(batch.rows == [[0, 8, 9, 0, 0], [0, 80, 90, 0, 0]])
    #expect(batch.goldClasses.isEmpty)
    #expect(batch.count == 1)
  }

  @Test func dropsKnownWordsAlone() {
    var batch = batch(of: text([[2, 1, 3]], radius: 2), tokens: 0..<3)
    batch.dropWords { true }
    #expect(batch.rows[0] == [0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0])
    #expect(batch.rows[1] == [0, 0, 20, 10, 30, 0, 20, 10, 30, 0, 20, 10, 30, 0, 0])
    #expect(batch.goldClasses == [-3, -4, -2])
    #expect(batch.count == 3)
  }

  /// Rows 2 and 3 are words; 0 and 1 are not, and are not asked about.
  @Test func asksOnceForEachKnownWord() {
    let before = batch(of: text([[2, 1, 3]], radius: 1), tokens: 0..<3)
    #expect(before.rows[0] == [0, 2, 1, 2, 1, 3, 1, 3, 0])
    // the words, in order, stand at these places
    for (word, place) in [1, 3, 5, 7].enumerated() {
      var batch = before
      var questions = 0
      batch.dropWords {
        questions += 1
        return questions == word + 1
      }
      var expected = before.rows[0]
      expected[place] = Vocabulary.unknown
      #expect(questions == 4)
      #expect(batch.rows[0] == expected)
    }
  }

  @Test func mayDropNothing() {
    let before = batch(of: text([[2, 1, 3], [4]], radius: 1), tokens: 0..<4)
    var batch = before
    batch.dropWords { false }
    #expect(batch.rows == before.rows)
    // a word that is dropped is known no more
    batch.dropWords { true }
    var questions = 0
    batch.dropWords {
      questions += 1
      return true
    }
    #expect(questions == 0)
  }

  @Test func droppingLeavesTheTextAlone() {
    let text = text([[5, 6]], radius: 1)
    var batch = batch(of: text, tokens: 0..<2)
    batch.dropWords { true }
    #expect(text.rows[0] == [0, 5, 6, 0])
    batch.fill(from: text, tokens: 0..<2)
    #expect(batch.rows[0] == [0, 5, 6, 5, 6, 0])
  }

  @Test func otherFeaturesAndTokensAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      var batch = WindowBatch(featureCount: 1)
      batch.fill(from: EncodedText(featureCount: 2, radius: 1), tokens: [])
    }
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 1, radius: 1)
      text.append(formRows: [[5]])
      var batch = WindowBatch(featureCount: 1)
      batch.fill(from: text, tokens: [1])
    }
  }
}
