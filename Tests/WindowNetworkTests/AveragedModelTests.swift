import NumericKernels
import TaggedText
import TestSupport
import Testing

@testable import WindowNetwork

@Suite struct AveragedModelTests {
  /// Models of one tag set with these biases.
  private func models(_ biases: Float...) -> [(path: String, model: AveragedModel)] {
    biases.enumerated().map { ("\($0).model", AveragedModel(ToyModel(outsideBias: $1).model)) }
  }

  @Test func aSingleModelIsAsItIs() {
    let model = ToyModel.full.model
    let average = AveragedModel(model)
    #expect(average.members.count == 1)
    expectSame(average.members[0], model)
    #expect(average.tagSet == model.tagSet)
    #expect(average.corpusScheme == .iob1)
    #expect(average.scope == .marked)
    #expect(average.outsideBias == -0.1)
    #expect(average.score == model.score)
    #expect(average.calibration == ToyModel.calibration)
    #expect(average.needsDocuments)
  }

  @Test func theBiasIsTheMeanOrAsGiven() throws {
    #expect(try AveragedModel(averaging: models(1, 0, 3.5)).outsideBias == 1.5)
    #expect(try AveragedModel(averaging: models(1, 0, 3.5), outsideBias: -2).outsideBias == -2)
  }

  @Test func onlyAScoreTogetherIsAScore() throws {
    let score = WindowModel.Score(precision: 0.5, recall: 0.5, f1: 0.5, epoch: nil)
    #expect(try AveragedModel(averaging: models(0, 0)).score == nil)
    #expect(try AveragedModel(averaging: models(0, 0), score: score).score == score)
  }

  @Test func onlyACalibrationTogetherIsACalibration() throws {
    let models = [ToyModel.full, .full].map { ("full", AveragedModel($0.model)) }
    #expect(try AveragedModel(averaging: models).calibration == nil)
    #expect(
      try AveragedModel(averaging: models, calibration: ToyModel.calibration).calibration == ToyModel.calibration)
  }

  /// A bias that was found for two models together stands for both.
  @Test func averagesAreTakenApart() throws {
    let pair = try AveragedModel(averaging: models(0, 1), outsideBias: 3)
    let average = try AveragedModel(averaging: [("pair", pair)] + models(0))
    #expect(average.members.map(\.outsideBias) == [0, 1, 0])
    #expect(average.outsideBias == 2)
    #expect(average.score == nil)
  }

  @Test func documentsAreNeededWhereAnyMemberNeedsThem() throws {
    func average(_ toys: ToyModel...) throws -> AveragedModel {
      try AveragedModel(averaging: toys.map { ("model", AveragedModel($0.model)) })
    }
    let sentences = ToyModel(scope: .sentences)
    let marked = ToyModel(scope: .marked)
    #expect(try average(sentences, sentences).scope == .sentences)
    #expect(try average(sentences, marked).scope == .marked)
    #expect(try !average(sentences, marked).needsDocuments)
    #expect(try average(marked, .full).needsDocuments)
    // the one that pools does not look at documents, and the other looks for nothing there
    var pooling = ToyModel.full
    pooling.scope = .sentences
    #expect(try !average(pooling, marked).needsDocuments)
  }

  @Test func theSchemeOfTheCorpusIsTheFirsts() throws {
    let toys = [ToyModel(corpusScheme: .bioes), ToyModel(corpusScheme: .iob2)]
    let average = try AveragedModel(averaging: toys.map { ("model", AveragedModel($0.model)) })
    #expect(average.corpusScheme == .bioes)
  }

  @Test(arguments: [ToyModel(labels: ["PER"]), ToyModel(labels: ["LOC", "PER"]), ToyModel(scheme: .iob1)])
  func otherTagsAreRefused(_ toy: ToyModel) {
    let models = models(0, 0) + [("other.model", AveragedModel(toy.model))]
    #expect(
      throws: ModelError.otherTags(
        path: "other.model", found: toy.tagSet, otherPath: "0.model", expected: ToyModel.usual.tagSet)
    ) { try AveragedModel(averaging: models) }
  }

  // MARK: - Moves

  /// A member without scores of moves counts as one to which all moves are alike.
  @Test func movesHaveTheMeanScore() throws {
    var other = ToyModel(scoresMoves: true)
    other.special = [0.25, -1, 2, 0.5, -0.75]
    let toys = [ToyModel(scoresMoves: true), ToyModel.usual, other]
    let average = try AveragedModel(
      averaging: toys.map { ("model", AveragedModel($0.model)) }, outsideBias: 0.25)
    let moves = [toys[0], toys[2]].compactMap { $0.model.weights.moves }
    func mean(_ scores: (WindowWeights<Float>.Moves) -> Matrix<Float>) -> [Float] {
      zip(scores(moves[0]).elements, scores(moves[1]).elements).map { ($0 + $1) / 3 }
    }
    let expected = PathDecoder(
      tagSet: average.tagSet, moveScores: MoveScores(moves: mean(\.moves), start: mean(\.start), end: mean(\.end)),
      outsideBias: 0.25)
    let without = PathDecoder(tagSet: average.tagSet, outsideBias: 0.25)
    var (random, differences) = (SeededRandom(seed: 71), 0)
    for _ in 0..<200 {
      let scores = (0..<6 * 3).map { _ in Float.random(in: -1...1, using: &random) }
      let path = average.decoder().best(scores: scores, count: 6)
      #expect(path == expected.best(scores: scores, count: 6))
      differences += path == without.best(scores: scores, count: 6) ? 0 : 1
    }
    #expect(differences > 20)
  }

  @Test func aSingleModelDecodesAsItDoesByItself() {
    let model = ToyModel.full.model
    let (average, alone) = (
      AveragedModel(model).decoder(), model.weights.decoder(of: model.tagSet, outsideBias: model.outsideBias)
    )
    var random = SeededRandom(seed: 72)
    for _ in 0..<100 {
      let scores = (0..<5 * 3).map { _ in Float.random(in: -1...1, using: &random) }
      #expect(average.best(scores: scores, count: 5) == alone.best(scores: scores, count: 5))
    }
  }
}
