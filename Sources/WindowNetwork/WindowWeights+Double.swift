import NumericKernels

extension WindowWeights where Scalar == Double {
  /// The same weights in double precision, in which gradients are checked.
  ///
  /// - Complexity: O(scalars).
  public init(_ weights: WindowWeights<Float>) {
    self.init(
      words: Matrix(weights.words),
      features: weights.features.map { Matrix($0) },
      hiddenWeight: Matrix(weights.hiddenWeight),
      hiddenBias: Matrix(weights.hiddenBias),
      outputWeight: Matrix(weights.outputWeight),
      outputBias: Matrix(weights.outputBias)
    )
  }
}
