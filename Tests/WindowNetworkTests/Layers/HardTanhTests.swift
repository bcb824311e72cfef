import NumericKernels
import Testing
import WindowNetwork

@Suite struct HardTanhTests {
  private func check<Scalar: KernelScalar>(_: Scalar.Type) {
    let x = Matrix<Scalar>(rows: 2, columns: 4, elements: [-1.5, -1, -0.25, 0, .leastNonzeroMagnitude, 0.75, 1, 3])
    let y = Matrix<Scalar>(rows: 2, columns: 4, elements: [-1, -1, -0.25, 0, .leastNonzeroMagnitude, 0.75, 1, 1])
    #expect(Graph.value(of: HardTanh(), x) == y)
    let ends = Matrix<Scalar>(rows: 1, columns: 2, elements: [-.infinity, .infinity])
    #expect(Graph.value(of: HardTanh(), ends).elements == [-1, 1])
  }

  @Test func keepsWhatLiesWithinOne() {
    check(Float.self)
    check(Double.self)
  }

  /// A network that has come apart must show it in its loss.
  @Test func keepsWhatIsNoNumber() {
    #expect(Graph<Float>.value(of: HardTanh(), Matrix(rows: 1, columns: 1, elements: [.nan])).elements[0].isNaN)
    #expect(Graph<Double>.value(of: HardTanh(), Matrix(rows: 1, columns: 1, elements: [.nan])).elements[0].isNaN)
  }

  @Test func theGradientPassesBetweenTheKinks() {
    let graph = Graph<Double>()
    let input = graph.add(Source(Matrix(rows: 2, columns: 3, elements: [-1, -0.999, 0, 0.5, 1, 7])))
    let loss = graph.add(WeightedSum(), graph.add(HardTanh(), input))
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    let c = WeightedSum.coefficient
    #expect(input.gradient.elements == [0, c(1), c(2), c(3), 0, 0])
  }
}
