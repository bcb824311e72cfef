/// How well predicted entity spans agree with gold ones, gathered sentence by sentence.
///
/// A predicted span is right when a gold span has the same tokens and the same label; there is no part credit. That is
/// how conlleval counts, and the spans are read out of tags as conlleval reads them.
///
/// Token accuracy compares whole tags, `B-LOC` against `I-LOC` being wrong, as conlleval does. It so depends on the
/// scheme that the tags are written in: in files, that is the scheme of the file; for spans, it is ``scheme``.
///
/// - SeeAlso: Tjong Kim Sang and De Meulder, "Introduction to the CoNLL-2003 Shared Task", 2003, section 2.3; Lignos and
///   Kamyab, "If You Build Your Own NER Scorer, Non-replicable Results Will Come", 2020.
public struct SpanScore: Sendable, Hashable, Codable {
  /// The name of this way of counting, for reports.
  public static let mode = "conlleval"

  /// Numbers of spans, and what follows from them.
  public struct Counts: Sendable, Hashable, Codable {
    /// Spans in the gold standard.
    public var gold = 0
    /// Spans that were predicted.
    public var predicted = 0
    /// Spans in both.
    public var correct = 0

    public init(gold: Int = 0, predicted: Int = 0, correct: Int = 0) {
      self.gold = gold
      self.predicted = predicted
      self.correct = correct
    }

    /// The part of the predicted spans that is right; 0 when there are none.
    public var precision: Double { predicted > 0 ? Double(correct) / Double(predicted) : 0 }

    /// The part of the gold spans that was found; 0 when there are none.
    public var recall: Double { gold > 0 ? Double(correct) / Double(gold) : 0 }

    /// The harmonic mean of precision and recall; 0 when nothing is right.
    public var f1: Double { gold + predicted > 0 ? 2 * Double(correct) / Double(gold + predicted) : 0 }
  }

  /// The scheme in which spans are written as tags, for the accuracy of tokens.
  public let scheme: TagScheme

  /// All spans, whatever their label.
  public private(set) var overall = Counts()

  /// The number of tokens.
  public private(set) var tokens = 0

  /// The number of tokens whose predicted tag is the gold one.
  public private(set) var correctTokens = 0

  private var countsOfLabel: [String: Counts] = [:]

  /// - Parameter scheme: The scheme of the gold file gives the same token accuracy as conlleval on files in it.
  public init(scheme: TagScheme = .iob2) { self.scheme = scheme }

  /// The counts of each label that was seen, gold or predicted, in the order of the labels' bytes.
  ///
  /// - Complexity: O(*n* log *n*) in the number of labels.
  public var byLabel: [(label: String, counts: Counts)] {
    countsOfLabel.sorted { isOrderedBytewise($0.key, $1.key) }.map { (label: $0.key, counts: $0.value) }
  }

  /// The part of the tokens whose tag is right; 0 when there are none.
  public var tokenAccuracy: Double { tokens > 0 ? Double(correctTokens) / Double(tokens) : 0 }
}

// MARK: - Counting

extension SpanScore {
  /// Takes in one sentence of `tokens` tokens, and counts its right tags as ``scheme`` writes the spans.
  ///
  /// - Precondition: both lists are in order, do not overlap, and end at `tokens` or before.
  /// - Complexity: O(`tokens`).
  public mutating func add(gold: [EntitySpan], predicted: [EntitySpan], tokens: Int) {
    let goldTags = scheme.parsedTags(for: gold, count: tokens)
    let predictedTags = scheme.parsedTags(for: predicted, count: tokens)
    let correctTokens = zip(goldTags, predictedTags).count { $0 == $1 }
    add(gold: gold, predicted: predicted, tokens: tokens, correctTokens: correctTokens)
  }

  /// Takes in one sentence of tags as they stand in files, legal or not.
  ///
  /// - Precondition: there are as many gold as predicted tags.
  /// - Complexity: O(*n*).
  public mutating func add(goldTags: [Tag], predictedTags: [Tag]) {
    precondition(
      goldTags.count == predictedTags.count,
      "\(goldTags.count) gold tags, \(predictedTags.count) predicted"
    )
    add(
      gold: [EntitySpan](tags: goldTags),
      predicted: [EntitySpan](tags: predictedTags),
      tokens: goldTags.count,
      correctTokens: zip(goldTags, predictedTags).count { $0 == $1 }
    )
  }

  /// Takes in one sentence whose right tags the caller has counted.
  ///
  /// - Precondition: both lists are in order and do not overlap.
  /// - Complexity: O(*n*) in the number of spans.
  public mutating func add(gold: [EntitySpan], predicted: [EntitySpan], tokens: Int, correctTokens: Int) {
    self.tokens += tokens
    self.correctTokens += correctTokens
    for span in gold { count(span.label) { $0.gold += 1 } }
    for span in predicted { count(span.label) { $0.predicted += 1 } }
    var (g, p) = (gold[...], predicted[...])
    while let a = g.first, let b = p.first {
      if a == b { count(a.label) { $0.correct += 1 } }
      if a <= b { g.removeFirst() }
      if b <= a { p.removeFirst() }
    }
  }

  private mutating func count(_ label: String, _ change: (inout Counts) -> Void) {
    change(&overall)
    change(&countsOfLabel[label, default: Counts()])
  }
}

extension [SpanScore] {
  /// The place of the score with the highest overall F1, of equals the first; nil where there is none.
  public var indexOfBest: Int? {
    indices.max { self[$0].overall.f1 < self[$1].overall.f1 }
  }
}
