import NumericKernels
import WindowFeatures

extension WindowWeights<Float> {
  /// The matrices under the names that files give them: `words`, `feature.NAME`, `hidden.weight`, `hidden.bias`,
  /// `output.weight`, `output.bias`, each after `prefix`.
  package func tensors(
    of architecture: WindowArchitecture, prefix: String = ""
  ) -> [(name: String, tensor: SafeTensors.Tensor)] {
    let tables = zip(architecture.features, features).map { (name: "feature.\($0.name)", matrix: $1) }
    let layers = [
      (name: "hidden.weight", matrix: hiddenWeight), (name: "hidden.bias", matrix: hiddenBias),
      (name: "output.weight", matrix: outputWeight), (name: "output.bias", matrix: outputBias),
    ]
    return ([(name: "words", matrix: words)] + tables + layers).map { name, matrix in
      (prefix + name, .init(floats: matrix.elements, shape: [matrix.rows, matrix.columns]))
    }
  }

  /// The matrices that ``tensors(of:prefix:)`` made.
  ///
  /// - Parameter wordRows: the rows of the table of words.
  /// - Throws: `ModelError.notAModel` where one is missing or of another shape, `.unknownFeature`.
  package init(
    from reader: TensorReader, of architecture: WindowArchitecture, wordRows: Int, prefix: String = "", path: String
  ) throws(ModelError) {
    let features = try architecture.features.map { (feature) throws(ModelError) in
      guard let kind = FormFeature.named(feature.name) else {
        throw .unknownFeature(path: path, name: feature.name)
      }
      return try reader.matrix("\(prefix)feature.\(feature.name)", rows: kind.rowCount, columns: feature.dimension)
    }
    self.init(
      words: try reader.matrix("\(prefix)words", rows: wordRows, columns: architecture.wordDimension),
      features: features,
      hiddenWeight: try reader.matrix(
        "\(prefix)hidden.weight", rows: architecture.hiddenUnits, columns: architecture.inputCount),
      hiddenBias: try reader.matrix("\(prefix)hidden.bias", rows: 1, columns: architecture.hiddenUnits),
      outputWeight: try reader.matrix(
        "\(prefix)output.weight", rows: architecture.classCount, columns: architecture.hiddenUnits),
      outputBias: try reader.matrix("\(prefix)output.bias", rows: 1, columns: architecture.classCount))
  }
}
