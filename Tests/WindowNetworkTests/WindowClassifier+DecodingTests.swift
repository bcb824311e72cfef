import NumericKernels
import TaggedText
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct WindowClassifierDecodingTests {
  /// A network that scores a token by its word's row: nothing is lost, as long as no score is negative.
  private func classifier(scoring scores: [[Float]]) -> WindowClassifier<Float> {
    let classes = scores[0].count
    var identity = Matrix<Float>(rows: classes, columns: classes)
    for index in 0..<classes { identity[index, index] = 1 }
    let weights = WindowWeights(
      words: [Matrix(rows: scores.count, columns: classes, elements: scores.flatMap { $0 })], features: [],
      hiddenWeight: identity, hiddenBias: Matrix(rows: 1, columns: classes), outputWeight: identity,
      outputBias: Matrix(rows: 1, columns: classes))
    return WindowClassifier(weights, windowSize: 1)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var scheme = TagScheme.iob2
    /// For each token of each sentence the scores of O, then those of A and B in the order of the scheme's prefixes.
    var sentences: [[[Float]]]
    var legal: [[EntitySpan]]
    var greedy: [[EntitySpan]]
  }

  static let cases = [
    Case(
      testDescription: "both agree where the best tags are legal",
      sentences: [[[0, 5, 0, 0, 0], [0, 0, 5, 0, 0], [5, 0, 0, 0, 0]]],
      legal: [[EntitySpan("A", 0..<2)]], greedy: [[EntitySpan("A", 0..<2)]]),
    // B-A I-B: the second token's label is better changed (5 + 4) than the first one's (1 + 5)
    Case(
      testDescription: "a label that changes within an entity",
      sentences: [[[0, 5, 0, 1, 0], [0, 0, 4, 0, 5]]],
      legal: [[EntitySpan("A", 0..<2)]], greedy: [[EntitySpan("A", 0..<1), EntitySpan("B", 1..<2)]]),
    // I-A may open nothing: O is the next best
    Case(
      testDescription: "an entity that nothing opens", sentences: [[[3, 2, 4, 0, 0]]], legal: [[]],
      greedy: [[EntitySpan("A", 0..<1)]]),
    Case(
      testDescription: "an entity does not go on in the next sentence",
      sentences: [[[0, 5, 0, 0, 0]], [[3, 0, 4, 0, 0]]],
      legal: [[EntitySpan("A", 0..<1)], []], greedy: [[EntitySpan("A", 0..<1)], [EntitySpan("A", 0..<1)]]),
    // O, then B- I- E- S- of A and of B: O leaves B-A open; B-A with E-A is worth 10, S-A with O 9
    Case(
      testDescription: "an entity that nothing closes", scheme: .bioes,
      sentences: [[[0, 6, 0, 0, 4, 0, 0, 0, 0], [5, 0, 0, 4, 0, 0, 0, 0, 0]]],
      legal: [[EntitySpan("A", 0..<2)]], greedy: [[EntitySpan("A", 0..<1)]]),
    Case(
      testDescription: "sentences without tokens", sentences: [[], [[0, 5, 0, 0, 0]], []],
      legal: [[], [EntitySpan("A", 0..<1)], []], greedy: [[], [EntitySpan("A", 0..<1)], []]),
    Case(testDescription: "no sentences", sentences: [], legal: [], greedy: []),
  ]

  @Test(arguments: cases) func choosesTags(_ c: Case) {
    let tagSet = TagSet(labels: ["A", "B"], scheme: c.scheme)
    var scores = [[Float]](repeating: [Float](repeating: 0, count: tagSet.count), count: 2)
    var text = EncodedText(featureCount: 1, radius: 0)
    for sentence in c.sentences {
      text.append(formRows: sentence.indices.map { [Int32(scores.count + $0)] })
      scores += sentence
    }
    let classifier = classifier(scoring: scores)
    let decoder = PathDecoder(tagSet: tagSet)
    for batchSize in [1, 2, 512] {
      #expect(
        classifier.entities(in: text, decoder: decoder, tagSet: tagSet, .legal, batchSize: batchSize) == c.legal)
      #expect(
        classifier.entities(in: text, decoder: decoder, tagSet: tagSet, .greedy, batchSize: batchSize) == c.greedy)
    }
  }

  @Test(arguments: Decoding.allCases, TagScheme.allCases)
  func theBatchSizeDoesNotMatter(_ decoding: Decoding, _ scheme: TagScheme) {
    let tagSet = TagSet(labels: ["A", "B"], scheme: scheme)
    var generator = SeededGenerator(seed: 51)
    let architecture = WindowArchitecture(
      radius: 1, wordDimensions: [4], features: [], hiddenUnits: 8, classCount: tagSet.count)
    let weights = WindowWeights<Float>(
      architecture, words: [.uniform(rows: 20, columns: 4, limit: 3, using: &generator)],
      classCounts: [Int](repeating: 1, count: tagSet.count), using: &generator)
    var text = EncodedText(featureCount: 1, radius: 1)
    for length in [3, 0, 1, 7, 12, 2] {
      text.append(formRows: (0..<length).map { _ in [Int32(generator.next(below: 20))] })
    }
    let classifier = WindowClassifier(weights, windowSize: 3)
    let decoder = PathDecoder(tagSet: tagSet)
    let whole = classifier.entities(in: text, decoder: decoder, tagSet: tagSet, decoding)
    #expect(whole.count == 6)
    #expect(whole.contains { !$0.isEmpty })
    for batchSize in [1, 2, 7, 24, 25, 26] {
      let batches = classifier.entities(in: text, decoder: decoder, tagSet: tagSet, decoding, batchSize: batchSize)
      #expect(batches == whole, "batches of \(batchSize)")
    }
    // sentence by sentence, from the scores
    var batch = WindowBatch(featureCount: 1)
    var first = 0
    for (length, entities) in zip(text.sentenceLengths, whole) {
      batch.fill(from: text, tokens: first..<first + length)
      first += length
      let scores = classifier.scores(of: batch).elements
      let path =
        decoding == .legal
        ? decoder.best(scores: scores, count: length) : decoder.greedy(scores: scores, count: length)
      #expect(tagSet.spans(of: path) == entities)
    }
  }

  // MARK: Moves

  /// The scores of tokens say B-A O, those of moves that A does not end so soon.
  @Test func learnedMovesCount() {
    let tagSet = TagSet(labels: ["A"], scheme: .iob2)
    let classifier = classifier(scoring: [[0, 5, 0], [3, 0, 2]])
    var text = EncodedText(featureCount: 1, radius: 0)
    text.append(formRows: [[0], [1]])
    text.endDocument()
    var weights = classifier.weights
    func entities(_ decoding: Decoding) -> [[EntitySpan]] {
      classifier.entities(in: text, decoder: weights.decoder(of: tagSet), tagSet: tagSet, decoding)
    }
    #expect(entities(.legal) == [[EntitySpan("A", 0..<1)]])
    var moves = Matrix<Float>(rows: 3, columns: 3)
    let ends = Matrix<Float>(rows: 1, columns: 3)
    weights.moves = .init(moves: moves, start: ends, end: ends)
    #expect(entities(.legal) == [[EntitySpan("A", 0..<1)]])
    moves[1, 2] = 1.5
    weights.moves = .init(moves: moves, start: ends, end: ends)
    #expect(entities(.legal) == [[EntitySpan("A", 0..<2)]])
    #expect(entities(.greedy) == [[EntitySpan("A", 0..<1)]])
    // a first tag and a last one, too
    weights.moves = .init(
      moves: Matrix(rows: 3, columns: 3), start: Matrix(rows: 1, columns: 3, elements: [6, 0, 0]), end: ends)
    #expect(entities(.legal) == [[]])
    weights.moves = .init(
      moves: Matrix(rows: 3, columns: 3), start: ends, end: Matrix(rows: 1, columns: 3, elements: [0, 0, 2]))
    #expect(entities(.legal) == [[EntitySpan("A", 0..<2)]])
  }

  // MARK: Documents

  struct DocumentCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pooledUnits = 0
    var scoresMoves = false
  }

  static let documentCases = [
    DocumentCase(testDescription: "neither"), DocumentCase(testDescription: "pooled units", pooledUnits: 4),
    DocumentCase(testDescription: "moves", scoresMoves: true),
    DocumentCase(testDescription: "both", pooledUnits: 4, scoresMoves: true),
  ]

  @Test(arguments: documentCases, Decoding.allCases)
  func documentsAreDecodedAsEachAlone(_ c: DocumentCase, _ decoding: Decoding) {
    let tagSet = TagSet(labels: ["A", "B"], scheme: .iob2)
    var generator = SeededGenerator(seed: 52)
    let architecture = WindowArchitecture(
      radius: 1, wordDimensions: [4], features: [], hiddenUnits: 8, pooledUnits: c.pooledUnits,
      scoresMoves: c.scoresMoves, classCount: tagSet.count)
    var weights = WindowWeights<Float>(
      architecture, words: [.uniform(rows: 9, columns: 4, limit: 3, using: &generator)],
      classCounts: [Int](repeating: 1, count: tagSet.count), using: &generator)
    weights.moves?.moves = .uniform(rows: 5, columns: 5, limit: 1, using: &generator)
    let documents = [[3, 0, 1], [], [7], [0], [12, 2, 4, 4], [], [1]].map { lengths in
      lengths.map { length in (0..<length).map { _ in [Int32(generator.next(below: 9))] } }
    }
    func text(_ documents: some Sequence<[[[Int32]]]>) -> EncodedText {
      var text = EncodedText(featureCount: 1, radius: 1)
      for document in documents {
        for sentence in document { text.append(formRows: sentence) }
        text.endDocument()
      }
      return text
    }
    let classifier = WindowClassifier(weights, windowSize: 3)
    func entities(_ text: EncodedText, batchSize: Int = 512) -> [[EntitySpan]] {
      classifier.entities(
        in: text, decoder: weights.decoder(of: tagSet), tagSet: tagSet, decoding, batchSize: batchSize)
    }
    let alone = documents.flatMap { entities(text([$0])) }
    #expect(alone.count == 10)
    #expect(alone.contains { !$0.isEmpty })
    for batchSize in [1, 2, 4, 5, 11, 33, 34, 35, 512] {
      #expect(entities(text(documents), batchSize: batchSize) == alone, "batches of \(batchSize)")
    }
    #expect(entities(text([])) == [])
    #expect(entities(text([[], []])) == [])
    #expect(entities(text([[[]], [], [[], []]])) == [[], [], []])
    // what is pooled depends on where documents end, and nothing else does
    let asOne = entities(text([documents.flatMap { $0 }]))
    #expect((asOne == alone) == (c.pooledUnits == 0))
  }

  /// A word that no place of its own gives away is an entity where another place in its document does.
  @Test func otherPlacesOfAWordInItsDocumentCount() {
    let tagSet = TagSet(labels: ["A"], scheme: .iob2)
    // row 0 says nothing and row 1 that the form is an A; the pooled unit lifts B-A, O has a lead of 1
    let weights = WindowWeights<Float>(
      words: [Matrix(rows: 2, columns: 1, elements: [0, 3])], features: [],
      hiddenWeight: Matrix(rows: 1, columns: 1, elements: [1]), hiddenBias: Matrix(rows: 1, columns: 1),
      pooling: .init(weight: Matrix(rows: 1, columns: 1, elements: [1]), bias: Matrix(rows: 1, columns: 1)),
      outputWeight: Matrix(rows: 3, columns: 3, elements: [0, 0, 0, 0, 1, 0, 0, 0, 0]),
      outputBias: Matrix(rows: 1, columns: 3, elements: [1, 0, -9]))
    let classifier = WindowClassifier(weights, windowSize: 1)
    var text = EncodedText(featureCount: 1, radius: 0)
    for document in [[[0, 1]], [[0]], [[0], [1]]] as [[[Int32]]] {
      for sentence in document { text.append(formRows: sentence.map { [$0] }, forms: sentence.map { _ in 7 }) }
      text.endDocument()
    }
    let a = EntitySpan("A", 0..<1)
    for batchSize in [1, 512] {
      let entities = classifier.entities(
        in: text, decoder: PathDecoder(tagSet: tagSet), tagSet: tagSet, .legal, batchSize: batchSize)
      #expect(entities == [[a, EntitySpan("A", 1..<2)], [], [a], [a]])
    }
  }

  @Test func mistakesAreRefused() async {
    await #expect(processExitsWith: .failure) {
      // the last sentence is in no document
      let network = ToyNetwork(pooledUnits: 1)
      var text = network.text
      text.append(formRows: [[2, 1]], goldClasses: [0])
      let tagSet = TagSet(labels: ["A"], scheme: .iob2)
      _ = network.classifier(Float.self)
        .entities(in: text, decoder: PathDecoder(tagSet: tagSet), tagSet: tagSet, .legal)
    }
    await #expect(processExitsWith: .failure) {
      let network = ToyNetwork()
      let tagSet = TagSet(labels: ["A"], scheme: .iob2)
      _ = network.classifier(Float.self)
        .entities(in: network.text, decoder: PathDecoder(tagSet: tagSet), tagSet: tagSet, .legal, batchSize: 0)
    }
  }

  @Test func theNamesAreThoseOfOptions() {
    #expect(Decoding.allCases.map(\.rawValue) == ["legal", "greedy"])
  }
}
