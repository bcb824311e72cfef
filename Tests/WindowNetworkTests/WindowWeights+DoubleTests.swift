import NumericKernels
import Testing

@testable import WindowNetwork

@Suite struct WindowWeightsDoubleTests {
  @Test func everyWeightIsTheSame() {
    let single: WindowWeights<Float> = ToyNetwork(hasSecondTable: true).weights()
    let double = WindowWeights<Double>(single)
    #expect(double.words == single.words.map { Matrix($0) })
    #expect(double.features == single.features.map { Matrix($0) })
    #expect(double.hiddenWeight == Matrix(single.hiddenWeight))
    #expect(double.hiddenBias == Matrix(single.hiddenBias))
    #expect(double.outputWeight == Matrix(single.outputWeight))
    #expect(double.outputBias == Matrix(single.outputBias))
    #expect(double.second == nil)
    #expect(double.pooling == nil)
    #expect(double.moves == nil)
    #expect(double.count == single.count)
  }

  @Test func optionalPartsAreTheSame() {
    let single: WindowWeights<Float> = ToyNetwork(secondHiddenUnits: 3, pooledUnits: 2, scoresMoves: true).weights()
    let double = WindowWeights<Double>(single)
    #expect(double.second?.weight == single.second.map { Matrix($0.weight) })
    #expect(double.second?.bias == single.second.map { Matrix($0.bias) })
    #expect(double.pooling?.weight == single.pooling.map { Matrix($0.weight) })
    #expect(double.pooling?.bias == single.pooling.map { Matrix($0.bias) })
    #expect(double.outputWeight == Matrix(single.outputWeight))
    #expect(double.moves?.moves == single.moves.map { Matrix($0.moves) })
    #expect(double.moves?.start == single.moves.map { Matrix($0.start) })
    #expect(double.moves?.end == single.moves.map { Matrix($0.end) })
    #expect(double.count == single.count)
  }
}
