import NumericKernels
import Testing
import WindowNetwork

@testable import NetworkTraining

@Suite struct WeightUpdateTests {
  private static let options = {
    var options = TrainingOptions()
    options.optimizer = .sgd
    options.l1 = 0.25
    options.l2 = 0.5
    options.pull = 0.5
    return options
  }()

  /// The gradient with L2 in it, the optimizer's step, then L1 and the pull: 1 − ½·(1 + ½·1) − ½·¼ for the weight, and
  /// 2 − ½·1 = 1.5 for the word, pulled by a quarter of the way to 1.
  @Test func theOrderOfAStep() {
    let weight = Parameter<Float>(name: "weight", value: Matrix(rows: 1, columns: 1, elements: [1]), isPenalized: true)
    let pretrained = Matrix<Float>(rows: 3, columns: 1, elements: [0, 0, 1])
    let words = Parameter<Float>(
      name: "words", table: Matrix(rows: 3, columns: 1, elements: [0, 0, 2]), trainableRows: 0..<3)
    var update = WeightUpdate(Self.options, words: [words], pretrained: [pretrained])
    for parameter in [weight, words] { parameter.gradient.clear() }
    weight.gradient.values.elements[0] = 1
    words.gradient.scatter(Matrix(rows: 1, columns: 1, elements: [1]), toRows: [2], within: 0..<3)
    update.step([weight, words], rate: 0.5)
    #expect(weight.value.elements == [0.125])
    #expect(words.value.elements == [0, 0, 1.375])
    // and without a mean there is none to give
    update.average([weight, words], into: [weight, words])
    #expect(weight.value.elements == [0.125])
  }
}
