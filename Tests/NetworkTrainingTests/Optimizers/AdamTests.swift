import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct AdamTests {
  // Kingma and Ba's algorithm 1, with the lazy rule for rows that a step does not touch:
  //
  // def adam(theta, steps):
  //     t = np.array(theta, np.float64); m, v = np.zeros_like(t), np.zeros_like(t)
  //     for n, (rate, rows, g) in enumerate(steps, 1):
  //         g = np.array(g)
  //         m[rows] = 0.9 * m[rows] + 0.1 * g
  //         v[rows] = 0.999 * v[rows] + 0.001 * g**2
  //         t[rows] -= rate * (m[rows] / (1 - 0.9**n)) / (np.sqrt(v[rows] / (1 - 0.999**n)) + 1e-8)
  //         print(t.ravel())
  // adam([[1, -2], [0.5, 3]],
  //      [(0.1, [0, 1], [[0.5, -1], [2, 0.25]]), (0.05, [0, 1], [[-0.25, -1], [1, 0.125]]),
  //       (0.025, [0, 1], [[0.75, 3], [-4, 0]])])
  // adam([[1, -2], [0.5, 3], [-1, 4]],
  //      [(0.1, [0, 2], [[0.5, -1], [2, 0.25]]), (0.05, [2], [[1, 0.125]]), (0.025, [1, 0], [[3, -0.5], [-4, 0.75]])])
  static let rates = [0.1, 0.05, 0.025]
  static let denseValues = [
    [0.9000000019999999, -1.900000001, 0.4000000004999999, 2.900000004],
    [0.8866831503539231, -1.8500000015000002, 0.35339101885425506, 2.8533910244180323],
    [0.8708001460643741, -1.856212506302739, 0.35854994451472233, 2.835376586471082],
  ]
  static let sparseValues = [
    [0.9000000019999999, -1.900000001, 0.5, 3.0, -1.0999999995, 3.900000004],
    [0.9000000019999999, -1.900000001, 0.5, 3.0, -1.146608981145745, 3.8533910244180323],
    [
      0.9140643359846741, -1.8980829466727853, 0.4840296601071958, 3.0159703394320108, -1.146608981145745,
      3.8533910244180323,
    ],
  ]

  private func checkDense<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Double) {
    let parameter = Parameter<Scalar>(
      name: "dense", value: Matrix(rows: 2, columns: 2, elements: [1, -2, 0.5, 3]), isPenalized: true)
    let gradients: [[Scalar]] = [[0.5, -1, 2, 0.25], [-0.25, -1, 1, 0.125], [0.75, 3, -4, 0]]
    var adam = Adam<Scalar>()
    for step in 0..<3 {
      parameter.gradient.clear()
      parameter.gradient.values.add(Matrix(rows: 2, columns: 2, elements: gradients[step]))
      adam.step([parameter], rate: AdamTests.rates[step])
      expect([parameter.value], [AdamTests.denseValues[step]], within: tolerance)
    }
  }

  private func checkSparse<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Double) {
    let table = Matrix<Scalar>(rows: 3, columns: 2, elements: [1, -2, 0.5, 3, -1, 4])
    let parameter = Parameter<Scalar>(name: "table", table: table, trainableRows: 0..<3)
    let touched: [[Int32]] = [[0, 2], [2], [1, 0]]
    let gradients: [[Scalar]] = [[0.5, -1, 2, 0.25], [1, 0.125], [3, -0.5, -4, 0.75]]
    var adam = Adam<Scalar>()
    for step in 0..<3 {
      let rows = touched[step]
      parameter.gradient.clear()
      parameter.gradient.scatter(
        Matrix(rows: rows.count, columns: 2, elements: gradients[step]), toRows: rows, within: 0..<3)
      adam.step([parameter], rate: AdamTests.rates[step])
      expect([parameter.value], [AdamTests.sparseValues[step]], within: tolerance)
    }
  }

  @Test func denseStepsInDouble() { checkDense(Double.self, within: 1e-14) }

  @Test func denseStepsInFloat() { checkDense(Float.self, within: 1e-6) }

  @Test func sparseStepsInDouble() { checkSparse(Double.self, within: 1e-14) }

  @Test func sparseStepsInFloat() { checkSparse(Float.self, within: 1e-6) }

  /// Over the steps of a row's rest the dense rule goes on by its decaying mean; the lazy one leaves row and means as
  /// they are, and finds them so when the row comes back.
  @Test func aRestingRowIsLeftOutOfTheDenseRule() {
    let lazyRow = Parameter<Double>(name: "θ", table: Matrix(rows: 1, columns: 1), trainableRows: 0..<1)
    let denseRow = Parameter<Double>(name: "θ", value: Matrix(rows: 1, columns: 1), isPenalized: false)
    var (lazy, dense) = (Adam<Double>(), Adam<Double>())
    var memories: [(lazy: [Double], dense: [Double])] = []
    var values: [(lazy: Double, dense: Double)] = []
    for gradient in [2.0, 0, 0, -1] {
      for parameter in [lazyRow, denseRow] {
        parameter.gradient.clear()
        let push = Matrix<Double>(rows: 1, columns: 1, elements: [gradient])
        if gradient != 0 { parameter.gradient.scatter(push, toRows: [0], within: 0..<1) }
      }
      lazy.step([lazyRow], rate: 0.1)
      dense.step([denseRow], rate: 0.1)
      memories.append((lazy.state.matrices.map { $0[0][0, 0] }, dense.state.matrices.map { $0[0][0, 0] }))
      values.append((lazyRow.value[0, 0], denseRow.value[0, 0]))
    }
    #expect(memories[0].lazy == memories[0].dense && values[0].lazy == values[0].dense)
    for rest in 1...2 {
      #expect(memories[rest].lazy == memories[0].lazy)
      #expect(values[rest].lazy == values[0].lazy)
      #expect(values[rest].dense < values[rest - 1].dense - 0.03)
    }
    // m: 0.9 · 0.2 − 0.1 and 0.9³ · 0.2 − 0.1, v: 0.999 · 0.004 + 0.001 and 0.999³ · 0.004 + 0.001
    expect(
      [memories[3].lazy, memories[3].dense].map { Matrix<Double>(rows: 1, columns: 2, elements: $0) },
      [[0.08, 0.004996], [0.0458, 0.004988011996]], within: 1e-14)
  }

  // The dense rule on the steps of OptimizerTrial, all rows at every step:
  //
  // def adam(g, rate):
  //     global m, v, n
  //     n, m, v = n + 1, 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
  //     return rate * (m / (1 - 0.9**n)) / (np.sqrt(v / (1 - 0.999**n)) + 1e-8)
  // m = v = n = 0; run(adam)
  static let everyRowValues = [
    [0.9000000019999999, -1.900000001, 0.5, 3, -1.0999999995, 3.900000004],
    [0.8664970902410154, -1.8664970887670944, 0.5, 3, -1.146608981145745, 3.8533910244180323],
    [0.8535481663776717, -1.8535481646793566, 0.5, 3, -1.160700515452763, 3.835819761584974],
    [
      0.9583694669916762, -1.855502631257007, 0.3837743283358662, 3.1162256677928495, -1.2530439350337088,
      3.720673287009184,
    ],
    [
      1.002668417553036, -1.8563286162207202, 0.3731802557977046, 3.089388461507758, -1.2977660020815378,
      3.6916912254733414,
    ],
  ]

  @Test func everyRowAtEveryStep() {
    var adam = Adam<Double>()
    expect(OptimizerTrial.run(&adam, .everyRow), AdamTests.everyRowValues, within: 1e-14)
  }

  @Test func convergesOnAQuadratic() {
    #expect(OptimizerTrial.distanceFromBottom(Adam(), rate: 0.1, steps: 500) < 1e-3)
  }

  /// Its constants count: with none of the mean kept, a step is the rate times the sign of the gradient.
  @Test func takesItsConstants() {
    let parameter = Parameter<Double>(name: "θ", value: Matrix(rows: 1, columns: 2), isPenalized: false)
    var adam = Adam<Double>(decayOfMean: 0, decayOfSquare: 0, epsilon: 0)
    for gradient in [[5.0, -0.1], [0.2, -7]] {
      parameter.gradient.values = Matrix(rows: 1, columns: 2, elements: gradient)
      adam.step([parameter], rate: 0.25)
    }
    #expect(parameter.value.elements == [-0.5, 0.5])
  }
}
