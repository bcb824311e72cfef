import ArgumentParser
import WordVectors

/// The store of word vectors that a command reads.
struct StoreOptions: ParsableArguments {
  @Option(name: [.short, .customLong("store")], help: ArgumentHelp("The store of word vectors.", valueName: "file"))
  var path = Sample.store

  func open() throws -> VectorStore { try VectorStore(path: path) }
}
