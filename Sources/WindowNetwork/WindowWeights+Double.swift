import NumericKernels

extension WindowWeights where Scalar == Double {
  /// The same weights in double precision, in which gradients are checked.
  ///
  /// - Complexity: O(scalars).
  public init(_ weights: WindowWeights<Float>) {
    self.init(
      words: weights.words.map { Matrix($0) },
      features: weights.features.map { Matrix($0) },
      hiddenWeight: Matrix(weights.hiddenWeight),
      hiddenBias: Matrix(weights.hiddenBias),
      second: weights.second.map { SecondLayer(weight: Matrix($0.weight), bias: Matrix($0.bias)) },
      pooling: weights.pooling.map { Pooling(weight: Matrix($0.weight), bias: Matrix($0.bias)) },
      outputWeight: Matrix(weights.outputWeight),
      outputBias: Matrix(weights.outputBias),
      moves: weights.moves.map {
        Moves(moves: Matrix($0.moves), start: Matrix($0.start), end: Matrix($0.end))
      }
    )
  }
}
