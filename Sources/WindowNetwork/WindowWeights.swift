import NumericKernels
import WindowFeatures

/// All that a window network has learned: plain matrices, free to be copied, compared, stored and shared.
public struct WindowWeights<Scalar: KernelScalar>: Sendable, Equatable {
  /// For each table the word vectors, `[words + 2, wordDimension]`: padding, the unknown word, the words.
  public var words: [Matrix<Scalar>]
  /// For each feature its embeddings, `[rows, dimension]`.
  public var features: [Matrix<Scalar>]
  /// `[hiddenUnits, inputs]`
  public var hiddenWeight: Matrix<Scalar>
  /// `[1, hiddenUnits]`
  public var hiddenBias: Matrix<Scalar>
  /// The second hidden layer, where there is one.
  public var second: SecondLayer?
  /// The layer whose units are pooled, where there is one.
  public var pooling: Pooling?
  /// `[classes, lastHiddenUnits]`, or with pooled units `[classes, lastHiddenUnits + pooledUnits + 1]`
  public var outputWeight: Matrix<Scalar>
  /// `[1, classes]`
  public var outputBias: Matrix<Scalar>
  /// The scores of moves from tag to tag, where they are learned.
  public var moves: Moves?

  /// The layer between the first hidden layer and what follows.
  public struct SecondLayer: Sendable, Equatable {
    /// `[secondHiddenUnits, hiddenUnits]`
    public var weight: Matrix<Scalar>
    /// `[1, secondHiddenUnits]`
    public var bias: Matrix<Scalar>
  }

  /// The layer between the last hidden layer and the pooled units.
  public struct Pooling: Sendable, Equatable {
    /// `[pooledUnits, lastHiddenUnits]`
    public var weight: Matrix<Scalar>
    /// `[1, pooledUnits]`
    public var bias: Matrix<Scalar>
  }

  /// The scores of paths beside those of tokens.
  public struct Moves: Sendable, Equatable {
    /// From the row to the column, `[classes, classes]`.
    public var moves: Matrix<Scalar>
    /// Of the first tag, `[1, classes]`.
    public var start: Matrix<Scalar>
    /// Of the last tag, `[1, classes]`.
    public var end: Matrix<Scalar>
  }

  init(
    words: [Matrix<Scalar>],
    features: [Matrix<Scalar>],
    hiddenWeight: Matrix<Scalar>,
    hiddenBias: Matrix<Scalar>,
    second: SecondLayer? = nil,
    pooling: Pooling? = nil,
    outputWeight: Matrix<Scalar>,
    outputBias: Matrix<Scalar>,
    moves: Moves? = nil
  ) {
    self.words = words
    self.features = features
    self.hiddenWeight = hiddenWeight
    self.hiddenBias = hiddenBias
    self.second = second
    self.pooling = pooling
    self.outputWeight = outputWeight
    self.outputBias = outputBias
    self.moves = moves
  }

  /// The weights before training: random ones for the layers, the output bias at the logarithm of how frequent each tag
  /// is, so that the first epoch need not spend itself on learning that most tokens are no entity, and 0 for every move.
  ///
  /// - Parameter words: the vectors of each table, padding and the unknown word first.
  /// - Parameter classCounts: how often each class occurs in the training set; a class that does not counts as one.
  public init(
    _ architecture: WindowArchitecture,
    words: [Matrix<Scalar>],
    classCounts: [Int],
    initializer: WeightInitializer = .xavierUniform,
    using generator: inout SeededGenerator
  ) {
    precondition(
      words.map(\.columns) == architecture.wordDimensions,
      "\(words.map(\.shape)) hold no vectors of \(architecture.wordDimensions)"
    )
    precondition(classCounts.count == architecture.classCount, "\(classCounts.count) classes were counted")
    self.words = words
    features = architecture.features.map {
      Matrix.embeddings(rows: $0.rows, dimension: $0.dimension, using: &generator)
    }
    hiddenWeight = initializer.matrix(
      outputs: architecture.hiddenUnits,
      inputs: architecture.inputCount,
      using: &generator
    )
    hiddenBias = Matrix(rows: 1, columns: architecture.hiddenUnits)
    if architecture.secondHiddenUnits > 0 {
      second = SecondLayer(
        weight: initializer.matrix(
          outputs: architecture.secondHiddenUnits, inputs: architecture.hiddenUnits, using: &generator),
        bias: Matrix(rows: 1, columns: architecture.secondHiddenUnits)
      )
    }
    if architecture.pooledUnits > 0 {
      pooling = Pooling(
        weight: initializer.matrix(
          outputs: architecture.pooledUnits, inputs: architecture.lastHiddenUnits, using: &generator),
        bias: Matrix(rows: 1, columns: architecture.pooledUnits)
      )
    }
    outputWeight = initializer.matrix(
      outputs: architecture.classCount,
      inputs: architecture.outputInputCount,
      using: &generator
    )
    if architecture.scoresMoves {
      let ends = Matrix<Scalar>(rows: 1, columns: architecture.classCount)
      moves = Moves(
        moves: Matrix(rows: architecture.classCount, columns: architecture.classCount), start: ends, end: ends)
    }
    let total = Scalar(classCounts.reduce(0) { $0 + max($1, 1) })
    outputBias = Matrix(
      rows: 1,
      columns: classCounts.count,
      elements: classCounts.map { Scalar.log(Scalar(max($0, 1)) / total) }
    )
  }

  /// All matrices.
  var matrices: [Matrix<Scalar>] {
    words + [hiddenWeight, hiddenBias, outputWeight, outputBias] + features
      + [
        second?.weight, second?.bias, pooling?.weight, pooling?.bias, moves?.moves, moves?.start, moves?.end,
      ].compactMap { $0 }
  }

  /// The number of scalars.
  public var count: Int {
    matrices.reduce(0) { $0 + $1.shape.count }
  }
}
