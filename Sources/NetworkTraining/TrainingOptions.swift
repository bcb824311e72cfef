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
  /// The units of a second hidden layer, above the first; 0 for none.
  public var secondHiddenUnits = 0
  /// The features of the word form beside the word.
  public var features: FeatureSelection = "case=5"
  /// What becomes of words that a store does not have.
  public var unknownWords = UnknownWordPolicy.single
  /// The nonlinearity of the hidden layers.
  public var activation = Activation.relu
  /// The units that are pooled over the occurrences of a form in its document; 0 for none.
  public var pooledUnits = 0
  /// What training makes small.
  public var loss = LossChoice.tokens
  /// How the weights of the layers start.
  public var initializer = WeightInitializer.xavierUniform
  /// The tag scheme that the network learns, whatever the corpus is written in.
  public var scheme = TagScheme.bioes
  /// Passes over the training set, at most.
  public var epochs = 12
  /// Windows in a batch.
  public var batchSize = 64
  /// The rule that turns gradients into steps.
  public var optimizer = OptimizerChoice.adam
  /// The learning rate before the schedule changes it.
  public var learningRate = 0.001
  /// How the learning rate changes from step to step.
  public var schedule = ScheduleChoice.linear
  /// Steps over which the learning rate rises from next to nothing.
  public var warmup = 0
  /// The strength of the L1 penalty on weights.
  public var l1 = 0.0
  /// The strength of the L2 penalty on weights.
  public var l2 = 0.00001
  /// The strength with which fine-tuned vectors are pulled towards their pre-trained places.
  public var pull = 0.0
  /// How much of a running mean of the weights a step leaves, where this mean is to be kept in their place; 0 for none.
  public var averaging = 0.0
  /// Where and how much is dropped out.
  public var dropout = DropoutRates(input: 0.2, hidden: 0.4)
  /// The probability with which a word of a window is replaced by the unknown word.
  public var wordDropout = 0.005
  /// The probability with which an epoch shows a sentence with all letters capital or, as often, all letters small.
  public var caseAugmentation = 0.0
  /// What is taken from the scores of words outside of entities before tags are chosen.
  public var outsideBias = OutsideBias.fixed(0)
  /// Epochs without a better F1 on the development set after which training ends.
  public var patience = 4
  public var seed: UInt64 = 1
  /// Whether word vectors are trained.
  public var embeddings = EmbeddingTraining.fineTuned
  /// The numbers of the stores, from 1, whose vectors are frozen even where those of the others are trained, in order.
  public var frozenStores: [Int] = []
  /// Whether fine-tuned vectors have a copy beside them that stays as it was, so that words of the training set can still
  /// be told by what they have in common with words that it does not have.
  public var keepsFrozenCopy = false

  public init() {}

  /// Whether the vectors of a store are trained.
  ///
  /// - Parameter index: the number of the store, from 0.
  public func embeddings(ofStore index: Int) -> EmbeddingTraining {
    frozenStores.contains(index + 1) ? .frozen : embeddings
  }

  /// The network that is trained with these options, on vectors of these lengths, to tell so many tags apart.
  ///
  /// - Parameter features: those of the options, with the values of the training set.
  public func architecture(
    wordDimensions: [Int], features: [(feature: FittedFeature, dimension: Int)], classCount: Int
  ) -> WindowArchitecture {
    WindowArchitecture(
      radius: radius,
      wordDimensions: wordDimensions,
      features: features.map { .init(name: $0.feature.name, rows: $0.feature.rowCount, dimension: $0.dimension) },
      hiddenUnits: hiddenUnits,
      secondHiddenUnits: secondHiddenUnits,
      activation: activation,
      pooledUnits: pooledUnits,
      scoresMoves: loss == .sentences,
      classCount: classCount
    )
  }
}
