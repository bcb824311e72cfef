import TaggedText

/// How predictions compare with a gold standard, sentence by sentence.
struct Evaluation {
  /// A sentence in which something was not found as it is in the gold standard.
  struct FaultySentence {
    let place: TextPlace
    let words: [String]
    let gold: [EntitySpan]
    let predicted: [EntitySpan]
    /// How sure the model is of each predicted entity; `nil` where nobody knows.
    let confidence: [Double]?
  }

  let reading: TagReading
  /// The model that was scored; `nil` where predictions stood in the files.
  let model: String?
  private(set) var files: [String] = []
  private(set) var sentenceCount = 0
  private(set) var irregular = 0
  /// `nil` where predictions are those of a model, which are always regular.
  private(set) var irregularPredictions: Int?

  private(set) var score: SpanScore
  private(set) var confusion = LabelConfusion()
  private(set) var borders = BorderScore()
  /// `nil` where no training set was named.
  private(set) var seen: SeenScore?
  private(set) var errors: [SpanError] = []
  private(set) var faultySentences: [FaultySentence] = []

  /// - Parameter scheme: that of the tags, in which the accuracy of tokens is counted.
  init(reading: TagReading, scheme: TagScheme, model: String?, training: SeenEntities?) {
    self.reading = reading
    self.model = model
    score = SpanScore(scheme: scheme)
    seen = training.map { SeenScore(training: $0) }
  }

  /// Takes in a file.
  ///
  /// - Parameter tag: finds the entities of the sentences of a document, where predictions do not stand in the file.
  mutating func add(_ gold: GoldStandard, file: String, tag: ([Sentence]) throws -> [Sentence]) rethrows {
    files.append(file)
    irregular += gold.irregular
    if let count = gold.irregularPredictions { irregularPredictions = (irregularPredictions ?? 0) + count }
    for document in gold.documents {
      if gold.irregularPredictions != nil {
        for entry in document { add(entry, file: file, predicted: entry.prediction?.entities ?? []) }
      } else {
        for (entry, found) in zip(document, try tag(document.map(\.sentence))) {
          add(entry, file: file, predicted: found.entities, confidence: found.confidence?.entities)
        }
      }
    }
  }

  private mutating func add(
    _ entry: GoldStandard.Entry, file: String, predicted: [EntitySpan], confidence: [Double]? = nil
  ) {
    let (words, gold) = (entry.sentence.words, entry.sentence.entities)
    sentenceCount += 1
    if let correctTokens = entry.prediction?.correctTokens {
      score.add(gold: gold, predicted: predicted, tokens: words.count, correctTokens: correctTokens)
    } else {
      score.add(gold: gold, predicted: predicted, tokens: words.count)
    }
    confusion.add(gold: gold, predicted: predicted)
    seen?.add(words: words, gold: gold, predicted: predicted)
    let comparison = SpanComparison(gold: gold, predicted: predicted)
    borders.add(comparison)
    let place = TextPlace(file: file, line: entry.line)
    let errors = SpanError.list(comparison, in: words, from: place)
    guard !errors.isEmpty else { return }
    self.errors += errors
    faultySentences.append(
      FaultySentence(place: place, words: words, gold: gold, predicted: predicted, confidence: confidence))
  }
}
