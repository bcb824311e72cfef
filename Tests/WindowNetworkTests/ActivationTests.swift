import NumericKernels
import Testing
import WindowNetwork

@Suite struct ActivationTests {
  @Test func theNamesAreThoseOfModelFiles() {
    #expect(Activation.allCases.map(\.rawValue) == ["sigmoid", "tanh", "hard-tanh", "relu"])
  }

  @Test func eachMakesItsLayer() {
    let layers: [any Layer<Float>] = Activation.allCases.map { $0.makeLayer() }
    #expect(layers[0] is Sigmoid<Float>)
    #expect(layers[1] is Tanh<Float>)
    #expect(layers[2] is HardTanh<Float>)
    #expect(layers[3] is ReLU<Float>)
  }

  @Test func layersAreNotShared() {
    for activation in Activation.allCases {
      let (first, second): (any Layer<Double>, any Layer<Double>) = (activation.makeLayer(), activation.makeLayer())
      #expect(first !== second)
    }
  }

  /// At each kink the slopes on the left and on the right differ by one, and everywhere else they agree.
  @Test(arguments: Activation.allCases) func theDerivativeJumpsAtTheKinksAlone(_ activation: Activation) {
    let points = (-20...20).map { Double($0) / 8 }
    let step = 0x1p-13
    func values(_ shift: Double) -> [Double] {
      Graph.value(
        of: activation.makeLayer(), Matrix(rows: 1, columns: points.count, elements: points.map { $0 + shift })
      ).elements
    }
    let (left, middle, right) = (values(-step), values(0), values(step))
    for (index, point) in points.enumerated() {
      let jump = (right[index] - 2 * middle[index] + left[index]) / step
      #expect((jump.magnitude - (activation.kinks.contains(point) ? 1 : 0)).magnitude < 1e-3, "at \(point)")
    }
    #expect(activation.kinks.allSatisfy { points.contains($0) })
    #expect(activation.kinks == activation.kinks.sorted())
  }
}
