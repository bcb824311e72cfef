import ArgumentParser
import TaggedText

struct VectorsNearestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nearest",
    abstract: "Print the words whose vectors point most nearly the same way.",
    discussion: """
      One line a word: cosine, tab, word. Of several words given, the mean direction counts. All vectors are read once; \
      memory does not grow with the store.

      Example: wordclf vectors nearest france --store glove.sqlite
      """)

  @OptionGroup var store: StoreOptions

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How many words to print.", valueName: "n"))
  var count = 10

  @Argument(help: "One word, or several.")
  var words: [String]

  func validate() throws {
    if count < 1 { throw ValidationError("--count must be at least 1, not \(count)") }
    if words.isEmpty { throw ValidationError("expected a word") }
  }

  func run() throws {
    for neighbour in try store.open().nearest(to: words, count: count, matching: .backOff) {
      print("\(Double(neighbour.cosine).fixed(3))\t\(neighbour.word)")
    }
  }
}
