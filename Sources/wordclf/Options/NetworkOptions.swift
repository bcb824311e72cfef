import ArgumentParser
import NetworkTraining
import TaggedText

extension TagScheme: ExpressibleByArgument {}

/// The network and how it is trained: the command-line form of `TrainingOptions`.
struct NetworkOptions: ParsableArguments {
  private static let defaults = TrainingOptions()

  @Option(name: .customLong("window"), help: ArgumentHelp("Words of context on either side.", valueName: "k"))
  var radius = defaults.radius

  @Option(name: .customLong("hidden"), help: ArgumentHelp("Units of the hidden layer.", valueName: "n"))
  var hiddenUnits = defaults.hiddenUnits

  @Option(help: ArgumentHelp("Length of the embedding of a word's case class.", valueName: "n"))
  var caseDimension = defaults.caseDimension

  @Option(help: "The tag scheme that the network learns, whatever the corpus is written in.")
  var scheme = defaults.scheme

  @Option(help: ArgumentHelp("Passes over the training set, at most.", valueName: "n"))
  var epochs = defaults.epochs

  @Option(help: ArgumentHelp("Windows in a mini-batch.", valueName: "n"))
  var batchSize = defaults.batchSize

  @Option(help: ArgumentHelp("Adam's learning rate at first; it falls in a straight line to 0.", valueName: "rate"))
  var learningRate = defaults.learningRate

  @Option(help: ArgumentHelp("Strength λ of the L2 penalty λ/2·‖W‖² on weights.", valueName: "λ"))
  var l2 = defaults.l2

  @Option(help: ArgumentHelp("Share of the hidden units that is dropped out.", valueName: "p"))
  var dropout = defaults.dropout.hidden

  @Option(help: ArgumentHelp("Share of the elements of the embeddings that is dropped out.", valueName: "p"))
  var inputDropout = defaults.dropout.input

  @Option(
    help: ArgumentHelp(
      "Share of the words that is replaced by the unknown word, whose vector is learned so.", valueName: "p"))
  var wordDropout = defaults.wordDropout

  @Option(
    help: ArgumentHelp("Epochs without a better F1 on the development set before training ends.", valueName: "n"))
  var patience = defaults.patience

  @Option(help: ArgumentHelp("The same seed gives the same model, byte for byte.", valueName: "n"))
  var seed = defaults.seed

  func validate() throws {
    for (name, value, least) in [
      ("window", radius, 0), ("hidden", hiddenUnits, 1), ("case-dimension", caseDimension, 1), ("epochs", epochs, 1),
      ("batch-size", batchSize, 1), ("patience", patience, 1),
    ] where value < least || value > 1_000_000 {
      throw ValidationError("--\(name) must be \(least) to 1,000,000, not \(value)")
    }
    if radius > 100 { throw ValidationError("--window must be at most 100, not \(radius)") }
    for (name, value) in [("dropout", dropout), ("input-dropout", inputDropout), ("word-dropout", wordDropout)]
    where !(value >= 0 && value < 1) {
      throw ValidationError("--\(name) must be at least 0 and below 1, not \(value)")
    }
    if !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate must be above 0, not \(learningRate)")
    }
    if !(l2 >= 0 && l2.isFinite) { throw ValidationError("--l2 must be at least 0, not \(l2)") }
  }

  func options(embeddings: EmbeddingTraining) -> TrainingOptions {
    var options = TrainingOptions()
    options.radius = radius
    options.hiddenUnits = hiddenUnits
    options.caseDimension = caseDimension
    options.scheme = scheme
    options.epochs = epochs
    options.batchSize = batchSize
    options.learningRate = learningRate
    options.l2 = l2
    options.dropout = .init(input: inputDropout, hidden: dropout)
    options.wordDropout = wordDropout
    options.patience = patience
    options.seed = seed
    options.embeddings = embeddings
    return options
  }
}
