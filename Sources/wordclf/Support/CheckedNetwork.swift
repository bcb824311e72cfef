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
  init(untrainedFor corpus: Corpus, store: VectorStore, options: TrainingOptions) throws {
    let data = try TrainingData(training: corpus, development: nil, store: store, options: options)
    let trainer = Trainer(data, options: options)
    architecture = trainer.architecture
    weights = trainer.initialWeights
    text = data.training
  }

  /// The network of a model; entities whose label it does not know count as none.
  init(_ model: WindowModel, corpus: Corpus) throws {
    weights = model.weights
    architecture = model.architecture
    var encoder = FormEncoder(vocabulary: model.vocabulary, features: model.features)
    text = try encoder.encode(corpus.sentences, tagSet: model.tagSet, radius: model.architecture.radius).text
  }

  /// The first windows of the text; all where there are no more.
  func batch(windows count: Int) -> WindowBatch {
    var batch = WindowBatch(featureCount: text.rows.count)
    batch.fill(from: text, tokens: 0..<min(count, text.tokenCount))
    return batch
  }
}
