import NumericKernels
import Testing
import WindowNetwork

@Suite struct WindowWeightsDoubleTests {
  @Test func everyWeightIsTheSame() {
    let single: WindowWeights<Float> = ToyNetwork().weights()
    let double = WindowWeights<Double>(single)
    #expect(double.words == Matrix(single.words))
    #expect(double.features == single.features.map { Matrix($0) })
    #expect(double.hiddenWeight == Matrix(single.hiddenWeight))
    #expect(double.hiddenBias == Matrix(single.hiddenBias))
    #expect(double.outputWeight == Matrix(single.outputWeight))
    #expect(double.outputBias == Matrix(single.outputBias))
    #expect(double.count == single.count)
  }
}
