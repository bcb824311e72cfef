import NetworkTraining
import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork
import WordVectors

/// A network whose gradients are to be checked, and a text to check them on.
struct CheckedNetwork {
  let weights: WindowWeights<Float>
  let architecture: WindowArchitecture
  private let text: EncodedText

  /// The network that training on a corpus starts from.
  init(untrainedFor corpus: Corpus, stores: [VectorStore], options: TrainingOptions) throws {
    let data = try TrainingData(training: corpus, development: nil, stores: stores, options: options)
    let trainer = Trainer(data, options: options)
    architecture = trainer.architecture
    weights = trainer.initialWeights
    text = data.training
  }

  /// The network of a model; entities whose label it does not know count as none.
  init(_ model: WindowModel, corpus: Corpus) throws {
    weights = model.weights
    architecture = model.architecture
    var encoder = TextEncoder(vocabularies: model.tables.map(\.vocabulary), features: model.features)
    text = try encoder.encode(
      model.scope.apply(to: corpus.documents), tagSet: model.tagSet, radius: model.architecture.radius
    ).text
  }

  /// The first windows of the text, at least so many, up to the end of a sentence; all where there are no more. Their
  /// sentences are documents of their own where nothing is pooled, and else as they come.
  func batch(windows count: Int) -> WindowBatch {
    var batch = WindowBatch(featureCount: text.rows.count)
    if architecture.pooledUnits > 0 {
      batch.fill(from: text, documents: first(text.documentStarts.indices, tokens: count, text.tokenCount(ofDocument:)))
    } else if architecture.scoresMoves {
      batch.fill(from: text, sentences: first(text.sentenceLengths.indices, tokens: count) { text.sentenceLengths[$0] })
    } else {
      batch.fill(from: text, tokens: 0..<min(count, text.tokenCount))
    }
    return batch
  }

  /// The first units, until they have so many tokens.
  private func first(_ units: Range<Int>, tokens count: Int, _ size: (Int) -> Int) -> Range<Int> {
    var tokens = 0
    let end = units.first { unit in
      if tokens >= count { return true }
      tokens += size(unit)
      return false
    }
    return units.lowerBound..<(end ?? units.upperBound)
  }
}
