import NumericKernels

/// A comparison of the gradients that the backward pass computes with numerical ones.
///
/// Every element that training may change is moved by ±`step`, and the central difference (L(θ+h) − L(θ−h)) / 2h is
/// set against the derivative of the backward pass. The error of a tensor is the largest difference of any of its
/// elements, relative to the largest derivative in the tensor, so that elements whose derivative is next to nothing
/// do not blow rounding up into errors, while one wrong element in a tensor still shows; a derivative that is no finite
/// number is an infinite error.
///
/// Run it in `Double`, with the step of about 1e-5 that balances truncation (O(h²)) against rounding (O(ε/h)).
public struct GradientCheck: Sendable {
  /// One tensor's result.
  public struct Row: Sendable {
    public let parameter: String
    /// The number of elements compared.
    public let count: Int
    /// The largest error, relative to the largest derivative.
    public let error: Double
  }

  public let rows: [Row]

  /// The row with the largest error.
  public var worst: Row? { rows.max { $0.error < $1.error } }

  /// Checks every trainable element of every parameter of `graph` under `loss`.
  ///
  /// - Precondition: the graph computes the same loss each time, dropout included: `pass` carries the seed.
  /// - Complexity: two forward passes an element.
  public init(of loss: Node<Double>, in graph: Graph<Double>, _ pass: Pass = .inference, step: Double = 1e-5) {
    let parameters = graph.parameters.filter { !$0.isFrozen }
    for parameter in parameters { parameter.gradient.clear() }
    graph.forward(to: loss, pass)
    graph.backward(from: loss)
    rows = parameters.map { parameter in
      let derivatives = parameter.gradient.dense(rowCount: parameter.value.rows)
      var largestDifference = 0.0
      var largestDerivative = 0.0
      let width = parameter.value.columns
      let elements = parameter.trainableRows.lowerBound * width..<parameter.trainableRows.upperBound * width
      for element in elements {
        let value = parameter.value.elements[element]
        func lossValue(at moved: Double) -> Double {
          parameter.value.elements[element] = moved
          graph.forward(to: loss, pass)
          return loss.value[0, 0]
        }
        let numerical = (lossValue(at: value + step) - lossValue(at: value - step)) / (2 * step)
        parameter.value.elements[element] = value
        let difference = (numerical - derivatives.elements[element]).magnitude
        largestDifference = difference.isFinite ? max(largestDifference, difference) : .infinity
        largestDerivative = max(largestDerivative, numerical.magnitude, derivatives.elements[element].magnitude)
      }
      let isComparable = largestDifference.isFinite && largestDerivative > 0
      return Row(
        parameter: parameter.name,
        count: elements.count,
        error: isComparable ? largestDifference / largestDerivative : largestDifference
      )
    }
  }
}
