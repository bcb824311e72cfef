import ArgumentParser
import TaggedText
import WindowNetwork

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Look into a model.",
    subcommands: [ModelInfoCommand.self, ModelDriftCommand.self])
}

struct ModelInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what a model is and how it was trained.",
    discussion: """
      Reads the whole file and checks it. Example: wordclf model info --model model.safetensors
      """)

  @Option(name: [.short, .customLong("model")], help: ArgumentHelp("The model.", valueName: "file"))
  var modelPath = Sample.model

  func run() throws {
    let model = try ModelFile.load(modelPath)
    let architecture = model.architecture
    let features = architecture.features.map { "\($0.name) \($0.dimension)" }.joined(separator: ", ")
    let second = architecture.secondHiddenUnits > 0 ? " and \(architecture.secondHiddenUnits)" : ""
    let pooling =
      architecture.pooledUnits > 0
      ? ", \(architecture.pooledUnits) pooled over the word's occurrences in the document" : ""
    let dimensions = architecture.wordDimensions.map { "\($0)" }.joined(separator: " + ")
    let score = model.score.map { score in
      "F1 \((100 * score.f1).fixed(2)) (precision \((100 * score.precision).fixed(2)), recall "
        + "\((100 * score.recall).fixed(2))) after epoch \(score.epoch)"
    }
    print(
      """
      window     ±\(architecture.radius) words
      inputs     \(architecture.inputCount): word \(dimensions)\(features.isEmpty ? "" : ", ")\(features)
      hidden     \(architecture.hiddenUnits)\(second) \(architecture.activation.rawValue)\(pooling)
      scores     of tags\(architecture.scoresMoves ? " and of moves from tag to tag" : "")
      tags       \(model.tagSet.count), \(model.tagSet.scheme.rawValue) of \(model.tagSet.labels.joined(separator: ", "))
      documents  \(model.needsDocuments ? "are looked at as a whole" : "are no more than their sentences")
      words      \(model.tables.map { "\($0.vocabulary.words.count)" }.joined(separator: " and "))
      parameters \(model.weights.count.grouped)
      dev score  \(score ?? "none: trained without a development set")
      vectors    \(model.tables.map { "\($0.store.source), store \($0.store.path)" }.joined(separator: "; "))
      trained    \(model.trainingOptions)
      """)
  }
}
