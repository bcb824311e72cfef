import ArgumentParser
import WordVectors

struct VectorsLookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Print the vectors of words, as lines of a GloVe text file.",
    discussion: """
      A word is looked up as a text's words are: as it is written (in a cased store), in lower case, and with its digits \
      as zeros. The line begins with the spelling that was found.

      Example: wordclf vectors lookup Paris --store glove.sqlite
      """)

  @OptionGroup var store: StoreOptions

  @Argument(help: "Words.")
  var words: [String]

  func run() throws {
    let store = try store.open()
    for word in words {
      guard let entry = try store.entry(for: word, matching: .backOff) else {
        throw VectorStoreError.unknownWord(word, path: store.path)
      }
      print(([entry.word] + entry.vector.map { "\($0)" }).joined(separator: " "))
    }
  }
}
