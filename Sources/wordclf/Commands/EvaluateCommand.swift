import ArgumentParser
import SentenceTagging
import TaggedText

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score a model against tagged corpora.",
    discussion: """
      Prints precision, recall and F1 of exact entity spans, per type and overall, counted as the CoNLL scorer \
      (conlleval) counts them, with the accuracy of tokens beside. Several files are scored as one.

      Example: wordclf evaluate --model conll.safetensors eng.testa
      """)

  @OptionGroup var tagger: TaggerOptions
  @OptionGroup var columns: ColumnOptions

  @Option(help: ArgumentHelp("Exit with code 1 if the overall F1, in per cent, is lower.", valueName: "percent"))
  var minF1: Double?

  @Argument(help: "Tagged corpora in CoNLL columns, plain, .gz or .zip; - is standard input.")
  var corpora: [String]

  func validate() throws {
    if corpora.isEmpty { throw ValidationError("expected a tagged corpus") }
  }

  func run() throws {
    let tagger = try tagger.openTagger()
    var score: SpanScore?
    for path in corpora {
      let corpus = try Corpus.read(path, columns: columns.columns(tagged: true))
      Terminal.writeError("\(path): \(corpus.summary)")
      corpus.warnAboutLabels(unknownTo: tagger.model.tagSet, path: path)
      var sum = score ?? SpanScore(scheme: corpus.scheme)
      for document in corpus.documents {
        for (gold, found) in zip(document, try tagger.tag(document)) {
          sum.add(gold: gold.entities, predicted: found.entities, tokens: gold.words.count)
        }
      }
      score = sum
    }
    guard let score else { return }
    print(score)
    if let minF1, 100 * score.overall.f1 < minF1 {
      throw Failure.GateFailed(message: "F1 is \((100 * score.overall.f1).fixed(2)), below \(minF1.fixed(2))")
    }
  }
}
