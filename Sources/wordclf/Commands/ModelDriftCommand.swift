import ArgumentParser
import SentenceTagging
import TaggedText

struct ModelDriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Say how fine-tuning moved the word vectors, and which words lost a neighbour to it.",
    discussion: """
      Compares the vectors in the model with those in the store that training began with.

      First the words that moved: the cosine of the angle between old and new vector, the distance between the two, and \
      the nearest five words by cosine before and after. Those that turned furthest come first.

      Then the words that training never saw and that lost a neighbour. They stayed where they were, while one of their \
      nearest five moved away and others are nearer now. So television is left behind when TV and telly are in the \
      training set and it is not, and weights that suit the new place of TV need not suit television. The neighbours \
      that went furthest come first, with the cosine before and after.

      Neighbours are looked for among the words of the model and the most frequent words of the store. Time grows with \
      the square of --vocabulary. A model with frozen vectors moved nothing, which is said, with exit code 0.

      With --format tsv there is one line a word, without headings, its fields separated by tabs: 'moved', word, cosine, \
      distance, five neighbours before and five after; or 'lost', word, lost neighbour, cosine before and after.

      Example: wordclf model drift --model conll.safetensors --store glove.sqlite
      """)

  @Option(name: [.short, .customLong("model")], help: ArgumentHelp("The model.", valueName: "file"))
  var modelPath = Sample.model

  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The store of vectors that the model was trained with, if it is not where it was then.", valueName: "file"))
  var storePath: String?

  @Option(
    name: [.customShort("n"), .long], help: ArgumentHelp("How many words to print, of each kind.", valueName: "n"))
  var count = 20

  @Option(
    help: ArgumentHelp("How many of the most frequent words of the store to look at.", valueName: "n"))
  var vocabulary = 50_000

  @Option(help: "Tables to read, or fields separated by tabs.")
  var format = TableFormat.text

  func validate() throws {
    if count < 1 { throw ValidationError("--count must be at least 1, not \(count)") }
    if vocabulary < 1 { throw ValidationError("--vocabulary must be at least 1, not \(vocabulary)") }
  }

  func run() throws {
    var options = VectorDrift.Options()
    options.count = count
    options.vocabulary = vocabulary
    let drift = try VectorDrift(modelPath: modelPath, storePath: storePath, options: options)
    if drift.missingCount > 0 {
      Terminal.writeError(
        "warning: \(drift.missingCount.counted("word")) of the model \(drift.missingCount == 1 ? "is" : "are") not in the "
          + "store, which was imported with --limit, and left out")
    }
    if drift.composedCount > 0 {
      Terminal.writeError(
        "\(drift.composedCount.counted("word")) of the model \(drift.composedCount == 1 ? "is" : "are") composed of parts, or "
          + "a class of numbers, which no store has, and left out")
    }
    let page = DriftPage(drift: drift, neighbours: options.neighbours)
    switch format {
    case .text: print(page.lines.joined(separator: "\n"))
    case .tsv:
      if drift.movedCount == 0 { Terminal.writeError(page.nothingMoved) }
      for row in page.rows { print(row.joined(separator: "\t")) }
    }
  }
}

/// How a table is written.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case text, tsv
}
