import NumericKernels
import Testing
import WindowNetwork

@Suite struct SigmoidTests {
  // print([1 / (1 + math.exp(-x)) for x in (-2, -0.5, 0, 0.25, 1)])
  static let values = [0.11920292202211755, 0.3775406687981454, 0.5, 0.5621765008857981, 0.7310585786300049]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Scalar) {
    let x = Matrix<Scalar>(rows: 1, columns: 5, elements: [-2, -0.5, 0, 0.25, 1])
    let y = Matrix<Scalar>(rows: 1, columns: 5, elements: SigmoidTests.values.map { Scalar($0) })
    #expect(Graph.value(of: Sigmoid(), x).isNear(y, within: tolerance))
  }

  @Test func valuesInFloat() { check(Float.self, within: 6e-8) }

  @Test func valuesInDouble() { check(Double.self, within: 2e-16) }

  /// No exponential overflows on the way, and small values are not lost: σ(x) comes near eˣ.
  @Test func farOutItStaysANumber() {
    let x = Matrix<Float>(rows: 1, columns: 4, elements: [-1e30, -80, 80, 1e30])
    // print(np.float32(math.exp(-80)))
    #expect(Graph.value(of: Sigmoid(), x).elements == [0, 1.8048513e-35, 1, 1])
    let y = Matrix<Double>(rows: 1, columns: 4, elements: [-1e300, -700, 700, 1e300])
    let value = Graph.value(of: Sigmoid(), y).elements
    #expect([value[0], value[2], value[3]] == [0, 1, 1])
    // print(math.exp(-700))
    #expect((value[1] / 9.859676543759770e-305 - 1).magnitude < 1e-15)
  }

  /// A network that has come apart must show it in its loss.
  @Test func keepsWhatIsNoNumber() {
    #expect(Graph<Float>.value(of: Sigmoid(), Matrix(rows: 1, columns: 1, elements: [.nan])).elements[0].isNaN)
    #expect(Graph<Double>.value(of: Sigmoid(), Matrix(rows: 1, columns: 1, elements: [.nan])).elements[0].isNaN)
  }

  /// σ·(1 − σ), which is ¼ at 0 and nothing where the step is flat.
  @Test func theGradientDiesOutWhereTheStepIsFlat() {
    let graph = Graph<Double>()
    let input = graph.add(Source(Matrix(rows: 1, columns: 4, elements: [0, 1, 50, -.infinity])))
    let loss = graph.add(WeightedSum(), graph.add(Sigmoid(), input))
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    let c = WeightedSum.coefficient
    // s = 1 / (1 + math.exp(-1)); print(s * (1 - s))
    let expected = [c(0) / 4, c(1) * 0.19661193324148185, 0, 0]
    for (found, expected) in zip(input.gradient.elements, expected) { #expect((found - expected).magnitude < 1e-15) }
  }
}
