import NumericKernels
import WindowNetwork

/// A parameter as the input of a graph, so that a check of all parameters checks the input's gradient too.
final class Source: Layer {
  let name = "source"
  let parameter: Parameter<Double>

  init(_ value: Matrix<Double>, name: String = "input") {
    parameter = Parameter(name: name, value: value, isPenalized: false)
  }

  var parameters: [Parameter<Double>] { [parameter] }

  func outputShape(of inputs: [Node<Double>]) -> Shape { parameter.value.shape }

  func forward(_ node: Node<Double>, _ pass: Pass) { node.value.copy(parameter.value) }

  func backward(_ node: Node<Double>) { parameter.gradient.values.add(node.gradient) }
}

/// An input that nothing is to be learned about.
final class Constant<Scalar: KernelScalar>: Layer {
  let name = "constant"
  var matrix: Matrix<Scalar>

  init(_ matrix: Matrix<Scalar>) { self.matrix = matrix }

  func outputShape(of inputs: [Node<Scalar>]) -> Shape { matrix.shape }

  func forward(_ node: Node<Scalar>, _ pass: Pass) { node.value.copy(matrix) }

  func backward(_ node: Node<Scalar>) { preconditionFailure("a constant has no gradient") }
}

/// A loss whose gradient is known and is another at every element: the sum of cᵢ·xᵢ over all elements of all inputs.
final class WeightedSum: Layer {
  let name = "weighted sum"

  /// The factor of element number `index`, counted over all inputs: between 0.25 and 1.25 or their opposites, no two
  /// alike.
  static func coefficient(_ index: Int) -> Double {
    let multiple = Double(index + 1) * 0.618_033_988_749_895
    return (multiple - multiple.rounded(.down) + 0.25) * (index.isMultiple(of: 2) ? 1 : -1)
  }

  func outputShape(of inputs: [Node<Double>]) -> Shape { Shape(rows: 1, columns: 1) }

  func forward(_ node: Node<Double>, _ pass: Pass) {
    let elements = node.inputs.flatMap(\.value.elements)
    node.value[0, 0] = elements.enumerated().reduce(0) { $0 + WeightedSum.coefficient($1.offset) * $1.element }
  }

  func backward(_ node: Node<Double>) {
    var first = 0
    for input in node.inputs {
      if input.needsGradient {
        for index in input.value.elements.indices {
          input.gradient.elements[index] += WeightedSum.coefficient(first + index) * node.gradient[0, 0]
        }
      }
      first += input.value.shape.count
    }
  }
}

/// Another layer with a backward pass of its own, most often a wrong one.
final class Altered: Layer {
  let name = "altered"
  private let base: any Layer<Double>
  private let newBackward: (_ base: any Layer<Double>, _ node: Node<Double>) -> Void

  init(_ base: any Layer<Double>, backward: @escaping (_ base: any Layer<Double>, _ node: Node<Double>) -> Void) {
    self.base = base
    newBackward = backward
  }

  var parameters: [Parameter<Double>] { base.parameters }

  func outputShape(of inputs: [Node<Double>]) -> Shape { base.outputShape(of: inputs) }

  func forward(_ node: Node<Double>, _ pass: Pass) { base.forward(node, pass) }

  func backward(_ node: Node<Double>) { newBackward(base, node) }
}

extension Matrix {
  /// Numbers between 0.1 and 1 of either sign: none is near the kink of a rectifier.
  static func offKink(rows: Int, columns: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    var matrix = Matrix(rows: rows, columns: columns)
    for index in matrix.elements.indices {
      let size = Scalar(0.1 + 0.9 * generator.nextUnit())
      matrix.elements[index] = generator.next(below: 2) == 0 ? size : -size
    }
    return matrix
  }

  /// Some of the rows.
  func rows(_ range: Range<Int>) -> Matrix {
    Matrix(
      rows: range.count, columns: columns,
      elements: Array(elements[range.lowerBound * columns..<range.upperBound * columns]))
  }

  /// Whether the shapes are the same, and no two elements further apart than `tolerance`.
  func isNear(_ other: Matrix, within tolerance: Scalar) -> Bool {
    shape == other.shape && zip(elements, other.elements).allSatisfy { ($0 - $1).magnitude <= tolerance }
  }
}

extension Graph {
  /// Runs one layer over constant inputs.
  static func value(
    of layer: any Layer<Scalar>, _ inputs: Matrix<Scalar>..., pass: Pass = .inference
  ) -> Matrix<Scalar> {
    let graph = Graph()
    let node = graph.add(layer, inputs.map { graph.add(Constant($0)) })
    graph.forward(to: node, pass)
    return node.value
  }
}
