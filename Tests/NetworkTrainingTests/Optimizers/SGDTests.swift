import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct SGDTests {
  // run(lambda g, rate: rate * g)
  static let values = [
    [0.95, -1.9, 0.5, 3, -1.2, 3.975],
    [0.95, -1.9, 0.5, 3, -1.25, 3.96875],
    [0.95, -1.9, 0.5, 3, -1.2375, 3.89375],
    [1.75, -2.05, -0.1, 3.1, -1.2375, 3.89375],
    [1.75, -2.05, 0.1, 3, -1.2625, 3.99375],
  ]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Double) {
    var (lazy, dense) = (SGD<Scalar>(), SGD<Scalar>())
    let values = OptimizerTrial.run(&lazy, .touchedRows)
    expect(values, SGDTests.values, within: tolerance)
    // bit for bit
    #expect(values == OptimizerTrial.run(&dense, .everyRow))
    #expect(lazy.state == dense.state)
  }

  @Test func stepsInDouble() { check(Double.self, within: 1e-14) }

  @Test func stepsInFloat() { check(Float.self, within: 1e-6) }

  @Test func convergesOnAQuadratic() {
    #expect(OptimizerTrial.distanceFromBottom(SGD(), rate: 0.15, steps: 2_000) < 1e-3)
  }
}
