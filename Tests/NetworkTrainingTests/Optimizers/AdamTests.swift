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

  /// Expects every element to be the expected one to within `tolerance`, relative.
  private func expect<Scalar: KernelScalar>(
    _ matrix: Matrix<Scalar>, _ expected: [Double], within tolerance: Double, step: Int
  ) {
    #expect(matrix.shape.count == expected.count)
    for (element, value) in zip(matrix.elements, expected) {
      let error = (Double(element) - value).magnitude / value.magnitude
      #expect(error <= tolerance, "step \(step): \(element) instead of \(value)")
    }
  }

  private func checkDense<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Double) {
    let parameter = Parameter<Scalar>(
      name: "dense", value: Matrix(rows: 2, columns: 2, elements: [1, -2, 0.5, 3]), isPenalized: true)
    let gradients: [[Scalar]] = [[0.5, -1, 2, 0.25], [-0.25, -1, 1, 0.125], [0.75, 3, -4, 0]]
    var adam = Adam<Scalar>()
    for step in 0..<3 {
      parameter.gradient.clear()
      parameter.gradient.values.add(Matrix(rows: 2, columns: 2, elements: gradients[step]))
      adam.step([parameter], rate: AdamTests.rates[step])
      expect(parameter.value, AdamTests.denseValues[step], within: tolerance, step: step + 1)
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
      expect(parameter.value, AdamTests.sparseValues[step], within: tolerance, step: step + 1)
    }
  }

  @Test func denseStepsInDouble() { checkDense(Double.self, within: 1e-14) }

  @Test func denseStepsInFloat() { checkDense(Float.self, within: 1e-6) }

  @Test func sparseStepsInDouble() { checkSparse(Double.self, within: 1e-14) }

  @Test func sparseStepsInFloat() { checkSparse(Float.self, within: 1e-6) }

  /// The sum of aᵢ/2 · (θᵢ − cᵢ)², with curvatures that differ a hundredfold.
  @Test func convergesOnAQuadratic() {
    let curvatures = [0.1, 1, 10]
    let centres = [3, -2, 0.5]
    let parameter = Parameter<Double>(name: "θ", value: Matrix(rows: 1, columns: 3), isPenalized: false)
    let schedule = LinearDecay(initialRate: 0.1, totalSteps: 500)
    var adam = Adam<Double>()
    for step in 0..<500 {
      for index in 0..<3 {
        parameter.gradient.values[0, index] = curvatures[index] * (parameter.value[0, index] - centres[index])
      }
      adam.step([parameter], rate: schedule.rate(step: step))
    }
    for index in 0..<3 { #expect((parameter.value[0, index] - centres[index]).magnitude < 1e-3) }
  }

  @Test func aFrozenParameterIsLeftAlone() {
    let table = Matrix<Double>(rows: 2, columns: 2, elements: [1, 2, 3, 4])
    let frozen = Parameter(name: "frozen", table: table, trainableRows: 0..<0)
    let moving = Parameter(name: "moving", table: table, trainableRows: 0..<2)
    let gradient = Matrix<Double>(rows: 2, columns: 2, elements: [1, -1, 1, -1])
    for parameter in [frozen, moving] { parameter.gradient.scatter(gradient, toRows: [0, 1], within: 0..<2) }
    var adam = Adam<Double>()
    for _ in 0..<3 { adam.step([frozen, moving], rate: 0.1) }
    #expect(frozen.value == table)
    #expect(zip(moving.value.elements, table.elements).allSatisfy { $0 != $1 })
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
