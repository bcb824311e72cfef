import ArgumentParser
import ByteStreams
import SentenceTagging
import TaggedText

extension TagReading: ExpressibleByArgument {}

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score a model, or predictions in files, against tagged corpora.",
    discussion: """
      Prints precision, recall and F1 of exact entity spans, per type and overall, with the accuracy of tokens beside; \
      which labels are taken for which; what kinds of errors there are, and the score of borders whatever the label; with \
      --train the recall of entities that training has seen and of those that it has not; with --errors the errors \
      themselves. Several files are scored as one.

      A file in which predicted tags stand beside the gold ones, as conlleval takes it, needs no model: name their column \
      with --columns, as in the third example.

      Scorers read tags that are not legal in their scheme in different ways, and their scores differ: an I-PER after O \
      in IOB2. The mode, which every output names, says how they are read: as conlleval does, which opens an entity \
      there; strict, as seqeval does in its strict mode, for which only what is opened and ended as the scheme has it is \
      an entity; discard drops each entity whose tags are not what the scheme would write. In IOB2 and BIOES the last two \
      come to the same.

      --json prints one object: mode, scheme, model and files; sentences, tokens, rightTokens and tokenAccuracy; \
      irregular, the entities whose tags are not legal, in gold and found; overall, borders and each of labels with gold, \
      found, right, precision, recall and f1; confusion, a list of gold label, found label and count, null for no entity \
      with these borders; kinds, the number of entities right, wrongLabel, wrongBorders, wrongBoth, missed and spurious; \
      seen, with seen, seenWithOtherLabel and unseen, each of gold, right and recall; errorCount; errors, a list of file, \
      line, kind, gold label, found label and text. Rates are 0 to 1, and what is absent is null.

      Examples:
        wordclf evaluate --model conll.safetensors eng.testa
        wordclf evaluate eng.testa --train eng.train --errors=50 --html scores.html
        wordclf evaluate tagged.txt --columns word=0,tag=-2,predicted=-1
      """)

  @OptionGroup var tagger: TaggerOptions
  @OptionGroup var columns: ScoredColumnOptions

  @Option(help: "How tags that are not legal are read.")
  var mode = TagReading.conlleval

  @Option(help: "The scheme that the tags should be in. (default: the one that the gold tags of each file look like)")
  var scheme: TagScheme?

  @Option(
    name: .customLong("train"),
    help: ArgumentHelp(
      """
      A training set, to score seen and unseen entities apart; may be given several times. It is read with --columns, but \
      for that of predictions, which it lacks.
      """, valueName: "file"))
  var trainingPaths: [String] = []

  @Option(
    name: .customLong("errors"), defaultAsFlag: 20, parsing: .next,
    help: ArgumentHelp("List the first errors with the words around them: 20, or with =N, N.", valueName: "n"))
  var errorLimit: Int?

  @Flag(name: .customLong("json"), help: "Write one JSON object instead of tables.")
  var isJSON = false

  @Option(
    name: .customLong("html"),
    help: ArgumentHelp(
      "Write a page with all figures and each sentence with an error, gold against found.", valueName: "file"))
  var htmlPath: String?

  @Flag(help: "Replace a file that is there already.")
  var overwrite = false

  @Option(help: ArgumentHelp("Exit with code 1 if the overall F1, in per cent, is lower.", valueName: "percent"))
  var minF1: Double?

  @Argument(help: "Tagged corpora in CoNLL columns, plain, .gz or .zip; - is standard input.")
  var corpora: [String]

  func validate() throws {
    if let minF1, !(0...100).contains(minF1) { throw ValidationError("--min-f1 must be 0 to 100, not \(minF1)") }
    if corpora.isEmpty { throw ValidationError("expected a tagged corpus") }
    if let errorLimit, errorLimit < 1 { throw ValidationError("--errors must be at least 1, not \(errorLimit)") }
  }

  func run() throws {
    if let htmlPath {
      try checkOutput(htmlPath, overwrite: overwrite)
      try checkDistinct(
        outputs: [htmlPath], inputs: corpora + trainingPaths + (readsPredictions ? [] : [tagger.modelPath]))
    }
    guard let evaluation = try evaluate() else { return }
    if let htmlPath {
      try streamAtomically(to: htmlPath, overwrite: overwrite) { writer in
        try evaluation.writeHTML { try writer.write($0) }
      }
    }
    print(isJSON ? try evaluation.json(errorLimit: errorLimit) : evaluation.text(errorLimit: errorLimit))
    let f1 = 100 * evaluation.score.overall.f1
    if let minF1, f1 < minF1 {
      throw Failure.GateFailed(message: "F1 is \(f1.fixed(2)), below \(minF1.fixed(2))")
    }
  }

  /// Whether predictions stand in the files, and no model is opened.
  private var readsPredictions: Bool { columns.columns.predicted != nil }

  /// Tags all files, or reads what is predicted in them.
  private func evaluate() throws -> Evaluation? {
    let training = try seenEntities()
    let tagger = readsPredictions ? nil : try tagger.openTagger()
    var evaluation: Evaluation?
    for path in corpora {
      let gold = try GoldStandard.read(path, columns: columns.scored, reading: mode, scheme: scheme)
      Terminal.writeError("\(path): \(gold.summary(reading: mode))")
      if let tagger { gold.corpus.warnAboutLabels(unknownTo: tagger.model.tagSet, path: path) }
      var sum =
        evaluation
        ?? Evaluation(
          reading: mode, scheme: gold.scheme, model: tagger == nil ? nil : self.tagger.modelPath, training: training)
      try sum.add(gold, file: path) { try tagger?.tag($0, withConfidence: htmlPath != nil) ?? [] }
      evaluation = sum
    }
    return evaluation
  }

  /// The entities of the training sets; nil where none is named.
  private func seenEntities() throws -> SeenEntities? {
    guard !trainingPaths.isEmpty else { return nil }
    var seen = SeenEntities()
    for path in trainingPaths {
      let corpus = try GoldStandard.read(
        path, columns: columns.withoutPredictions, reading: mode, scheme: scheme
      ).corpus
      Terminal.writeError("training set \(path): \(corpus.summary(reading: mode))")
      for sentence in corpus.documents.joined() { seen.add(sentence) }
    }
    return seen
  }
}
