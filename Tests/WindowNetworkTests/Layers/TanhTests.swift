import NumericKernels
import Testing
import WindowNetwork

@Suite struct TanhTests {
  // print([math.tanh(x) for x in (-2, -0.5, 0, 0.25, 1)])
  static let values = [-0.9640275800758169, -0.46211715726000974, 0, 0.24491866240370913, 0.7615941559557649]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Scalar) {
    let x = Matrix<Scalar>(rows: 1, columns: 5, elements: [-2, -0.5, 0, 0.25, 1])
    let y = Matrix<Scalar>(rows: 1, columns: 5, elements: TanhTests.values.map { Scalar($0) })
    #expect(Graph.value(of: Tanh(), x).isNear(y, within: tolerance))
  }

  @Test func valuesInFloat() { check(Float.self, within: 6e-8) }

  @Test func valuesInDouble() { check(Double.self, within: 2e-16) }

  /// tanh(z) = 2σ(2z) − 1
  private func checkIdentity<Scalar: KernelScalar>(_: Scalar.Type) {
    let z = Matrix<Scalar>(rows: 9, columns: 9, elements: (-40...40).map { Scalar($0) / 4 })
    var double = z
    double.add(z)
    var right = Matrix<Scalar>.init(rows: 9, columns: 9, elements: Array(repeating: -1, count: 81))
    right.add(Graph.value(of: Sigmoid(), double), scaledBy: 2)
    // the subtraction is exact or rounds once, σ is off by little more than half an ulp of a number up to 1
    #expect(Graph.value(of: Tanh(), z).isNear(right, within: 2 * Scalar.ulpOfOne))
  }

  @Test func isTheSigmoidInOtherUnits() {
    checkIdentity(Float.self)
    checkIdentity(Double.self)
  }

  /// A network that has come apart must show it in its loss.
  @Test func keepsWhatIsNoNumber() {
    #expect(Graph<Float>.value(of: Tanh(), Matrix(rows: 1, columns: 1, elements: [.nan])).elements[0].isNaN)
    #expect(Graph<Double>.value(of: Tanh(), Matrix(rows: 1, columns: 1, elements: [.nan])).elements[0].isNaN)
  }

  /// 1 − tanh², which is 1 at 0 and nothing where the step is flat.
  @Test func theGradientDiesOutWhereTheStepIsFlat() {
    let graph = Graph<Double>()
    let input = graph.add(Source(Matrix(rows: 1, columns: 4, elements: [0, 1, 30, -.infinity])))
    let loss = graph.add(WeightedSum(), graph.add(Tanh(), input))
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    let c = WeightedSum.coefficient
    // print(1 - math.tanh(1)**2)
    let expected = [c(0), c(1) * 0.41997434161402614, 0, 0]
    for (found, expected) in zip(input.gradient.elements, expected) { #expect((found - expected).magnitude < 1e-15) }
  }
}
