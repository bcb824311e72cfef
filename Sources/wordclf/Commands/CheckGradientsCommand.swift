import ArgumentParser
import NetworkTraining
import TaggedText
import WindowNetwork
import WordVectors
import WordVectors

extension NetworkGradientCheck.Mistake: ExpressibleByArgument {}

struct CheckGradientsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-gradients",
    abstract: "Compare the gradients of a network with numerical ones.",
    discussion: """
      Computes the gradient of the loss by backpropagation, and again by moving single weights and inputs up and down \
      and measuring what that does to the loss (central differences), all in double precision. The error of a tensor is \
      the largest difference, relative to its largest derivative. Exits with code 1 if one is above the bound.

      It checks the network that 'train' with the same options would start from, or a trained --model, whose sizes then \
      hold, on the first windows of the corpus, in the training pass, with dropout as the options say. Hidden biases \
      are moved a little first, off the kinks of the activation, where there is no derivative to compare with. With no \
      options it works on the samples of the project's folder.

      Examples:
        wordclf check-gradients
        wordclf check-gradients --elements 0 --hidden 50
        wordclf check-gradients --inject-error forgotten-bias
      """)

  @Option(
    name: [.short, .customLong("store")],
    help: ArgumentHelp("The store of word vectors; may be given several times.", valueName: "file"))
  var storePaths: [String] = []

  @Option(
    name: .customLong("train"),
    help: ArgumentHelp("The corpus, CoNLL columns, plain, .gz or .zip.", valueName: "file"))
  var corpusPath: String?

  @Option(
    name: [.short, .customLong("model")],
    help: ArgumentHelp("A model to check, in place of a network that is yet to be trained.", valueName: "file"))
  var modelPath: String?

  @Option(help: ArgumentHelp("Windows of the corpus in the batch.", valueName: "n"))
  var windows = 8

  @Option(help: ArgumentHelp("Elements compared in each tensor, drawn by the seed; 0 for all.", valueName: "n"))
  var elements = 200

  @Option(help: ArgumentHelp("The largest error of a gradient that passes for right.", valueName: "error"))
  var bound = 1e-7

  @Option(
    name: .customLong("inject-error"),
    help: ArgumentHelp(
      "Make a mistake in one gradient, to see it caught: the hidden bias gets none, or that of the hidden weight is 1 % "
        + "too large.", valueName: "mistake"))
  var mistake: NetworkGradientCheck.Mistake?

  @OptionGroup var columns: ColumnOptions
  @OptionGroup(title: "Network and training") var network: NetworkOptions

  func validate() throws {
    if windows < 1 || windows > 10_000 { throw ValidationError("--windows must be 1 to 10,000, not \(windows)") }
    if elements < 0 { throw ValidationError("--elements must be at least 0, not \(elements)") }
    if !(bound > 0 && bound.isFinite) { throw ValidationError("--bound must be above 0, not \(bound)") }
    if let path = storePaths.first, modelPath != nil {
      throw ValidationError("--store \(path) is of no use beside --model: a model holds its vectors")
    }
  }

  func run() throws {
    if corpusPath == nil { try Sample.require(Sample.training, insteadOf: "--train") }
    let path = corpusPath ?? Sample.training
    let corpus = try Corpus.read(path, columns: columns.columns(tagged: true))
    let options = network.options(scope: DocumentScope(of: corpus))
    let checked = try checkedNetwork(corpus, options)
    let batch = checked.batch(windows: windows)
    let check = NetworkGradientCheck(
      weights: WindowWeights<Double>(checked.weights), architecture: checked.architecture, dropout: options.dropout,
      batch: batch, pass: .training(seed: options.seed), elements: elements == 0 ? nil : elements, seed: options.seed,
      making: mistake)
    print("\(modelPath ?? "untrained network"), \(batch.count.counted("window")) of \(path)")
    print(check.table(bound: bound))
    if let complaint = check.complaint(bound: bound) { throw Failure.GateFailed(message: complaint) }
    print("all gradients agree with central differences to \(bound)")
  }

  private func checkedNetwork(_ corpus: Corpus, _ options: TrainingOptions) throws -> CheckedNetwork {
    guard let modelPath else {
      return try CheckedNetwork(untrainedFor: corpus, stores: VectorStore.open(storePaths), options: options)
    }
    return try CheckedNetwork(try ModelFile.load(modelPath), corpus: corpus)
  }
}
