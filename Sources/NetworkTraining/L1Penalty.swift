import NumericKernels
import WindowNetwork

/// The L1 penalty, λ·Σ|w|, as a proximal step after the optimizer's: every weight moves towards zero by rate·λ, and one
/// that is nearer than that becomes zero.
///
/// ```text
/// w ← sign(w) · max(|w| − rate·λ, 0)
/// ```
///
/// A step along the gradient λ·sign(w) would carry a weight back and forth across zero and hardly ever onto it; this one
/// leaves exact zeros, which cost nothing to store or to multiply. It applies to weights, and not to biases or
/// embeddings. The length of the step is that of the rate alone, whatever an optimizer makes of the rate for a single
/// weight. A weight that the next batch pushes further than rate·λ is off zero again; where that is noise, as with
/// dropout or Adam, `CumulativeL1Penalty` keeps it there.
///
/// - SeeAlso: Duchi and Singer, "Efficient Online and Batch Learning Using Forward Backward Splitting", JMLR 10 (2009),
///   section 5.1; Parikh and Boyd, "Proximal Algorithms", Foundations and Trends in Optimization 1 (2014), section 6.5.2.
public struct L1Penalty: Sendable, Hashable {
  /// λ; 0 switches the penalty off.
  public let strength: Double

  public init(strength: Double) {
    self.strength = strength
  }

  /// Moves the parameters it applies to towards zero.
  ///
  /// - Parameter rate: the learning rate of the step that the optimizer has just made.
  /// - Complexity: O(penalized elements); nothing at strength 0.
  public func apply<Scalar: KernelScalar>(to parameters: [Parameter<Scalar>], rate: Double) {
    guard strength > 0 else { return }
    for parameter in parameters where parameter.isPenalized && !parameter.isFrozen {
      parameter.value.moveTowardsZero(by: Scalar(rate * strength))
    }
  }

  /// The penalty itself.
  public func loss<Scalar: KernelScalar>(of parameters: [Parameter<Scalar>]) -> Double {
    let sums = parameters.filter(\.isPenalized).map { parameter in
      parameter.value.elements.reduce(0.0) { $0 + Double($1.magnitude) }
    }
    return strength * sums.reduce(0, +)
  }
}

extension Matrix {
  /// The share of the elements that are zero, in 0 … 1; 0 for an empty matrix.
  public var shareOfZeros: Double {
    guard !elements.isEmpty else { return 0 }
    return Double(elements.count { $0 == 0 }) / Double(elements.count)
  }

  /// Soft thresholding: every element `distance` nearer to zero, or there. What is no number stays none.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func moveTowardsZero(by distance: Scalar) {
    var w = elements.mutableSpan
    for index in w.indices {
      let weight = w[index]
      w[index] = weight.magnitude <= distance ? 0 : weight - (weight < 0 ? -distance : distance)
    }
  }
}
