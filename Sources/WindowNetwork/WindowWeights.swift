import NumericKernels
import WindowFeatures

/// All that a window network has learned: plain matrices, free to be copied, compared, stored and shared.
public struct WindowWeights<Scalar: KernelScalar>: Sendable, Equatable {
  /// The word vectors, `[words + 2, wordDimension]`: padding, the unknown word, the words.
  public var words: Matrix<Scalar>
  /// For each feature its embeddings, `[values + 1, dimension]`.
  public var features: [Matrix<Scalar>]
  /// `[hiddenUnits, inputs]`
  public var hiddenWeight: Matrix<Scalar>
  /// `[1, hiddenUnits]`
  public var hiddenBias: Matrix<Scalar>
  /// `[classes, hiddenUnits]`
  public var outputWeight: Matrix<Scalar>
  /// `[1, classes]`
  public var outputBias: Matrix<Scalar>

  init(
    words: Matrix<Scalar>,
    features: [Matrix<Scalar>],
    hiddenWeight: Matrix<Scalar>,
    hiddenBias: Matrix<Scalar>,
    outputWeight: Matrix<Scalar>,
    outputBias: Matrix<Scalar>
  ) {
    self.words = words
    self.features = features
    self.hiddenWeight = hiddenWeight
    self.hiddenBias = hiddenBias
    self.outputWeight = outputWeight
    self.outputBias = outputBias
  }

  /// The weights before training: random ones for the layers, the output bias at the logarithm of how frequent each tag
  /// is, so that the first epoch need not spend itself on learning that most tokens are no entity.
  ///
  /// - Parameter words: the vectors, padding and the unknown word first.
  /// - Parameter classCounts: how often each class occurs in the training set; a class that does not counts as one.
  public init(
    _ architecture: WindowArchitecture,
    words: Matrix<Scalar>,
    classCounts: [Int],
    initializer: WeightInitializer = .xavierUniform,
    using generator: inout SeededGenerator
  ) {
    precondition(
      words.columns == architecture.wordDimension,
      "\(words.shape) holds no vectors of \(architecture.wordDimension)"
    )
    precondition(classCounts.count == architecture.classCount, "\(classCounts.count) classes were counted")
    self.words = words
    features = architecture.features.map { feature in
      guard let kind = FormFeature.named(feature.name) else { preconditionFailure("no feature '\(feature.name)'") }
      return Matrix.embeddings(
        rows: kind.rowCount,
        dimension: feature.dimension,
        using: &generator
      )
    }
    hiddenWeight = initializer.matrix(
      outputs: architecture.hiddenUnits,
      inputs: architecture.inputCount,
      using: &generator
    )
    hiddenBias = Matrix(rows: 1, columns: architecture.hiddenUnits)
    outputWeight = initializer.matrix(
      outputs: architecture.classCount,
      inputs: architecture.hiddenUnits,
      using: &generator
    )
    let total = Scalar(classCounts.reduce(0) { $0 + max($1, 1) })
    outputBias = Matrix(
      rows: 1,
      columns: classCounts.count,
      elements: classCounts.map { Scalar.log(Scalar(max($0, 1)) / total) }
    )
  }

  /// The number of scalars.
  public var count: Int {
    ([words, hiddenWeight, hiddenBias, outputWeight, outputBias] + features).reduce(0) { $0 + $1.shape.count }
  }
}
