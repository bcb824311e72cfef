import NumericKernels

/// A comparison of the gradients that the backward pass computes with numerical ones.
///
/// Every element that training may change, or a sample of each tensor's, is moved by ±`step`, and the central
/// difference (L(θ+h) − L(θ−h)) / 2h is set against the derivative of the backward pass. The error of a tensor is the
/// largest difference of any of its elements, relative to the largest derivative among them, so that elements whose
/// derivative is next to nothing do not blow rounding up into errors, while one wrong element still shows; a derivative
/// that is no finite number is an infinite error.
///
/// Of a table that is looked up, only the rows that the pass reads, or that the backward pass has touched, are compared:
/// on no other row does the loss depend.
///
/// Run it in `Double`, at values where the loss has a derivative: a move across the kink of a piecewise function measures
/// neither side. The step balances truncation, O(h²), against rounding, O(ε/h): of the default network, fresh and trained,
/// over 8 windows, 1e-5 left errors of about 5e-10 at most, where 1e-6 left up to 1e-8 and 1e-4 up to 3e-8.
public struct GradientCheck: Sendable {
  /// One tensor's result.
  public struct Row: Sendable, Hashable {
    public internal(set) var parameter: String
    /// The shape of the whole tensor.
    public let shape: Shape
    /// The number of elements compared.
    public let count: Int
    /// The number of elements that could be compared.
    public let available: Int
    /// The largest error, relative to the largest derivative, or to the least one that the rounding of the loss leaves seven
    /// digits of.
    public let error: Double
  }

  public let rows: [Row]

  /// The row with the largest error.
  public var worst: Row? { rows.max { $0.error < $1.error } }

  /// Checks every parameter of `graph` that training may change under `loss`.
  ///
  /// - Parameter elements: how many elements of each tensor to compare, drawn evenly without repetition; nil for all.
  /// - Parameter seed: decides which elements are drawn.
  /// - Parameter alter: called with the parameters that are checked between the backward pass and the comparison. It may
  ///   replace their gradients by others that are to be compared: those of another network, or wrong ones, to see them
  ///   caught.
  /// - Precondition: the graph computes the same loss each time, dropout included: `pass` carries the seed.
  /// - Complexity: two forward passes an element.
  public init(
    of loss: Node<Double>,
    in graph: Graph<Double>,
    _ pass: Pass = .inference,
    step: Double = 1e-5,
    elements: Int? = nil,
    seed: UInt64 = 1,
    alteringGradients alter: ([Parameter<Double>]) -> Void = { _ in }
  ) {
    let parameters = graph.parameters.filter { !$0.isFrozen }
    for parameter in parameters { parameter.gradient.clear() }
    graph.forward(to: loss, pass)
    graph.backward(from: loss)
    alter(parameters)
    var generator = SeededGenerator(seed: seed)
    var rows: [Row] = []
    for parameter in parameters {
      let available = GradientCheck.elements(of: parameter, in: graph)
      let sample = elements.map { available.sample($0, using: &generator) } ?? available
      let derivatives = parameter.gradient.dense(rowCount: parameter.value.rows)
      var error = LargestError()
      for element in sample {
        let value = parameter.value.elements[element]
        func lossValue(at moved: Double) -> Double {
          parameter.value.elements[element] = moved
          graph.forward(to: loss, pass)
          return loss.value[0, 0]
        }
        let (above, below) = (lossValue(at: value + step), lossValue(at: value - step))
        parameter.value.elements[element] = value
        error.add(
          derivatives.elements[element], numerical: (above - below) / (2 * step),
          rounding: 16 * Double.ulpOfOne * max(above.magnitude, below.magnitude, 1) / step)
      }
      rows.append(
        Row(
          parameter: parameter.name, shape: parameter.value.shape, count: sample.count, available: available.count,
          error: error.relative))
    }
    self.rows = rows
  }

  /// The places of a parameter's elements on which the loss can depend, or whose gradient the backward pass has touched,
  /// in order.
  private static func elements(of parameter: Parameter<Double>, in graph: Graph<Double>) -> [Int] {
    let readers = graph.nodes.map(\.layer).filter { layer in layer.parameters.contains { $0 === parameter } }
    let lookups = readers.compactMap { $0 as? EmbeddingLookup<Double> }
    var rows = Array(parameter.trainableRows)
    if lookups.count == readers.count {
      let reached = Set(lookups.flatMap(\.rows) + parameter.gradient.rows)
      rows = rows.filter { reached.contains(Int32($0)) }
    }
    let width = parameter.value.columns
    return rows.flatMap { $0 * width..<($0 + 1) * width }
  }
}

/// The largest difference between two derivatives, and what it is relative to.
private struct LargestError {
  private var difference = 0.0
  private var derivative = 0.0
  private var rounding = 0.0

  /// - Parameter rounding: how far a central difference may be off because the two losses are rounded.
  mutating func add(_ computed: Double, numerical: Double, rounding: Double) {
    let apart = (numerical - computed).magnitude
    difference = apart.isFinite ? max(difference, apart) : .infinity
    self.rounding = max(self.rounding, rounding)
    derivative = max(derivative, numerical.magnitude, computed.magnitude)
  }

  /// Relative to the largest derivative, or to that whose ten-millionth part is lost in rounding where all are smaller:
  /// what rounding does to derivatives next to nothing is no error.
  var relative: Double {
    difference == 0 || !difference.isFinite ? difference : difference / max(derivative, 1e7 * rounding)
  }
}

extension [Int] {
  /// So many of the elements, each as likely as the others, in order; all where there are no more.
  ///
  /// - Complexity: O(elements).
  fileprivate func sample(_ size: Int, using generator: inout SeededGenerator) -> [Int] {
    guard size < count else { return self }
    var shuffled = self
    for index in 0..<size { shuffled.swapAt(index, index + generator.next(below: count - index)) }
    return shuffled.prefix(size).sorted()
  }
}
