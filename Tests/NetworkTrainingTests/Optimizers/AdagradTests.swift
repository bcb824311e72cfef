import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct AdagradTests {
  // def adagrad(g, rate):
  //     global G
  //     G = G + g**2
  //     return rate * g / (np.sqrt(G) + 1e-10)
  // G = 0; run(adagrad); print(G.ravel())
  static let values = [
    [0.90000000002, -1.90000000001, 0.5, 3, -1.099999999995, 3.90000000004],
    [0.90000000002, -1.90000000001, 0.5, 3, -1.122360679768998, 3.877639320273002],
    [0.90000000002, -1.90000000001, 0.5, 3, -1.1169052325133364, 3.852747125864478],
    [
      1.0984555753578105, -2.0200000000004, 0.3000000000066666, 3.19999999996, -1.1169052325133364, 3.852747125864478,
    ],
    [
      1.0984555753578105, -2.0200000000004, 0.35547001962765107, 3.1105572808680084, -1.1277517554037986,
      3.884247095101812,
    ],
  ]
  static let sums = [16.25, 1.5625, 13, 1.25, 5.3125, 10.078125]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Double) {
    var (lazy, dense) = (Adagrad<Scalar>(), Adagrad<Scalar>())
    let values = OptimizerTrial.run(&lazy, .touchedRows)
    expect(values, AdagradTests.values, within: tolerance)
    expect(lazy.state.matrices[0], [AdagradTests.sums], within: tolerance)
    // bit for bit
    #expect(values == OptimizerTrial.run(&dense, .everyRow))
    #expect(lazy.state == dense.state)
  }

  @Test func stepsInDouble() { check(Double.self, within: 1e-14) }

  @Test func stepsInFloat() { check(Float.self, within: 1e-6) }

  @Test func convergesOnAQuadratic() {
    #expect(OptimizerTrial.distanceFromBottom(Adagrad(), rate: 1, steps: 1_000) < 1e-3)
  }

  /// Its constant counts: next to a large ε the squares are nothing, and a step is rate / ε times the gradient.
  @Test func takesItsConstant() {
    let parameter = Parameter<Double>(name: "θ", value: Matrix(rows: 1, columns: 2), isPenalized: false)
    var adagrad = Adagrad<Double>(epsilon: 0x1p80)
    parameter.gradient.values = Matrix(rows: 1, columns: 2, elements: [3, -0.5])
    adagrad.step([parameter], rate: 0x1p78)
    #expect(parameter.value.elements == [-0.75, 0.125])
  }
}
