import NumericKernels
import Testing
import WindowNetwork

@Suite struct ReLUTests {
  private func check<Scalar: KernelScalar>(_: Scalar.Type) {
    let x = Matrix<Scalar>(rows: 2, columns: 3, elements: [-1, 0, 2, .leastNonzeroMagnitude, -0.5, .infinity])
    let y = Matrix<Scalar>(rows: 2, columns: 3, elements: [0, 0, 2, .leastNonzeroMagnitude, 0, .infinity])
    #expect(Graph.value(of: ReLU(), x) == y)
  }

  @Test func keepsWhatIsPositive() {
    check(Float.self)
    check(Double.self)
  }

  /// A network that has come apart must show it in its loss.
  @Test func keepsWhatIsNoNumber() {
    #expect(Graph<Float>.value(of: ReLU(), Matrix(rows: 1, columns: 1, elements: [.nan])).elements[0].isNaN)
    #expect(Graph<Double>.value(of: ReLU(), Matrix(rows: 1, columns: 1, elements: [.nan])).elements[0].isNaN)
  }

  @Test func theGradientPassesWhereTheInputIsPositive() {
    let graph = Graph<Double>()
    let input = graph.add(Source(Matrix(rows: 2, columns: 3, elements: [-1, 0, 2, 0.1, -0.5, -0.0])))
    let loss = graph.add(WeightedSum(), graph.add(ReLU(), input))
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    let c = WeightedSum.coefficient
    #expect(input.gradient.elements == [0, 0, c(2), c(3), 0, 0])
  }
}
