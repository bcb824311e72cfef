import ArgumentParser
import NetworkTraining
import TaggedText
import WindowFeatures
import WindowNetwork

extension TagScheme: ExpressibleByArgument {}
extension Activation: ExpressibleByArgument {}
extension WeightInitializer: ExpressibleByArgument {}
extension Preset: ExpressibleByArgument {}
extension LossChoice: ExpressibleByArgument {}
extension UnknownWordPolicy: ExpressibleByArgument {}
extension OptimizerChoice: ExpressibleByArgument {}

extension FeatureSelection: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension OutsideBias: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension ScheduleChoice: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// The network and how it is trained: the command-line form of `TrainingOptions`. What is not given keeps the value of a
/// configuration, or the default.
struct NetworkOptions: ParsableArguments {
  private static let defaults = TrainingOptions()

  /// Help that ends with a default.
  private static func help(_ text: String, _ fallback: some CustomStringConvertible, _ valueName: String)
    -> ArgumentHelp
  {
    ArgumentHelp("\(text) (default: \(fallback))", valueName: valueName)
  }

  @Option(
    help: ArgumentHelp(
      """
      A recipe that the other options then change: fast, whose features are functions of the word form alone (dev F1 on \
      CoNLL-2003 94.0, where none has 93.5; tags four fifths as fast as none); balanced, with features of the document \
      (94.4, a third as fast); best, which pools words over their document too (95.1, a fifth as fast). Where the training set \
      marks no documents, the last two look at none. (default: none)
      """, valueName: "name"))
  var preset: Preset?

  @Option(name: .customLong("window"), help: help("Words of context on either side.", defaults.radius, "k"))
  var radius: Int?

  @Option(name: .customLong("hidden"), help: help("Units of the hidden layer.", defaults.hiddenUnits, "n"))
  var hiddenUnits: Int?

  @Option(
    name: .customLong("second-hidden"),
    help: help(
      "Units of a second hidden layer, between the first and what follows; 0 for none.", defaults.secondHiddenUnits, "n"
    ))
  var secondHiddenUnits: Int?

  @Option(
    help: help(
      """
      Features beside the word, each with the length of its embedding, or none: \
      \(FeatureSelection.known.map { "\($0.name)=\($0.dimension)" }.joined(separator: ", ")). \
      ngrams is the mean over the word's pieces of three to five characters, hashed into 20,000 buckets (Bojanowski et \
      al. 2017).
      """, defaults.features, "list"))
  var features: FeatureSelection?

  @Option(
    help: help(
      """
      What becomes of words that a store does not have. single: all are one unknown word. composed: a number is looked up \
      by its class, 0,0.0 for 1,234.56, whose vector is learned where the store has none; another word has the mean vector \
      of its first \(FallBack.mostParts) parts between - / . and _; what is left is the unknown word.
      """, defaults.unknownWords.rawValue, "policy"))
  var unknownWords: UnknownWordPolicy?

  @Option(
    help: help(
      """
      Nonlinearity of the hidden layers: sigmoid 1/(1+exp(-z)), tanh, hard tanh min(1, max(-1, z)), or rectifier \
      max(0, z).
      """, defaults.activation.rawValue, "name"))
  var activation: Activation?

  @Option(
    help: help(
      """
      Units whose largest values over all occurrences of a word in its document the output layer sees beside the last \
      hidden layer; 0 for none.
      """, defaults.pooledUnits, "n"))
  var pool: Int?

  @Option(
    help: help(
      """
      What training makes small: the cross-entropy of tokens, or the negative log-likelihood of sentences, with learned \
      scores of the moves from tag to tag (Collobert et al. 2011; Lafferty et al. 2001).
      """, defaults.loss.rawValue, "name"))
  var loss: LossChoice?

  @Flag(
    inversion: .prefixedNo,
    help: "Keep a frozen copy of fine-tuned word vectors beside them in the window. (default: none)")
  var frozenCopy: Bool?

  @Option(
    name: .customLong("init"),
    help: help(
      """
      How weights start: Xavier's uniform in ±√(6/(in+out)) or normal with variance 2/(in+out) (Glorot and Bengio 2010), \
      or small random, uniform in ±0.01.
      """, defaults.initializer.rawValue, "name"))
  var initializer: WeightInitializer?

  @Option(
    help: help(
      "Tag scheme that the network learns, whatever the corpus is written in.", defaults.scheme.rawValue, "name"))
  var scheme: TagScheme?

  @Option(help: help("Passes over the training set, at most.", defaults.epochs, "n"))
  var epochs: Int?

  @Option(help: help("Windows in a mini-batch.", defaults.batchSize, "n"))
  var batchSize: Int?

  @Option(
    help: help(
      """
      Rule that turns gradients into steps: stochastic gradient descent, with momentum (Polyak 1964), Adagrad (Duchi et \
      al. 2011), RMSprop (Hinton 2012), Adam (Kingma and Ba 2015). Rows of word vectors are updated lazily, when a batch \
      has the word.
      """, defaults.optimizer.rawValue, "name"))
  var optimizer: OptimizerChoice?

  @Option(
    help: help(
      "Learning rate before the schedule changes it.",
      "the optimizer's: " + OptimizerChoice.allCases.map { "\($0.rawValue) \($0.defaultRate)" }.joined(separator: ", "),
      "rate"))
  var learningRate: Double?

