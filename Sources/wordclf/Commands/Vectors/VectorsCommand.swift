import ArgumentParser

struct VectorsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors",
    abstract: "Import word vectors into a store, or train them, look into it, and score it.",
    discussion: "A store is one SQLite file: open it with the 'sqlite3' shell and read it.",
    subcommands: [
      VectorsImportCommand.self, VectorsTrainCommand.self, VectorsInfoCommand.self, VectorsLookupCommand.self,
      VectorsNearestCommand.self, VectorsCoverageCommand.self, VectorsEvaluateCommand.self, VectorsVerifyCommand.self,
      VectorsExportCommand.self,
    ])
}
