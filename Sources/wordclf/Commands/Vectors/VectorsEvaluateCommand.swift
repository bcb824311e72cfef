import ArgumentParser
import VectorEvaluation

extension AnalogyMethod: ExpressibleByArgument {}

struct VectorsEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score the vectors of a store by published tests of similarity and analogy.",
    discussion: """
      A similarity test has two words and a human score a line, as WordSim-353, SimLex-999, SimVerb-3500, MEN, Rare Words \
      and MTurk have; between the fields stand tabs, semicolons, commas or spaces. Printed is Spearman's rank correlation \
      of the cosines of the vectors with the scores, over the pairs whose words the store has.

      An analogy test has four words a line, 'Athens Greece Oslo Norway', and lines ': name' before each category, as \
      Google's questions-words.txt has. Printed is how often the last word is the best answer among all words but the \
      other three, over the questions whose words the store has. Categories whose name begins with 'gram' are syntactic, \
      the others semantic.

      Words are looked up as 'vectors lookup' does. Files may be plain, .gz or .zip.

      Example: wordclf vectors evaluate --store glove.sqlite --analogies questions-words.txt
      """)

  @OptionGroup var store: StoreOptions

  @Option(
    name: .customLong("similarity"),
    help: ArgumentHelp("A test of word similarity; may be given several times.", valueName: "file"))
  var similarityPaths: [String] = []

  @Option(name: .customLong("analogies"), help: ArgumentHelp("A test of analogies.", valueName: "file"))
  var analogyPath: String?

  @Option(
    help: """
      How an answer x to 'a b c' is scored: cos(x, b) - cos(x, a) + cos(x, c), or cos(x, b) · cos(x, c) / (cos(x, a) + \
      0.001) with cosines on 0 to 1. (default: add)
      """)
  var method: AnalogyMethod?

  @Option(
    help: ArgumentHelp(
      """
      Analogies know only the first words of the store, which are the most frequent; questions with another word are \
      skipped. (default: all)
      """, valueName: "n"))
  var mostFrequent: Int?

  @Flag(name: .customLong("json"), help: "Write one JSON object instead of tables.")
  var isJSON = false

  func validate() throws {
    if similarityPaths.isEmpty, analogyPath == nil {
      throw ValidationError("expected a test: --similarity <file>, --analogies <file>, or both")
    }
    if analogyPath == nil, method != nil || mostFrequent != nil {
      throw ValidationError("\(method != nil ? "--method" : "--most-frequent") needs --analogies <file>")
    }
    if let mostFrequent, mostFrequent < 1 {
      throw ValidationError("--most-frequent must be at least 1, not \(mostFrequent)")
    }
  }

  func run() throws {
    // whatever is wrong with a file is said before the work
    let similarities = try similarityPaths.map { try SimilarityTest(path: $0) }
    let analogies = try analogyPath.map { try AnalogyTest(path: $0) }
    let store = try store.open()
    var progress = ProgressLine()
    let report = EvaluationReport(
      store: store.path,
      similarity: try similarities.map { try $0.score(in: store) },
      analogies: try analogies.map { test in
        try test.score(in: store, method: method ?? .add, mostFrequent: mostFrequent) { share in
          progress.update { "analogies of \(test.file): \(Int(100 * share)) %" }
        }
      })
    progress.clear()
    print(isJSON ? try report.jsonPage() : report.description)
  }
}
