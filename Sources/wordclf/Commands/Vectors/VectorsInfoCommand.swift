import ArgumentParser

struct VectorsInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what a store holds and where it came from.",
    discussion: "Example: wordclf vectors info --store glove.sqlite")

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = try store.open()
    let entry = store.sourceEntry.map { " (\($0))" } ?? ""
    print(
      """
      words      \(store.count)
      dimension  \(store.dimension)
      case       \(store.isCased ? "cased" : "uncased")
      digits     \(store.isDigitFolded ? "folded to 0" : "as written")
      source     \(store.source)\(entry)
      sha256     \(store.sourceSHA256)
      made by    \(store.createdBy)
      """)
    if let training = store.training { print("training   \(training)") }
  }
}
