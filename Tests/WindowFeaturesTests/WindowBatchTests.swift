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
    // each token is a sentence and a form of its own, even one that is there twice
    #expect(batch.sentenceLengths == c.tokens.map { _ in 1 })
    #expect(batch.formGroups == c.tokens.indices.map { Int32($0) })
  }

  @Test func bagsAreThoseOfTheText() {
    var bags = RowBags()
    _ = bags.append([3, 4])
    var text = text([[1]], radius: 1)
    text.bags = [nil, bags]
    var batch = WindowBatch(featureCount: 2)
    #expect(batch.bags == [nil, nil])
    batch.fill(from: text, tokens: [0])
    #expect(batch.bags == [nil, bags])
    batch.dropWords(ofTables: 1) { true }
    #expect(batch.bags == [nil, bags])
    batch.fill(from: self.text([[1]], radius: 1), sentences: [0])
    #expect(batch.bags == [nil, nil])
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

  /// A text of documents of sentences of words of one letter: a word's row is the letter's code point, its class that less
  /// 60, and the second feature's row is always 2.
  private func text(_ documents: [[String]], radius: Int) -> EncodedText {
    var text = EncodedText(featureCount: 2, radius: radius)
    var numbers = FormNumbers()
    for document in documents {
      for sentence in document {
        let words = sentence.map { String($0) }
        let rows = words.map { [Int32($0.unicodeScalars.first?.value ?? 0), 2] }
        text.append(formRows: rows, forms: words.map { numbers.number(of: $0) }, goldClasses: rows.map { $0[0] - 60 })
      }
      text.endDocument()
    }
    return text
  }

  struct Units: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Sentences of words of one letter.
    var documents: [[String]]
    /// The numbers of the documents, or of the sentences.
    var units: [Int]
    /// The words in the middle of the windows.
    var words: String
    var sentenceLengths: [Int]
    var formGroups: [Int32]
  }

  static let documentUnits = [
    Units(
      testDescription: "no documents", documents: [["ab"]], units: [], words: "", sentenceLengths: [], formGroups: []),
    Units(
      testDescription: "a document of one sentence", documents: [["aba"], ["c"]], units: [0], words: "aba",
      sentenceLengths: [3], formGroups: [0, 1, 0]),
    Units(
      testDescription: "a document of no sentences", documents: [["a"], [], ["b"]], units: [1], words: "",
      sentenceLengths: [], formGroups: []),
    Units(
      testDescription: "sentences without tokens", documents: [["", "ab", "", "a", ""]], units: [0], words: "aba",
      sentenceLengths: [0, 2, 0, 1, 0], formGroups: [0, 1, 0]),
    Units(
      testDescription: "forms of a document in several sentences", documents: [["x"], ["abc", "ca", "db"]], units: [1],
      words: "abccadb", sentenceLengths: [3, 2, 2], formGroups: [0, 1, 2, 2, 0, 3, 1]),
    Units(
      testDescription: "forms that differ in capitals only", documents: [["aA", "Aba"]], units: [0], words: "aAAba",
      sentenceLengths: [2, 3], formGroups: [0, 0, 0, 1, 0]),
    Units(
      testDescription: "no form is shared by documents", documents: [["ab", "a"], ["ba"]], units: [0, 1],
      words: "ababa",
      sentenceLengths: [2, 1, 2], formGroups: [0, 1, 0, 2, 3]),
    Units(
      testDescription: "in the order asked for", documents: [["ab"], ["c", "ac"], [], ["d"]], units: [3, 1, 2, 0],
      words: "dcacab", sentenceLengths: [1, 1, 2, 2], formGroups: [0, 1, 2, 1, 3, 4]),
    Units(
      testDescription: "one document twice", documents: [["aba"]], units: [0, 0], words: "abaaba",
      sentenceLengths: [3, 3], formGroups: [0, 1, 0, 2, 3, 2]),
  ]

  @Test(arguments: documentUnits) func fillsByDocuments(_ c: Units) {
    let text = text(c.documents, radius: 1)
    var batch = WindowBatch(featureCount: 2)
    batch.fill(from: text, documents: c.units)
    expect(c, in: batch)
  }

  static let sentenceUnits = [
    Units(
      testDescription: "no sentences", documents: [["ab"]], units: [], words: "", sentenceLengths: [], formGroups: []),
    Units(
      testDescription: "a sentence of several", documents: [["aba", "c"]], units: [0], words: "aba",
      sentenceLengths: [3], formGroups: [0, 1, 0]),
    Units(
      testDescription: "a sentence without tokens", documents: [["a", "", "b"]], units: [1], words: "",
      sentenceLengths: [0], formGroups: []),
    Units(
      testDescription: "no form is shared by sentences", documents: [["ab", "ba"], ["aA"]], units: [0, 1, 2],
      words: "abbaaA", sentenceLengths: [2, 2, 2], formGroups: [0, 1, 2, 3, 4, 4]),
    Units(
      testDescription: "in the order asked for", documents: [["ab"], ["", "cc"], [], ["d"]], units: [3, 2, 1, 0],
      words: "dccab", sentenceLengths: [1, 2, 0, 2], formGroups: [0, 1, 1, 2, 3]),
    Units(
      testDescription: "one sentence twice", documents: [["a", "bb"]], units: [1, 1], words: "bbbb",
      sentenceLengths: [2, 2], formGroups: [0, 0, 1, 1]),
  ]

  @Test(arguments: sentenceUnits) func fillsBySentences(_ c: Units) {
    let text = text(c.documents, radius: 1)
    var batch = WindowBatch(featureCount: 2)
    batch.fill(from: text, sentences: c.units)
    expect(c, in: batch)
  }

  /// A text of which a document is not complete has its sentences nonetheless.
  @Test func fillsBySentencesOfNoDocument() {
    var batch = WindowBatch(featureCount: 2)
    batch.fill(from: text([[5, 6, 5], [5]], radius: 0), sentences: 0..<2)
    #expect(batch.rows[0] == [5, 6, 5, 5])
    #expect(batch.formGroups == [0, 1, 0, 2])
  }

  private func expect(_ c: Units, in batch: WindowBatch) {
    let middle = stride(from: 1, to: batch.rows[0].count, by: 3).map { batch.rows[0][$0] }
    #expect(middle == c.words.unicodeScalars.map { Int32($0.value) })
    #expect(batch.rows[1].count == batch.rows[0].count)
    #expect(batch.goldClasses == middle.map { $0 - 60 })
    #expect(batch.count == c.words.unicodeScalars.count)
    #expect(batch.sentenceLengths == c.sentenceLengths)
    #expect(batch.formGroups == c.formGroups)
  }

  /// By documents and by sentences the windows are those of their tokens, and two tokens are of one group if and only if
  /// they have one form in one document.
  @Test func agreesWithComparingEveryTwoTokens() {
    for seed: UInt64 in 1...200 {
      var random = SeededRandom(seed: seed)
      let documents = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          String((0..<Int.random(in: 0...5, using: &random)).compactMap { _ in "aAbBc".randomElement(using: &random) })
        }
      }
      let text = text(documents, radius: Int.random(in: 0...3, using: &random))
      let order = documents.indices.shuffled(using: &random)
      var byDocuments = WindowBatch(featureCount: 2)
      byDocuments.fill(from: text, documents: order)
      let ranges = order.map { text.sentences(ofDocument: $0) }
      expectGroups(of: ranges, in: byDocuments, of: text, "seed \(seed): \(documents)")
      let sentences = text.sentenceLengths.indices.shuffled(using: &random)
      var bySentences = WindowBatch(featureCount: 2)
      bySentences.fill(from: text, sentences: sentences)
      expectGroups(of: sentences.map { $0..<$0 + 1 }, in: bySentences, of: text, "seed \(seed): \(documents)")
    }
  }

  private func expectGroups(
    of documents: [Range<Int>], in batch: WindowBatch, of text: EncodedText, _ comment: Comment
  ) {
    let sentences = documents.joined()
    let tokens = sentences.flatMap { text.sentenceStarts[$0]..<text.sentenceStarts[$0] + text.sentenceLengths[$0] }
    let windows = self.batch(of: text, tokens: tokens)
    #expect(batch.rows == windows.rows, comment)
    #expect(batch.goldClasses == windows.goldClasses, comment)
    #expect(batch.count == tokens.count, comment)
    #expect(batch.sentenceLengths == sentences.map { text.sentenceLengths[$0] }, comment)
    // the place of each token's document among those asked for
    let places = documents.enumerated().flatMap { place, sentences in
      sentences.flatMap { Array(repeating: place, count: text.sentenceLengths[$0]) }
    }
    #expect(batch.formGroups.count == tokens.count, comment)
    for a in tokens.indices {
      for b in tokens[..<a].indices {
        let isOne = places[a] == places[b] && text.forms[tokens[a]] == text.forms[tokens[b]]
        #expect((batch.formGroups[a] == batch.formGroups[b]) == isOne, comment)
      }
    }
    // numbered as they come, so none is left out
    var next: Int32 = 0
    for group in batch.formGroups {
      #expect(group <= next, comment)
      next = max(next, group + 1)
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
    #expect(batch.sentenceLengths.isEmpty)
    #expect(batch.formGroups.isEmpty)
    #expect(batch.count == 0)
  }

  /// Nothing is left of the windows before, nor of their classes.
  @Test func fillingReplacesAll() {
    var batch = batch(of: text([[5, 6, 7]], radius: 1), tokens: 0..<3)
    batch.fill(from: text([[8, 9]], radius: 2, isTagged: false), tokens: [1])
    #expect(batch.rows == [[0, 8, 9, 0, 0], [0, 80, 90, 0, 0]])
    #expect(batch.goldClasses.isEmpty)
    #expect(batch.count == 1)
    let documents = text([["aab", "c"], ["a"]], radius: 0)
    batch.fill(from: documents, documents: [0])
    #expect(batch.formGroups == [0, 0, 1, 2])
    batch.fill(from: documents, sentences: [2])
    #expect(batch.rows == [[97], [2]])
    #expect(batch.sentenceLengths == [1])
    #expect(batch.formGroups == [0])
    batch.fill(from: documents, tokens: 0..<2)
    #expect(batch.sentenceLengths == [1, 1])
    #expect(batch.formGroups == [0, 1])
    batch.fill(from: documents, documents: [])
    #expect(batch.count == 0)
    #expect(batch.sentenceLengths.isEmpty)
    #expect(batch.formGroups.isEmpty)
  }

  @Test func dropsKnownWordsAlone() {
    var batch = batch(of: text([[2, 1, 3]], radius: 2), tokens: 0..<3)
    batch.dropWords(ofTables: 1) { true }
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
      batch.dropWords(ofTables: 1) {
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
    batch.dropWords(ofTables: 1) { false }
    #expect(batch.rows == before.rows)
    // a word that is dropped is known no more
    batch.dropWords(ofTables: 1) { true }
    var questions = 0
    batch.dropWords(ofTables: 1) {
      questions += 1
      return true
    }
    #expect(questions == 0)
  }

  /// A word that is in either of two tables is known, and is dropped from both.
  @Test func wordsOfTwoTablesAreDroppedTogether() {
    var text = EncodedText(featureCount: 3, radius: 0)
    text.append(formRows: [[2, 1, 7], [1, 2, 7], [1, 1, 7], [3, 3, 7]])
    var batch = WindowBatch(featureCount: 3)
    batch.fill(from: text, tokens: 0..<4)
    var questions = 0
    batch.dropWords(ofTables: 2) {
      questions += 1
      return questions < 3
    }
    #expect(questions == 3)
    #expect(batch.rows == [[1, 1, 1, 3], [1, 1, 1, 3], [7, 7, 7, 7]])
  }

  @Test func droppingLeavesTheTextAlone() {
    let text = text([[5, 6]], radius: 1)
    var batch = batch(of: text, tokens: 0..<2)
    batch.dropWords(ofTables: 1) { true }
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
    // sentences that belong to no document yet
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 1, radius: 1)
      text.append(formRows: [[5]])
      var batch = WindowBatch(featureCount: 1)
      batch.fill(from: text, documents: [0])
    }
    await #expect(processExitsWith: .failure) {
      var text = EncodedText(featureCount: 1, radius: 1)
      text.append(formRows: [[5]])
      var batch = WindowBatch(featureCount: 1)
      batch.fill(from: text, sentences: [1])
    }
  }
}
