import ArgumentParser

struct VectorsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors",
    abstract: "Import word vectors into a store, or train them, and look into it.",
    discussion: "A store is one SQLite file: open it with the 'sqlite3' shell and read it.",
    subcommands: [
      VectorsImportCommand.self, VectorsTrainCommand.self, VectorsInfoCommand.self, VectorsLookupCommand.self,
      VectorsNearestCommand.self, VectorsCoverageCommand.self, VectorsVerifyCommand.self, VectorsExportCommand.self,
    ])
}
