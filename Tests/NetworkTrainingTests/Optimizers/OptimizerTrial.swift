import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

/// What every optimizer is put to: five steps over a table of three rows, in which two of them rest for two steps, and
/// the descent into a valley.
///
/// The reference values of an optimizer come from these lines, with its rule for the way from the gradient of all rows:
///
/// ```python
/// start = [[1, -2], [0.5, 3], [-1, 4]]
/// steps = [(0.1, [0, 2], [[0.5, -1], [2, 0.25]]), (0.05, [2], [[1, 0.125]]), (0.025, [2], [[-0.5, 3]]),
///          (0.2, [1, 0], [[3, -0.5], [-4, 0.75]]), (0.1, [1, 2], [[-2, 1], [0.25, -1]])]
/// def run(way):
///     theta = np.array(start, np.float64)
///     for rate, rows, gradient in steps:
///         g = np.zeros_like(theta); g[rows] = gradient
///         theta -= way(g, rate)
///         print(theta.ravel())
/// ```
enum OptimizerTrial {
  struct Step: Sendable {
    var rate: Double
    var rows: [Int32]
    var gradient: [Double]
  }

  static let start = [1, -2, 0.5, 3, -1, 4]
  static let steps = [
    Step(rate: 0.1, rows: [0, 2], gradient: [0.5, -1, 2, 0.25]),
    Step(rate: 0.05, rows: [2], gradient: [1, 0.125]),
    Step(rate: 0.025, rows: [2], gradient: [-0.5, 3]),
    Step(rate: 0.2, rows: [1, 0], gradient: [3, -0.5, -4, 0.75]),
    Step(rate: 0.1, rows: [1, 2], gradient: [-2, 1, 0.25, -1]),
  ]

  /// How the gradient reaches the optimizer.
  enum Form: Sendable, CaseIterable {
    /// As that of a table, of which only some rows are touched.
    case touchedRows
    /// As that of a dense parameter, with zeros for the other rows.
    case everyRow
  }

  /// The parameter before the first step.
  static func parameter<Scalar: KernelScalar>(_ form: Form) -> Parameter<Scalar> {
    let value = Matrix<Scalar>(rows: 3, columns: 2, elements: start.map { Scalar($0) })
    return switch form {
    case .touchedRows: Parameter(name: "θ", table: value, trainableRows: 0..<3)
    case .everyRow: Parameter(name: "θ", value: value, isPenalized: false)
    }
  }

  /// Makes some of the steps.
  ///
  /// - Returns: the parameter's value after each.
  @discardableResult
  static func run<Rule: Optimizer>(
    _ optimizer: inout Rule, on parameter: Parameter<Rule.Scalar>, steps range: Range<Int> = 0..<steps.count
  ) -> [Matrix<Rule.Scalar>] {
    steps[range].map { step in
      parameter.gradient.clear()
      let pieces = Matrix(rows: step.rows.count, columns: 2, elements: step.gradient.map { Rule.Scalar($0) })
      parameter.gradient.scatter(pieces, toRows: step.rows, within: 0..<3)
      optimizer.step([parameter], rate: step.rate)
      return parameter.value
    }
  }

  /// Makes all steps.
  ///
  /// - Returns: the value of the parameter after each.
  static func run<Rule: Optimizer>(_ optimizer: inout Rule, _ form: Form) -> [Matrix<Rule.Scalar>] {
    run(&optimizer, on: parameter(form))
  }

  /// How far from the bottom an optimizer ends that steps into a valley: the sum of aᵢ/2 · (θᵢ − cᵢ)², with curvatures
  /// that differ a hundredfold, at a rate that falls to zero.
  static func distanceFromBottom(_ optimizer: any Optimizer<Double>, rate: Double, steps: Int) -> Double {
    var optimizer = optimizer
    let curvatures = [0.1, 1, 10]
    let centres = [3, -2, 0.5]
    let parameter = Parameter<Double>(name: "θ", value: Matrix(rows: 1, columns: 3), isPenalized: false)
    let schedule = LinearDecay(initialRate: rate, totalSteps: steps)
    for step in 0..<steps {
      for index in 0..<3 {
        parameter.gradient.values[0, index] = curvatures[index] * (parameter.value[0, index] - centres[index])
      }
      optimizer.step([parameter], rate: schedule.rate(step: step))
    }
    return zip(parameter.value.elements, centres).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }
}

/// Expects every element to be the expected one to within `tolerance`, relative to it or, where it is smaller, to 1.
func expect<Scalar: KernelScalar>(
  _ matrices: [Matrix<Scalar>], _ expected: [[Double]], within tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(matrices.count == expected.count, sourceLocation: sourceLocation)
  for (number, (matrix, values)) in zip(matrices, expected).enumerated() {
    #expect(matrix.shape.count == values.count, sourceLocation: sourceLocation)
    for (element, value) in zip(matrix.elements, values) {
      let error = (Double(element) - value).magnitude / max(value.magnitude, 1)
      #expect(
        error <= tolerance, "\(element) instead of \(value) in matrix \(number + 1)", sourceLocation: sourceLocation)
    }
  }
}
