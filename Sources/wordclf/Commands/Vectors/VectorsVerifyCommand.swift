import ArgumentParser
import TaggedText
import WordVectors

struct VectorsVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read a whole store and check that it is sound.",
    discussion: """
      Checks the SQLite file itself, the number of words, their numbering, and the length and finiteness of every \
      vector. Exit code 65 if anything is wrong.

      Example: wordclf vectors verify --store glove.sqlite
      """)

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = try store.open()
    let problems = try store.verify()
    guard problems.isEmpty else {
      throw VectorStoreError.damaged(
        path: store.path, detail: problems.map(\.description).joined(separator: "; "))
    }
    print("\(store.path): sound, \(store.count.counted("word")) of \(store.dimension.counted("dimension"))")
  }
}
