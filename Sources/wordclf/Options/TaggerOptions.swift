import ArgumentParser
import SentenceTagging
import WindowNetwork

extension Decoding: ExpressibleByArgument {}

/// The model that tags, and how.
struct TaggerOptions: ParsableArguments {
  @Option(name: [.short, .customLong("model")], help: ArgumentHelp("The model.", valueName: "file"))
  var modelPath = Sample.model

  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The store of vectors for words that training did not see, if it is not where it was at training.",
      valueName: "file"))
  var storePath: String?

  @Option(help: "How tags are chosen from scores: the best path that the scheme allows, or each token's best.")
  var decoding = Decoding.legal

  @Flag(
    name: .customLong("no-documents"),
    help: "Tag each sentence by itself, even if the model was trained to look at the whole document.")
  var ignoresDocuments = false

  func openTagger() throws -> Tagger {
    try Tagger(
      modelPath: modelPath, storePath: storePath, decoding: decoding, looksAtDocuments: !ignoresDocuments)
  }
}
