import NetworkTraining
import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowFeatures
import WindowNetwork
import WordVectors

@testable import SentenceTagging

@Suite struct BatchEncoderTests {
  private let folder: TemporaryFolder
  private let store: VectorStore
  private let model: WindowModel
  private let words: WordSource

  init() throws {
    folder = try TemporaryFolder()
    store = try ToyTagging.store(in: folder)
    model = try ToyTagging.trainedModel()
    words = WordSource(
      vocabulary: model.tables[0].vocabulary, vectors: model.weights.words[0], store: .open(store),
      log: MissingStoreLog(RecordingLog().logger))
  }

  private func encode(_ sentences: [[String]]) throws -> (EncodedText, WindowWeights<Float>) {
    var encoder = BatchEncoder(model: model, words: [words], scope: .sentences)
    try encoder.append(document: sentences.map { Sentence(words: $0) })
    return encoder.finish()
  }

  private func vector(_ word: String) throws -> ArraySlice<Float> {
    model.weights.words[0].row(Int(try #require(model.tables[0].vocabulary[word])))
  }

  /// Rows count up as forms come, from 1; a form with other letters is another form, with the same vector or not.
  @Test func numbersFormsAsTheyCome() throws {
    let (text, weights) = try encode([["Anna", "left"], ["left", "Anna", "anna", "Quito", "Zoltan", "."]])
    #expect(text.radius == 1)
    #expect(text.rows[0] == [0, 1, 2, 0, 2, 1, 3, 4, 5, 6, 0])
    // no capital is row 1, a first capital row 3
    #expect(text.rows[1] == [0, 3, 1, 0, 1, 3, 1, 3, 3, 1, 0])
    #expect(text.places == [1, 2, 4, 5, 6, 7, 8, 9])
    #expect(text.sentenceLengths == [2, 6])
    #expect(text.goldClasses == [])
    #expect(weights.words[0].shape == Shape(rows: 7, columns: 8))
    #expect(weights.words[0].row(0) == model.weights.words[0].row(Int(Vocabulary.padding)))
    #expect(weights.words[0].row(1) == (try vector("anna")))
    #expect(weights.words[0].row(2) == (try vector("left")))
    #expect(weights.words[0].row(3) == (try vector("anna")))
    #expect(Array(weights.words[0].row(4)) == (try store.vector(for: "quito")))
    #expect(weights.words[0].row(5) == model.weights.words[0].row(Int(Vocabulary.unknown)))
    #expect(weights.words[0].row(6) == (try vector(".")))
  }

  @Test func leavesTheOtherWeightsAlone() throws {
    var (_, weights) = try encode([["Anna", "left"]])
    weights.words = model.weights.words
    #expect(weights == model.weights)
  }

  /// Two spellings of one character are two forms.
  @Test func tellsFormsApartByTheirBytes() throws {
    let (text, _) = try encode([["Zo\u{EB}", "Zoe\u{308}", "Zo\u{EB}"]])
    #expect(text.rows[0] == [0, 1, 2, 1, 0])
  }

  struct Empty: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sentences: [[String]]
    var rows: [Int32]
  }

  static let empty = [
    Empty(testDescription: "no sentences", sentences: [], rows: [0]),
    Empty(testDescription: "a sentence without words", sentences: [[]], rows: [0, 0]),
    Empty(testDescription: "one among others", sentences: [["Anna"], [], ["left"]], rows: [0, 1, 0, 0, 2, 0]),
  ]

  @Test(arguments: empty) func takesNothing(_ c: Empty) throws {
    let (text, weights) = try encode(c.sentences)
    #expect(text.rows[0] == c.rows)
    #expect(text.tokenCount == c.sentences.joined().count)
    #expect(text.sentenceLengths == c.sentences.map(\.count))
    #expect(weights.words[0].rows == 1 + c.sentences.joined().count)
  }

  /// The scores of every token, one batch at a time.
  private func scores(_ sentences: [[String]]) throws -> [Float] {
    let (text, weights) = try encode(sentences)
    let classifier = WindowClassifier(weights, windowSize: model.architecture.windowSize)
    var batch = WindowBatch(featureCount: text.rows.count)
    batch.fill(from: text, tokens: 0..<text.tokenCount)
    return classifier.scores(of: batch).elements
  }

  /// Sentences do not see each other; products of other sizes may round differently.
  @Test func aBatchOfManyIsManyBatchesOfOne() throws {
    for seed: UInt64 in 1...20 {
      var random = SeededRandom(seed: seed)
      let sentences = ToyTagging.sentences(8, using: &random)
      let together = try scores(sentences)
      let alone = try sentences.flatMap { try scores([$0]) }
      #expect(together.count == alone.count)
      for (a, b) in zip(together, alone) { #expect((a - b).magnitude <= 1e-5 * max(1, b.magnitude), "seed \(seed)") }
    }
  }

  // MARK: The development set again

  private func source(of model: WindowModel) -> WordSource {
    WordSource(
      vocabulary: model.tables[0].vocabulary, vectors: model.weights.words[0], store: .open(store),
      log: MissingStoreLog(RecordingLog().logger))
  }

  /// Expects that the development set, encoded anew, has the scores that it had in training.
  ///
  /// - Returns: the text as it was encoded.
  private func expectScoresOfTheDevelopmentSet(
    _ data: TrainingData, _ result: TrainingResult, _ model: WindowModel, words: WordSource
  ) throws -> EncodedText {
    let trained = try #require(data.development)
    var batch = WindowBatch(featureCount: trained.rows.count)
    batch.fill(from: trained, tokens: 0..<trained.tokenCount)
    let expected = WindowClassifier(result.weights, windowSize: 3).scores(of: batch)
    var encoder = BatchEncoder(model: model, words: [words], scope: .sentences)
    try encoder.append(document: data.developmentSentences)
    let (text, weights) = encoder.finish()
    batch.fill(from: text, tokens: 0..<text.tokenCount)
    #expect(WindowClassifier(weights, windowSize: 3).scores(of: batch) == expected)
    return text
  }

  // MARK: Character n-grams

  /// Words of the development set that training did not see have their n-grams all the same, and the scores that they had
  /// when the development set was scored.
  @Test func characterNgramsGiveTheScoresOfTheDevelopmentSet() throws {
    let (model, data, result) = try ToyTagging.train("case=2,ngrams=4", development: ToyLanguage.development)
    let text = try expectScoresOfTheDevelopmentSet(data, result, model, words: source(of: model))
    #expect(text.bags.map { $0 != nil } == [false, false, true])

    let tagger = Tagger(model: model, stores: [.open(store)], decoding: .legal, logger: RecordingLog().logger)
    let found = try data.developmentSentences.map { try tagger.tag(words: $0.words) }
    var score = SpanScore()
    for (sentence, entities) in zip(data.developmentSentences, found) {
      score.add(gold: sentence.entities, predicted: entities, tokens: sentence.words.count)
    }
    #expect(score.overall.f1 == result.bestF1)
    #expect(score.overall.f1 > 0.9)
  }

  // MARK: Unknown words

  /// Compounds and numbers of the development set, seen in training or not, have the scores that they had when it was
  /// scored, bit for bit.
  @Test func fallBacksGiveTheScoresOfTheDevelopmentSet() throws {
    let training = ToyLanguage.columns("Anna/B-PER left Oslo-Turin/B-LOC at 12:30 .\nBruno/B-PER saw U2 at 1:15 .")
    let development =
      ToyLanguage.columns("Anna/B-PER left Lyon-Quito/B-LOC at 9:45 .\nOSLO-Turin/B-LOC saw B52 in 12-11 .")
      + "\n" + ToyLanguage.columns("#Frida/B-PER near Nowhere-else or Xyz_Cairo. 7,000")
    let (model, data, result) = try ToyTagging.train(
      "case=2", training: ToyLanguage.training + "\n" + training, development: development, unknownWords: .composed)
    #expect(model.tables[0].vocabulary.unknownWords == .composed)
    let words = source(of: model)
    _ = try expectScoresOfTheDevelopmentSet(data, result, model, words: words)
    for (form, parts) in [("Lyon-Quito", ["lyon", "quito"]), ("Xyz_Cairo.", ["cairo"]), ("#Frida", ["frida"])] {
      let vectors = try parts.map { try words.vector(of: $0) }
      #expect(try Array(words.vector(of: form)) == FallBack.compose(vectors))
    }
  }

  // MARK: Bags

  /// A batch has bags for its own forms and no others.
  @Test func bagsAreThoseOfTheBatch() throws {
    let (model, _, _) = try ToyTagging.train("ngrams=2", development: nil)
    for sentence in [["Anna", "left", "anna", "left"], ["Zoltan"], []] {
      var encoder = BatchEncoder(model: model, words: [words], scope: .sentences)
      try encoder.append(document: [Sentence(words: sentence)])
      #expect(encoder.finish().0.bags[1]?.count == Set(sentence).count + 1)
    }
  }

  // MARK: Errors

  @Test func errorsOfTheStoreAreThrown() throws {
    try folder.damage("vectors.sqlite")
    var encoder = BatchEncoder(model: model, words: [words], scope: .sentences)
    try encoder.append(document: [Sentence(words: ["Anna", "left", "."])])
    #expect(throws: VectorStoreError.self) { try encoder.append(document: [Sentence(words: ["Quito"])]) }
  }
}
