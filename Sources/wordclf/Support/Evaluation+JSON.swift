import TaggedText

extension Evaluation {
  /// One object with all figures; what is absent is null, and rates are 0 to 1.
  ///
  /// - Parameter errorLimit: how many errors are listed at most; `nil` for no list.
  func json(errorLimit: Int?) throws -> String { try Object(self, errorLimit: errorLimit).jsonPage() }

  private struct Object: Encodable {
    let mode: TagReading
    let scheme: TagScheme
    let model: OrNull<String>
    let files: [String]
    let sentences, tokens, rightTokens: Int
    let tokenAccuracy: Double
    let irregular: Irregular
    let overall: Rates
    let labels: [Label]
    let confusion: [Cell]
    let kinds: [String: Int]
    let borders: Rates
    let seen: OrNull<[String: Seen]>
    let errorCount: Int
    let errors: OrNull<[Listed]>

    init(_ evaluation: Evaluation, errorLimit: Int?) {
      let score = evaluation.score
      mode = evaluation.reading
      scheme = score.scheme
      model = OrNull(evaluation.model)
      files = evaluation.files
      sentences = evaluation.sentenceCount
      (tokens, rightTokens, tokenAccuracy) = (score.tokens, score.correctTokens, score.tokenAccuracy)
      irregular = Irregular(gold: evaluation.irregular, found: OrNull(evaluation.irregularPredictions))
      overall = Rates(score.overall)
      labels = score.byLabel.map { Label(label: $0.label, rates: Rates($0.counts)) }
      confusion = Cell.all(of: evaluation.confusion)
      kinds = Dictionary(
        uniqueKeysWithValues: SpanComparison.Kind.allCases.map { ($0.rawValue, evaluation.borders.count($0)) })
      borders = Rates(evaluation.borders.borders)
      seen = OrNull(
        evaluation.seen.map { seen in
          Dictionary(uniqueKeysWithValues: SeenEntities.Kind.allCases.map { ($0.rawValue, Seen(seen.counts($0))) })
        })
      errorCount = evaluation.errors.count
      errors = OrNull(errorLimit.map { evaluation.errors.prefix($0).map(Listed.init) })
    }
  }

  private struct Irregular: Encodable {
    let gold: Int
    let found: OrNull<Int>
  }

  private struct Rates: Encodable {
    let gold, found, right: Int
    let precision, recall, f1: Double

    init(_ counts: SpanScore.Counts) {
      (gold, found, right) = (counts.gold, counts.predicted, counts.correct)
      (precision, recall, f1) = (counts.precision, counts.recall, counts.f1)
    }
  }

  private struct Label: Encodable {
    let label: String
    let rates: Rates

    private enum CodingKeys: CodingKey {
      case label
    }

    /// The label beside the rates.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(label, forKey: .label)
      try rates.encode(to: encoder)
    }
  }

  private struct Cell: Encodable {
    let gold, found: OrNull<String>
    let count: Int

    /// The cells of the table that are not 0.
    static func all(of confusion: LabelConfusion) -> [Cell] {
      let labels: [String?] = confusion.labels + [nil]
      return labels.flatMap { gold in
        labels.compactMap { found in
          let count = confusion.count(gold: gold, predicted: found)
          return count > 0 ? Cell(gold: OrNull(gold), found: OrNull(found), count: count) : nil
        }
      }
    }
  }

  private struct Seen: Encodable {
    let gold, right: Int
    let recall: OrNull<Double>

    init(_ counts: SeenScore.Counts) {
      (gold, right, recall) = (counts.gold, counts.correct, OrNull(counts.recall))
    }
  }

  private struct Listed: Encodable {
    let file: String
    let line: Int
    let kind: SpanComparison.Kind
    let gold, found: OrNull<String>
    let text: String

    init(_ error: SpanError) {
      (file, line, kind) = (error.place.file, error.place.line, error.pair.kind)
      (gold, found) = (OrNull(error.pair.gold?.label), OrNull(error.pair.predicted?.label))
      text = error.text
    }
  }
}
