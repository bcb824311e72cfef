import NumericKernels
import Testing

@testable import NetworkTraining

@Suite struct LazyDecayTests {
  // for k in (1, 2, 10, 300): print(0.9**k, np.float32(0.9**k))
  static let powers: [(steps: Int32, double: Double, float: Float)] = [
    (1, 0.9, 0.9), (2, 0.81, 0.81), (10, 0.3486784401000001, 0.34867844),
    (300, 1.873927703884808e-14, 1.8739278e-14),
  ]

  @Test(arguments: powers) func powersOfTheFactor(steps: Int32, double: Double, float: Float) {
    #expect((LazyDecay<Double>(0.9).over(steps: steps) / double - 1).magnitude < 1e-15)
    #expect(LazyDecay<Float>(0.9).over(steps: steps) == float)
  }

  @Test func afterAgesNothingIsLeft() {
    #expect(LazyDecay<Float>(0.9).over(steps: .max) == 0)
    #expect(LazyDecay<Double>(0).over(steps: 1) == 0)
    #expect(LazyDecay<Double>(0).over(steps: 5) == 0)
  }
}
