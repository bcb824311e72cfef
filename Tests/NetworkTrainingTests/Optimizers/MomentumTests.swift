import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct MomentumTests {
  // def momentum(g, rate):
  //     global v
  //     v = 0.9 * v + g
  //     return rate * v
  // v = 0; run(momentum); print(v.ravel())
  static let denseValues = [
    [0.95, -1.9, 0.5, 3, -1.2, 3.975],
    [0.9275, -1.855, 0.5, 3, -1.34, 3.9575],
    [0.917375, -1.83475, 0.5, 3, -1.3905, 3.874625],
    [1.644475, -1.83895, -0.1, 3.1, -1.7541, 3.277925],
    [1.97167, -1.84084, -0.17, 3.045, -1.94272, 3.10941],
  ]
  static let denseVelocities = [-3.27195, 0.0189, 0.7, 0.55, 1.8862, 1.68515]

  // The lazy rule:
  //
  // theta, v, last = np.array(start, np.float64), np.zeros((3, 2)), np.zeros(3)
  // for n, (rate, rows, gradient) in enumerate(steps, 1):
  //     v[rows] = 0.9**(n - last[rows])[:, None] * v[rows] + np.array(gradient)
  //     last[rows] = n
  //     theta[rows] -= rate * v[rows]
  //     print(theta.ravel())
  // print(v.ravel())
  static let lazyValues = [
    [0.95, -1.9, 0.5, 3, -1.2, 3.975],
    [0.95, -1.9, 0.5, 3, -1.34, 3.9575],
    [0.95, -1.9, 0.5, 3, -1.3905, 3.874625],
    [1.6771, -1.9042, -0.1, 3.1, -1.3905, 3.874625],
    [1.6771, -1.9042, -0.17, 3.045, -1.57912, 3.70611],
  ]
  static let lazyVelocities = [-3.6355, 0.021, 0.7, 0.55, 1.8862, 1.68515]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Double) {
    var (lazy, dense) = (Momentum<Scalar>(), Momentum<Scalar>())
    expect(OptimizerTrial.run(&dense, .everyRow), MomentumTests.denseValues, within: tolerance)
    expect(dense.state.matrices[0], [MomentumTests.denseVelocities], within: tolerance)
    expect(OptimizerTrial.run(&lazy, .touchedRows), MomentumTests.lazyValues, within: tolerance)
    expect(lazy.state.matrices[0], [MomentumTests.lazyVelocities], within: tolerance)
  }

  @Test func stepsInDouble() { check(Double.self, within: 1e-14) }

  @Test func stepsInFloat() { check(Float.self, within: 1e-6) }

  /// A row is pushed, rests, and is pushed again. The lazy rule gives it the velocity of the dense one and leaves out
  /// the way in between, the first velocity times the sum of rate · 0.9ʲ over the steps of rest.
  @Test(arguments: [0, 1, 2, 10, 100]) func onlyTheWayOfTheRestIsLeftOut(rest: Int) {
    let lazyRow = Parameter<Double>(name: "θ", table: Matrix(rows: 1, columns: 1), trainableRows: 0..<1)
    let denseRow = Parameter<Double>(name: "θ", value: Matrix(rows: 1, columns: 1), isPenalized: false)
    var (lazy, dense) = (Momentum<Double>(), Momentum<Double>())
    let schedule = LinearDecay(initialRate: 0.5, totalSteps: rest + 5)
    var leftOut = 0.0
    for step in 0...rest + 1 {
      let isPushed = step == 0 || step == rest + 1
      for parameter in [lazyRow, denseRow] {
        parameter.gradient.clear()
        let push = Matrix<Double>(rows: 1, columns: 1, elements: [step == 0 ? 2 : -1.5])
        if isPushed { parameter.gradient.scatter(push, toRows: [0], within: 0..<1) }
      }
      let rate = schedule.rate(step: step)
      lazy.step([lazyRow], rate: rate)
      dense.step([denseRow], rate: rate)
      if !isPushed { leftOut += rate * 2 * Double.pow(0.9, step) }
    }
    expect(lazy.state.matrices[0], [dense.state.matrices[0][0].elements], within: 1e-14)
    let difference = lazyRow.value[0, 0] - denseRow.value[0, 0]
    #expect((difference - leftOut).magnitude < 1e-14)
    #expect((leftOut > 0) == (rest > 0))
    // μ / (1 − μ) steps of full length
    #expect(leftOut <= 9 * 0.5 * 2)
  }

  @Test func convergesOnAQuadratic() {
    #expect(OptimizerTrial.distanceFromBottom(Momentum(), rate: 0.02, steps: 1_000) < 1e-3)
  }

  /// Its constant counts: without any velocity left it is plain gradient descent, bit for bit.
  @Test func takesItsConstant() {
    var momentum = Momentum<Double>(decay: 0)
    var sgd = SGD<Double>()
    #expect(OptimizerTrial.run(&momentum, .touchedRows) == OptimizerTrial.run(&sgd, .touchedRows))
  }
}
