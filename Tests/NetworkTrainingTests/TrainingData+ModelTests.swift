import Foundation
import NetworkTraining
import TestSupport
import Testing
import WindowNetwork

@Suite struct TrainingDataModelTests {
  private let reference = WindowModel.StoreReference(path: "store.sqlite", source: "vectors.txt", sourceSHA256: "ab")

  private func model(
    development: String?, loss: LossChoice = .tokens
  ) throws -> (TrainingData, TrainingOptions, TrainingResult, WindowModel) {
    var options = ToyTraining.options
    options.epochs = 4
    options.loss = loss
    let data = try ToyTraining.data(development: development, options: options)
    let result = try ToyTraining.run(data, options)
    let model = try data.model(of: result, options: options, stores: [reference], corpusScheme: .iob1)
    return (data, options, result, model)
  }

  /// Frida and Quito occur in the development set alone.
  @Test func holdsTheWordsOfTheTrainingSetAlone() throws {
    let (data, _, result, model) = try model(development: ToyLanguage.development)
    #expect(data.tables[0].vocabulary.words.suffix(2) == ["frida", "quito"])
    #expect(model.tables[0].vocabulary.words == data.tables[0].vocabulary.words.dropLast(2))
    #expect(model.tables[0].vocabulary.isCased == data.tables[0].vocabulary.isCased)
    #expect(model.weights.words[0].rows == data.tables[0].trainingRows)
    #expect(model.weights.words[0].elements == Array(result.weights.words[0].elements.dropLast(2 * 8)))
  }

  @Test func holdsEverythingElseAsItIs() throws {
    let (data, options, result, model) = try model(development: ToyLanguage.development)
    #expect(model.weights.features == result.weights.features)
    #expect(model.weights.hiddenWeight == result.weights.hiddenWeight)
    #expect(model.weights.hiddenBias == result.weights.hiddenBias)
    #expect(model.weights.outputWeight == result.weights.outputWeight)
    #expect(model.weights.outputBias == result.weights.outputBias)
    #expect(model.architecture == result.architecture)
    #expect(model.tagSet == data.tagSet)
    #expect(model.tables.map(\.store) == [reference])
    #expect(model.corpusScheme == .iob1)
    let stored = try JSONDecoder().decode(TrainingOptions.self, from: Data(model.trainingOptions.utf8))
    #expect(stored == options)
  }

  @Test func holdsTheScoreOfTheBestEpoch() throws {
    let (_, _, result, model) = try model(development: ToyLanguage.development)
    let score = try #require(model.score)
    let best = try #require(result.bestScore).overall
    #expect(score == .init(precision: best.precision, recall: best.recall, f1: best.f1, epoch: result.bestEpoch))
    #expect(score.f1 > 0)
  }

  /// By the weights of the best epoch, and by their moves where they are learned.
  @Test(arguments: [LossChoice.tokens, .sentences]) func isCalibratedOnTheDevelopmentSet(_ loss: LossChoice) throws {
    let (data, _, result, model) = try model(development: ToyLanguage.development, loss: loss)
    let development = try #require(data.development)
    let classifier = WindowClassifier(
      result.weights, windowSize: result.architecture.windowSize, activation: result.architecture.activation)
    let decoder = result.weights.decoder(of: data.tagSet, outsideBias: Float(result.outsideBias))
    let expected = Calibration(
      scores: classifier.scores(of: development), sentences: data.developmentSentences, tagSet: data.tagSet,
      decoder: decoder)
    let found = try #require(model.calibration)
    #expect(found == expected)
    #expect(found.before != found.after)
    #expect((model.weights.moves != nil) == (loss == .sentences))
  }

  @Test func holdsNoScoreWithoutADevelopmentSet() throws {
    let model = try model(development: nil).3
    #expect(model.score == nil)
    #expect(model.calibration == nil)
  }
}
