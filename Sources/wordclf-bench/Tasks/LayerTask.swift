import NumericKernels

/// One dense layer over a batch, y = x·Wᵀ + b, in one of two ways: the lecture's "use matrices, not loops".
struct LayerTask: BenchmarkTask {
  /// How the layer is computed.
  enum Way {
    /// Number by number: for each window, for each unit, the sum over its inputs.
    case loops
    /// By one product of matrices.
    case matrices
  }

  struct Size {
    var batch: Int
    var inputs: Int
    var outputs: Int

    /// The hidden layer of the default network: 5 words of 50 + 5 numbers, in a batch as training has it.
    static let usual = Size(batch: 64, inputs: 275, outputs: 300)
  }

  private let way: Way
  private let x: Matrix<Float>
  private let weight: Matrix<Float>
  private let bias: Matrix<Float>
  /// The answer of the last run.
  private(set) var y: Matrix<Float>

  init(_ size: Size, by way: Way) {
    self.way = way
    var generator = SeededGenerator(seed: 1)
    x = .uniform(rows: size.batch, columns: size.inputs, limit: 1, using: &generator)
    weight = .uniform(rows: size.outputs, columns: size.inputs, limit: 0.1, using: &generator)
    bias = .uniform(rows: 1, columns: size.outputs, limit: 1, using: &generator)
    y = Matrix(rows: size.batch, columns: size.outputs)
  }

  var work: Double { Double(x.rows) }

  mutating func run() -> Double {
    switch way {
    case .loops:
      LayerTask.setByLoops(&y, x, weight, bias)
    case .matrices:
      y.setProduct(of: x.asIs, and: weight.transposed)
      y.addToEachRow(bias)
    }
    return Double(y[y.rows - 1, y.columns - 1])
  }

  /// The layer as one would write it without matrices, with nothing in the way of the compiler.
  private static func setByLoops(
    _ result: inout Matrix<Float>, _ x: Matrix<Float>, _ weight: Matrix<Float>, _ bias: Matrix<Float>
  ) {
    let (inputCount, unitCount) = (x.columns, weight.rows)
    let inputs = x.elements.span
    let weights = weight.elements.span
    let biases = bias.elements.span
    var y = result.elements.mutableSpan
    for window in 0..<x.rows {
      for unit in 0..<unitCount {
        var sum = biases[unit]
        for input in 0..<inputCount {
          sum += inputs[window * inputCount + input] * weights[unit * inputCount + input]
        }
        y[window * unitCount + unit] = sum
      }
    }
  }

  /// The oracle: the definition, in double precision.
  func check() throws {
    let expected = ReferenceKernels.product(Matrix<Double>(x), ReferenceKernels.transpose(Matrix<Double>(weight)))
    var error = 0.0
    for row in 0..<y.rows {
      for column in 0..<y.columns {
        error = max(error, (Double(y[row, column]) - expected[row, column] - Double(bias[0, column])).magnitude)
      }
    }
    try WrongAnswer.unless(error, isWithin: 1e-4, of: "the outputs")
  }
}
