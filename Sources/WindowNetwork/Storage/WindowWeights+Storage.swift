import NumericKernels
import WindowFeatures

extension WindowWeights<Float> {
  /// The matrices under the names that files give them: `words`, `words.2`, …, `feature.NAME`, `hidden.weight`,
  /// `hidden.bias`, `output.weight`, `output.bias`, where there are any `second.weight`, `second.bias`, `pooling.weight`,
  /// `pooling.bias`, `sentence.moves`, `sentence.start`, `sentence.end`, each after `prefix`.
  package func tensors(
    of architecture: WindowArchitecture, prefix: String = ""
  ) -> [(name: String, tensor: SafeTensors.Tensor)] {
    let tables = zip(architecture.features, features).map { (name: "feature.\($0.name)", matrix: Optional($1)) }
    let layers: [(name: String, matrix: Matrix<Float>?)] = [
      (name: "hidden.weight", matrix: hiddenWeight), (name: "hidden.bias", matrix: hiddenBias),
      (name: "output.weight", matrix: outputWeight), (name: "output.bias", matrix: outputBias),
      (name: "second.weight", matrix: second?.weight), (name: "second.bias", matrix: second?.bias),
      (name: "pooling.weight", matrix: pooling?.weight), (name: "pooling.bias", matrix: pooling?.bias),
      (name: "sentence.moves", matrix: moves?.moves), (name: "sentence.start", matrix: moves?.start),
      (name: "sentence.end", matrix: moves?.end),
    ]
    let words = zip(architecture.wordTableNames, words).map { (name: $0, matrix: Optional($1)) }
    return (words + tables + layers).compactMap { name, matrix in
      matrix.map { (prefix + name, .init(floats: $0.elements, shape: [$0.rows, $0.columns])) }
    }
  }

  /// The matrices that ``tensors(of:prefix:)`` made.
  ///
  /// - Parameter wordRows: the rows of each table of words.
  /// - Throws: `ModelError.notAModel` where one is missing or of another shape.
  package init(
    from reader: TensorReader, of architecture: WindowArchitecture, wordRows: [Int], prefix: String = ""
  ) throws(ModelError) {
    let features = try architecture.features.map { (feature) throws(ModelError) in
      try reader.matrix("\(prefix)feature.\(feature.name)", rows: feature.rows, columns: feature.dimension)
    }
    let words = try architecture.wordDimensions.enumerated().map { (index, dimension) throws(ModelError) in
      try reader.matrix(
        prefix + WindowArchitecture.name("words", ofTable: index), rows: wordRows[index], columns: dimension)
    }
    self.init(
      words: words,
      features: features,
      hiddenWeight: try reader.matrix(
        "\(prefix)hidden.weight", rows: architecture.hiddenUnits, columns: architecture.inputCount),
      hiddenBias: try reader.matrix("\(prefix)hidden.bias", rows: 1, columns: architecture.hiddenUnits),
      second: architecture.secondHiddenUnits > 0
        ? SecondLayer(
          weight: try reader.matrix(
            "\(prefix)second.weight", rows: architecture.secondHiddenUnits, columns: architecture.hiddenUnits),
          bias: try reader.matrix("\(prefix)second.bias", rows: 1, columns: architecture.secondHiddenUnits)) : nil,
      pooling: architecture.pooledUnits > 0
        ? Pooling(
          weight: try reader.matrix(
            "\(prefix)pooling.weight", rows: architecture.pooledUnits, columns: architecture.lastHiddenUnits),
          bias: try reader.matrix("\(prefix)pooling.bias", rows: 1, columns: architecture.pooledUnits)) : nil,
      outputWeight: try reader.matrix(
        "\(prefix)output.weight", rows: architecture.classCount, columns: architecture.outputInputCount),
      outputBias: try reader.matrix("\(prefix)output.bias", rows: 1, columns: architecture.classCount),
      moves: architecture.scoresMoves
        ? Moves(
          moves: try reader.matrix(
            "\(prefix)sentence.moves", rows: architecture.classCount, columns: architecture.classCount),
          start: try reader.matrix("\(prefix)sentence.start", rows: 1, columns: architecture.classCount),
          end: try reader.matrix("\(prefix)sentence.end", rows: 1, columns: architecture.classCount)) : nil)
  }
}
