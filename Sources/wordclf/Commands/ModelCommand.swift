import ArgumentParser
import WindowNetwork

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Look into a model, or make one of several.",
    subcommands: [ModelInfoCommand.self, ModelDriftCommand.self, ModelAverageCommand.self])
}

struct ModelInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what a model is and how it was trained.",
    discussion: """
      Reads the whole file and checks it. Of an average, each member has a block of its own. Example: wordclf model info --model model.safetensors
      """)

  @Option(name: [.short, .customLong("model")], help: ArgumentHelp("The model.", valueName: "file"))
  var modelPath = Sample.model

  func run() throws {
    let model = try ModelFile.loadAverage(modelPath)
    print(ModelPage(model: model).lines.joined(separator: "\n"))
  }
}