  @Option(
    help: help(
      """
      How the rate r changes: constant; halve:K, half after every K epochs; exponential:RATE, r·exp(-RATE·epochs); \
      linear, in a straight line to 0 at the end.
      """, defaults.schedule, "name"))
  var schedule: ScheduleChoice?

  @Option(help: help("Steps over which the rate first rises in a straight line.", defaults.warmup, "steps"))
  var warmup: Int?

  @Option(
    help: help(
      """
      Strength λ of the L1 penalty λ·Σ|W| on weights, by cumulative proximal steps (Tsuruoka et al. 2009), which leave \
      exact zeros; their share is reported.
      """, defaults.l1.plain, "λ"))
  var l1: Double?

  @Option(help: help("Strength λ of the L2 penalty λ/2·‖W‖² on weights.", defaults.l2.plain, "λ"))
  var l2: Double?

  @Option(
    help: help(
      """
      Strength λ of the penalty λ/2·‖E − E₀‖² that pulls fine-tuned vectors E towards their pre-trained places E₀ \
      (L2-SP, Li et al. 2018).
      """, defaults.pull.plain, "λ"))
  var pull: Double?

  @Option(
    help: help(
      """
      How much of a running mean of the weights a step leaves, 0.99 to 0.999; the mean is what is scored and kept (Polyak \
      and Juditsky 1992). 0 for none.
      """, defaults.averaging.plain, "β"))
  var average: Double?

  @Option(help: help("Share of the hidden units that is dropped out.", defaults.dropout.hidden, "p"))
  var dropout: Double?

  @Option(help: help("Share of the elements of the embeddings that is dropped out.", defaults.dropout.input, "p"))
  var inputDropout: Double?

  @Option(
    help: help(
      "Share of the words that is replaced by the unknown word, whose vector is learned so.", defaults.wordDropout, "p")
  )
  var wordDropout: Double?

  @Option(
    help: help(
      """
      Probability with which an epoch shows a training sentence with all letters capital or, as often, all letters \
      small, so that names are found without the help of their capitals.
      """, defaults.caseAugmentation.plain, "p"))
  var caseAugmentation: Double?

  @Option(
    help: help(
      """
      What is taken from the score of O before tags are chosen, so that more entities are found, and more of them wrongly; \
      tuned: that of 0, 0.5, … 4 with the best F1 on the development set (Minkov et al. 2006).
      """, defaults.outsideBias.untuned.plain, "b"))
  var outsideBias: OutsideBias?

  @Option(
    help: help("Epochs without a better F1 on the development set before training ends.", defaults.patience, "n"))
  var patience: Int?

  @Option(help: help("The same seed gives the same model, byte for byte.", defaults.seed, "n"))
  var seed: UInt64?

  func validate() throws {
    do throws(UnusableOption) {
      try options(embeddings: nil, scope: .marked).validate()
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The options of a run: those of `base`, with the preset's, and then with what was given on the command line in their
  /// place.
  ///
  /// - Parameter embeddings: whether vectors are trained; as in `base` where it is nil.
  /// - Parameter scope: what the training set marks as documents.
  func options(
    base: TrainingOptions = TrainingOptions(), embeddings: EmbeddingDecision? = nil,
    scope: DocumentScope
  ) -> TrainingOptions {
    var options = base
    preset?.apply(to: &options, scope: scope)
    options.radius = radius ?? options.radius
    options.hiddenUnits = hiddenUnits ?? options.hiddenUnits
    options.secondHiddenUnits = secondHiddenUnits ?? options.secondHiddenUnits
    options.features = features ?? options.features
    options.unknownWords = unknownWords ?? options.unknownWords
    options.activation = activation ?? options.activation
    options.pooledUnits = pool ?? options.pooledUnits
    options.loss = loss ?? options.loss
    options.initializer = initializer ?? options.initializer
    options.scheme = scheme ?? options.scheme
    options.epochs = epochs ?? options.epochs
    options.batchSize = batchSize ?? options.batchSize
    options.optimizer = optimizer ?? options.optimizer
    options.learningRate =
      learningRate ?? (options.optimizer == base.optimizer ? options.learningRate : options.optimizer.defaultRate)
    options.schedule = schedule ?? options.schedule
    options.warmup = warmup ?? options.warmup
    options.l1 = l1 ?? options.l1
    options.l2 = l2 ?? options.l2
    options.pull = pull ?? options.pull
    options.averaging = average ?? options.averaging
    options.dropout = .init(
      input: inputDropout ?? options.dropout.input, hidden: dropout ?? options.dropout.hidden)
    options.wordDropout = wordDropout ?? options.wordDropout
    options.caseAugmentation = caseAugmentation ?? options.caseAugmentation
    options.outsideBias = outsideBias ?? options.outsideBias
    options.patience = patience ?? options.patience
    options.seed = seed ?? options.seed
    options.embeddings = embeddings?.training ?? options.embeddings
    options.keepsFrozenCopy = frozenCopy ?? options.keepsFrozenCopy
    options.frozenStores = embeddings?.frozenStores ?? options.frozenStores
    return options
  }
}
