import NumericKernels
import RealModule
import TaggedText
import WindowFeatures
import WindowNetwork

/// What becomes of the word vectors in a run of a learning curve.
public enum VectorTreatment: String, Sendable, Codable, CaseIterable {
  case frozen
  case fineTuned = "fine-tuned"
  /// Fine-tuned, and pulled towards the pre-trained vectors.
  case pulled
}

/// How well networks do that were trained on parts of a corpus, with frozen, fine-tuned and pulled word vectors.
///
/// The parts of one seed are nested: a smaller one holds the first sentences of a larger one, in an order that the seed
/// decides. Each run trains for all of its epochs and is scored once, after the last, so that the development set chooses
/// nothing.
public struct LearningCurve: Sendable {
  /// One run.
  public struct Point: Sendable, Hashable, Codable {
    public var share: Double
    public var sentences: Int
    public var tokens: Int
    public var treatment: VectorTreatment
    public var seed: UInt64
    public var epochs: Int
    public var precision: Double
    public var recall: Double
    public var f1: Double
    /// The share found of the entities with a word that the part of the corpus does not have; nil where there are none.
    public var unseenRecall: Double?
  }

  /// The runs of one treatment on parts of one size.
  public struct Group: Sendable {
    public let treatment: VectorTreatment
    /// The mean number of tokens of the parts.
    public let tokens: Double
    public let f1: RunStatistics
    /// Of the shares found of the entities with a word that the part does not have; nil where there are none.
    public let unseenRecall: RunStatistics?
  }

  public private(set) var points: [Point] = []

  public init() {}

  public mutating func add(_ point: Point) { points.append(point) }

  // MARK: Running

  /// Part of a corpus: so many of its sentences, at least one, in an order that the seed decides.
  public static func part(of corpus: Corpus, share: Double, seed: UInt64) -> Corpus {
    precondition(share > 0 && share <= 1, "a share of \(share) is no part")
    var sentences = corpus.sentences
    var generator = SeededGenerator(seed: seed, stream: 0x70617274)
    generator.shuffle(&sentences)
    let count = max(1, Int((Double(sentences.count) * share).rounded()))
    return Corpus(documents: [Array(sentences.prefix(count))], scheme: corpus.scheme)
  }

  /// The options of a run on a part: those given, with the treatment and the seed, and with more epochs where a small part
  /// would make fewer than `minimumSteps` steps.
  public static func options(
    _ options: TrainingOptions, treatment: VectorTreatment, pull: Double, seed: UInt64, tokens: Int, minimumSteps: Int
  ) -> TrainingOptions {
    var options = options
    options.seed = seed
    options.embeddings = treatment == .frozen ? .frozen : .fineTuned
    options.pull = treatment == .pulled ? pull : 0
    let steps = BatchPlan(tokenCount: tokens, batchSize: options.batchSize).batchCount
    options.epochs = max(options.epochs, (minimumSteps + steps - 1) / max(steps, 1))
    return options
  }

  /// Trains on a part and scores the development set once.
  ///
  /// - Parameter data: the part with the development set.
  /// - Throws: `TrainingError.diverged`, and what the observer throws.
  public static func run(
    _ data: TrainingData, part: Corpus, share: Double, treatment: VectorTreatment, options: TrainingOptions,
    _ observer: Trainer.Observer = .init()
  ) throws -> Point? {
    let trainer = Trainer(data, options: options)
    let result = try trainer.run(scoring: .lastEpoch, observer)
    guard !result.wasInterrupted, let score = result.bestScore?.overall else { return nil }
    let found = trainer.developmentEntities(with: result.weights)
    return Point(
      share: share, sentences: part.sentences.count, tokens: part.tokenCount, treatment: treatment,
      seed: options.seed, epochs: options.epochs, precision: score.precision, recall: score.recall, f1: score.f1,
      unseenRecall: unseenRecall(of: found, in: data.developmentSentences, training: part.sentences))
  }

  /// The share found of the gold entities that have a word which training never saw, in whatever case.
  static func unseenRecall(of found: [[EntitySpan]], in gold: [Sentence], training: [Sentence]) -> Double? {
    let seen = Set(training.lazy.flatMap(\.words).map { WordKey($0.lowercased()) })
    var (entities, right) = (0, 0)
    for (sentence, predicted) in zip(gold, found) {
      for entity in sentence.entities
      where sentence.words[entity.tokens].contains(where: { !seen.contains(WordKey($0.lowercased())) }) {
        entities += 1
        if predicted.contains(entity) { right += 1 }
      }
    }
    return entities > 0 ? Double(right) / Double(entities) : nil
  }

  // MARK: Reading

  /// The runs by treatment and size, in order.
  public var groups: [Group] {
    VectorTreatment.allCases.flatMap { treatment in
      Dictionary(grouping: points.filter { $0.treatment == treatment }, by: \.share)
        .sorted { $0.key < $1.key }
        .map { _, points in
          let recalls = points.compactMap(\.unseenRecall)
          return Group(
            treatment: treatment, tokens: RunStatistics(points.map { Double($0.tokens) }).mean,
            f1: RunStatistics(points.map(\.f1)), unseenRecall: recalls.isEmpty ? nil : RunStatistics(recalls))
        }
    }
  }

  /// By how much fine-tuning is ahead of frozen vectors at each size: the differences of runs with the same part and seed.
  public var leads: [(tokens: Double, lead: RunStatistics)] {
    Dictionary(grouping: points, by: \.share).sorted { $0.key < $1.key }.compactMap { _, points in
      let differences = points.filter { $0.treatment == .fineTuned }.compactMap { tuned in
        points.first { $0.treatment == .frozen && $0.seed == tuned.seed }.map { tuned.f1 - $0.f1 }
      }
      guard !differences.isEmpty else { return nil }
      return (RunStatistics(points.map { Double($0.tokens) }).mean, RunStatistics(differences))
    }
  }

  /// The size from which on fine-tuning is ahead in the mean: where its lead passes zero for the last time, between two
  /// sizes in a straight line over the logarithm of the size; the smallest size where it is ahead at each, and nil where
  /// it is not ahead with the largest.
  public var crossing: Double? {
    let leads = leads
    guard let last = leads.last, last.lead.mean > 0 else { return nil }
    guard let below = leads.lastIndex(where: { $0.lead.mean <= 0 }) else { return leads[0].tokens }
    let (from, to) = (leads[below], leads[below + 1])
    let share = -from.lead.mean / (to.lead.mean - from.lead.mean)
    return from.tokens * Double.pow(to.tokens / from.tokens, share)
  }

  /// The columns of ``csv``.
  public static let csvHeader = "share,sentences,tokens,vectors,seed,epochs,precision,recall,f1,unseen_recall"

  /// A line a run, with a header.
  public var csv: String {
    let lines = points.map { point in
      [
        "\(point.share)", "\(point.sentences)", "\(point.tokens)", point.treatment.rawValue, "\(point.seed)",
        "\(point.epochs)", point.precision.fixed(6), point.recall.fixed(6), point.f1.fixed(6),
        point.unseenRecall?.fixed(6) ?? "",
      ].joined(separator: ",")
    }
    return ([LearningCurve.csvHeader] + lines).joined(separator: "\n") + "\n"
  }
}
