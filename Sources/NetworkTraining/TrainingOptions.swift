import TaggedText
import WindowFeatures
import WindowNetwork

/// Everything that decides how a network is trained, the data apart. Two runs with the same options on the same data
/// give the same model, byte for byte.
public struct TrainingOptions: Sendable, Hashable, Codable {
  /// The words of context on either side.
  public var radius = 2
  /// The units of the hidden layer.
  public var hiddenUnits = 300
  /// The length of the embedding of the case class.
  public var caseDimension = 5
  /// The tag scheme that the network learns, whatever the corpus is written in.
  public var scheme = TagScheme.bioes
  /// Passes over the training set, at most.
  public var epochs = 12
  /// Windows in a batch.
  public var batchSize = 64
  /// The learning rate of the first step.
  public var learningRate = 0.001
  /// The strength of the L2 penalty on weights.
  public var l2 = 0.00001
  /// Where and how much is dropped out.
  public var dropout = DropoutRates(input: 0.2, hidden: 0.4)
  /// The probability with which a word of a window is replaced by the unknown word.
  public var wordDropout = 0.005
  /// Epochs without a better F1 on the development set after which training ends.
  public var patience = 4
  public var seed: UInt64 = 1
  /// Whether word vectors are trained.
  public var embeddings = EmbeddingTraining.fineTuned

  public init() {}

  /// The features of the word form that the network looks up beside the word.
  public var features: [FormFeature] { [.caseClass] }
}
