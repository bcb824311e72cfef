import ArgumentParser
import TaggedText

struct TagSentenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentence",
    abstract: "Tag a sentence, or a few.",
    discussion: """
      Prints a line a token, the word and its tag, and an empty line after each sentence; entities are coloured on a \
      terminal.

      Example: wordclf tag "Ada Lovelace met Charles Babbage in Turin."
      """)

  @OptionGroup var tagger: TaggerOptions
  @OptionGroup var output: TagOutputOptions

  @Flag(
    help: """
      Print each tag's probability in a third column: of all ways to tag the sentence, by scores that are calibrated where \
      training had a development set.
      """)
  var scores = false

  @Option(help: "Whether entities are coloured.")
  var color = ColorChoice.auto

  @Argument(help: "Plain text; several arguments are put together with spaces.")
  var text: [String]

  func validate() throws {
    if text.allSatisfy(\.isEmpty) { throw ValidationError("expected a sentence in quotes") }
  }

  func run() throws {
    let tagger = try tagger.openTagger()
    let writer = EntityPrinter(labels: tagger.model.tagSet.labels, isColored: color.isOn, scheme: output.scheme)
    for sentence in try tagger.tag(text.joined(separator: " "), withConfidence: scores) {
      print(writer.lines(of: sentence).joined(separator: "\n") + "\n")
    }
  }
}

/// How tags are written.
struct TagOutputOptions: ParsableArguments {
  @Option(help: "The scheme in which tags are written.")
  var scheme = TagScheme.iob2
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  var isOn: Bool {
    switch self {
    case .auto: Terminal.outputIsTerminal && Terminal.environmentAllowsColor
    case .always: true
    case .never: false
    }
  }
}
