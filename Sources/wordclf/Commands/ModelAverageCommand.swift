import ArgumentParser
import ByteStreams
import NetworkTraining
import SentenceTagging
import TaggedText
import WindowNetwork

struct ModelAverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "average",
    abstract: "Make one model of several that tag together, by the mean of their scores.",
    discussion: """
      Writes one file that tags as any model does, with 'tag', 'evaluate' and in a Swift program. Each member scores the \
      tags of each word; the best path of tags is looked for in the mean of these scores, and of those of moves from tag \
      to tag where members have learned them. That is the path of the highest mean log-probability, the geometric mean \
      of the members' probabilities (Hansen and Salamon 1990; Lakshminarayanan et al. 2017).

      Members may be models of one network with several seeds, or differ in features, windows, vectors and whatever else; \
      the labels and the scheme of the tags must be the same. A model may be named twice, to count twice, and of a model \
      that is an average itself each member counts.

      Tagging takes the members' times together, so that three models of one kind take three times as long, and the file \
      is as large as theirs. What looks into one network, such as 'explain', takes a member's own file.

      Examples:
        wordclf model average a.safetensors b.safetensors --output ab.safetensors
        wordclf model average a.safetensors b.safetensors -o ab.safetensors --dev eng.testa
      """)

  @Option(name: [.short, .customLong("output")], help: ArgumentHelp("The model to write.", valueName: "file"))
  var outputPath: String

  @Flag(help: "Replace a model that is there already.")
  var overwrite = false

  @Option(
    help: ArgumentHelp(
      "What is taken from the score of O before tags are chosen. (default: the mean of the models', or as --dev chooses)",
      valueName: "b"))
  var outsideBias: Float?

  @Option(
    name: .customLong("dev"),
    help: ArgumentHelp(
      """
      A development set, which is scored; it chooses the bias against O, where none is given, from \
      \(OutsideBias.candidates[0]) to \(OutsideBias.candidates[OutsideBias.candidates.count - 1]), and calibrates the \
      average's probabilities.
      """, valueName: "file"))
  var developmentPath: String?

  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      """
      The store of vectors for words of the development set that training did not see, if it is not where it was at \
      training; may be given several times.
      """, valueName: "file"))
  var storePaths: [String] = []

  @OptionGroup var columns: ColumnOptions

  @Argument(help: "The models, at least two.")
  var modelPaths: [String]

  func validate() throws {
    if modelPaths.count < 2 { throw ValidationError("expected at least two models") }
    try TaggerOptions.check(outsideBias: outsideBias)
    if let path = storePaths.first, developmentPath == nil {
      throw ValidationError("--store \(path) is of no use without --dev: nothing is tagged")
    }
  }

  func run() throws {
    try checkOutput(outputPath, overwrite: overwrite)
    try checkDistinct(outputs: [outputPath], inputs: modelPaths + storePaths + [developmentPath].compactMap(\.self))
    let models = try modelPaths.map { (path: $0, model: try ModelFile.loadAverage($0)) }
    var average = try AveragedModel(averaging: models, outsideBias: outsideBias)
    for (path, model) in models where model.corpusScheme != average.corpusScheme {
      Terminal.writeError(
        "warning: \(path): trained on tags in \(model.corpusScheme.rawValue), and \(models[0].path) on tags in "
          + "\(average.corpusScheme.rawValue), which the average keeps")
    }
    var page: [String] = []
    if let developmentPath {
      let corpus = try Corpus.read(developmentPath, columns: columns.columns(tagged: true))
      Terminal.writeError("development set \(developmentPath): \(corpus.summary)")
      corpus.warnAboutLabels(unknownTo: average.tagSet, path: developmentPath)
      let tagger = try Tagger(average, modelPath: outputPath, storePaths: storePaths)
      let (bias, score) = try scored(tagger, on: corpus)
      average = try AveragedModel(
        averaging: models, outsideBias: bias, score: .init(score.overall),
        calibration: try tagger.calibration(on: corpus, outsideBias: bias))
      page = [
        "development set \(developmentPath), bias \(bias)\(outsideBias == nil ? ", chosen by this score" : "")",
        "\(score)",
      ]
    }
    try ModelFile.save(average, to: outputPath, overwrite: overwrite)
    Terminal.writeError(
      "\(outputPath): average of \(average.members.count) models, bias \(average.outsideBias), "
        + "\(average.members.reduce(0) { $0 + $1.weights.count }.grouped) parameters")
    if let calibration = average.calibration { Terminal.writeError(calibration.report) }
    for line in page { print(line) }
  }

  /// The score on the development set, and the bias that it has it with: the one that is given, or the best one, the least
  /// of equals.
  private func scored(_ tagger: Tagger, on corpus: Corpus) throws -> (outsideBias: Float, score: SpanScore) {
    let biases = outsideBias.map { [$0] } ?? OutsideBias.candidates.map { Float($0) }
    let scores = try tagger.scores(on: corpus, outsideBiases: biases)
    let best = scores.indexOfBest ?? 0
    return (biases[best], scores[best])
  }
}

extension WindowModel.Score {
  /// That of several models together.
  fileprivate init(_ counts: SpanScore.Counts) {
    self.init(precision: counts.precision, recall: counts.recall, f1: counts.f1, epoch: nil)
  }
}
