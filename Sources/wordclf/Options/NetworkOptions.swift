import ArgumentParser
import NetworkTraining
import TaggedText
import WindowNetwork

extension TagScheme: ExpressibleByArgument {}
extension Activation: ExpressibleByArgument {}
extension WeightInitializer: ExpressibleByArgument {}
extension OptimizerChoice: ExpressibleByArgument {}

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

  @Option(name: .customLong("window"), help: help("Words of context on either side.", defaults.radius, "k"))
  var radius: Int?

  @Option(name: .customLong("hidden"), help: help("Units of the hidden layer.", defaults.hiddenUnits, "n"))
  var hiddenUnits: Int?

  @Option(help: help("Length of the embedding of a word's case class.", defaults.caseDimension, "n"))
  var caseDimension: Int?

  @Option(
    help: help(
      """
      Nonlinearity of the hidden layer: sigmoid 1/(1+exp(-z)), tanh, hard tanh min(1, max(-1, z)), or rectifier \
      max(0, z).
      """, defaults.activation.rawValue, "name"))
  var activation: Activation?

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
    help: help("Epochs without a better F1 on the development set before training ends.", defaults.patience, "n"))
  var patience: Int?

  @Option(help: help("The same seed gives the same model, byte for byte.", defaults.seed, "n"))
  var seed: UInt64?

  func validate() throws {
    do throws(UnusableOption) {
      try options(embeddings: .fineTuned).validate()
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The options of a run: those of `base`, with what was given on the command line in their place.
  func options(base: TrainingOptions = TrainingOptions(), embeddings: EmbeddingTraining) -> TrainingOptions {
    var options = base
    options.radius = radius ?? base.radius
    options.hiddenUnits = hiddenUnits ?? base.hiddenUnits
    options.caseDimension = caseDimension ?? base.caseDimension
    options.activation = activation ?? base.activation
    options.initializer = initializer ?? base.initializer
    options.scheme = scheme ?? base.scheme
    options.epochs = epochs ?? base.epochs
    options.batchSize = batchSize ?? base.batchSize
    options.optimizer = optimizer ?? base.optimizer
    options.learningRate =
      learningRate ?? (options.optimizer == base.optimizer ? base.learningRate : options.optimizer.defaultRate)
    options.schedule = schedule ?? base.schedule
    options.warmup = warmup ?? base.warmup
    options.l1 = l1 ?? base.l1
    options.l2 = l2 ?? base.l2
    options.pull = pull ?? base.pull
    options.dropout = .init(input: inputDropout ?? base.dropout.input, hidden: dropout ?? base.dropout.hidden)
    options.wordDropout = wordDropout ?? base.wordDropout
    options.patience = patience ?? base.patience
    options.seed = seed ?? base.seed
    options.embeddings = embeddings
    return options
  }
}
