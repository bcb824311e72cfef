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
      """
      The store of vectors for words that training did not see, if it is not where it was at training; may be given \
      several times.
      """, valueName: "file"))
  var storePaths: [String] = []

  @Option(help: "How tags are chosen from scores: the best path that the scheme allows, or each token's best.")
  var decoding = Decoding.legal

  @Option(
    help: ArgumentHelp(
      """
      What is taken from the score of O before tags are chosen: more finds more entities, and more of them wrongly. \
      (default: the model's)
      """, valueName: "b"))
  var outsideBias: Float?

  @Flag(
    name: .customLong("no-documents"),
    help: "Tag each sentence by itself, even if the model was trained to look at the whole document.")
  var ignoresDocuments = false

  func validate() throws { try TaggerOptions.check(outsideBias: outsideBias) }

  static func check(outsideBias: Float?) throws {
    if let outsideBias, !(-100...100).contains(outsideBias) {
      throw ValidationError("--outside-bias must be -100 to 100, not \(outsideBias)")
    }
  }

  func openTagger() throws -> Tagger {
    try Tagger(
      modelPath: modelPath, storePaths: storePaths, decoding: decoding, looksAtDocuments: !ignoresDocuments,
      outsideBias: outsideBias)
  }
}
