import NumericKernels
import TaggedText
import Testing

@testable import WindowNetwork

@Suite struct LossLayerTests {
  static let moves = ToyNetwork(scoresMoves: true).weights(Double.self).moves

  private let scores = Matrix<Double>(rows: 3, columns: 3, elements: [1, -2, 0.5, 0, 3, -1, 2, 0.25, -0.5])

  /// The loss of three tokens.
  private func loss(_ layer: LossLayer<Double>) -> Double { Graph.value(of: layer.layer, scores)[0, 0] }

  @Test func withoutMovesTokensCount() throws {
    let layer = LossLayer<Double>(nil, forbiddenBy: TagSet(labels: ["A"], scheme: .iob2))
    layer.expect([0, 1, 2], sentenceLengths: [2, 1])
    let tokens = SoftmaxCrossEntropy<Double>()
    tokens.goldClasses = [0, 1, 2]
    #expect(loss(layer) == Graph.value(of: tokens, scores)[0, 0])
    #expect(layer.layer is SoftmaxCrossEntropy<Double>)
    #expect(layer.moves == nil)
  }

  @Test(arguments: [nil, TagSet(labels: ["A"], scheme: .iob2)]) func withMovesSentencesCount(_ tagSet: TagSet?) throws {
    let moves = try #require(Self.moves)
    let layer = LossLayer(moves, forbiddenBy: tagSet)
    layer.expect([1, 2, 0], sentenceLengths: [2, 1])
    let sentences = SentenceLikelihood(moves: moves.moves, start: moves.start, end: moves.end, forbiddenBy: tagSet)
    sentences.goldClasses = [1, 2, 0]
    sentences.sentenceLengths = [2, 1]
    #expect(loss(layer) == Graph.value(of: sentences, scores)[0, 0])
    #expect(layer.moves == moves)
  }

  @Test func whatIsExpectedCanChange() throws {
    let layer = LossLayer(Self.moves, forbiddenBy: nil)
    layer.expect([1, 2, 0], sentenceLengths: [2, 1])
    let first = loss(layer)
    layer.expect([1, 2, 0], sentenceLengths: [1, 2])
    #expect(loss(layer) != first)
    layer.expect([1, 2, 0], sentenceLengths: [2, 1])
    #expect(loss(layer) == first)
  }

  @Test func movesAreWhatTheyHaveBecome() throws {
    let layer = LossLayer(Self.moves, forbiddenBy: nil)
    for (index, parameter) in layer.layer.parameters.enumerated() { parameter.value.fill(with: Double(index)) }
    #expect(layer.moves?.moves.elements == [Double](repeating: 0, count: 9))
    #expect(layer.moves?.start.elements == [1, 1, 1])
    #expect(layer.moves?.end.elements == [2, 2, 2])
  }
}
