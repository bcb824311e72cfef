import NumericKernels
import RealModule
import TaggedText

/// The temperature by which a model's probabilities are to be trusted, found on a development set, and what it brings there.
///
/// A network is mostly surer of what it says than it ought to be. One number that all scores are divided by sets that right
/// without a change to what is found.
///
/// - SeeAlso: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017.
public struct Calibration: Sendable, Hashable, Codable {
  /// Expected calibration errors, 0 to 1: by how much confidence differs from the share that is right (``Reliability``).
  public struct Errors: Sendable, Hashable, Codable {
    /// That of the tags that were chosen.
    public var tokens: Double
    /// That of the entities that were found.
    public var entities: Double

    public init(tokens: Double, entities: Double) {
      self.tokens = tokens
      self.entities = entities
    }
  }

  /// What scores are divided by, one of ``temperatures``.
  public var temperature: Double
  /// The errors at temperature 1.
  public var before: Errors
  /// The errors at ``temperature``, on the very set that it was found on.
  public var after: Errors

  /// Where the temperature is looked for.
  public static let temperatures = 0.1...10.0

  public init(temperature: Double, before: Errors, after: Errors) {
    self.temperature = temperature
    self.before = before
    self.after = after
  }
}

// MARK: - Finding the temperature

extension Calibration {
  /// Finds the temperature at which what became of the entities that are found in a development set is likeliest.
  ///
  /// That is the least −Σ t·log p + (1 − t)·log(1 − p) over the entities found, each of probability p. The target t is 1 for
  /// one that is right and 0 for one that is wrong, but for what a handful of entities cannot say: of *n* right and *m*
  /// wrong ones, (*n* + 1) / (*n* + 2) and 1 / (*m* + 2) (Platt, "Probabilistic Outputs for Support Vector Machines", 1999).
  /// The likelihood of the gold tags would do for tokens; but there a few hopeless ones outweigh the rest, and the
  /// temperature at which they are likeliest leaves entities less sure than they ought to be.
  ///
  /// - Parameters:
  ///   - scores: `[tokens, classes]`, row by row, sentence after sentence.
  ///   - sentences: with their gold entities, of labels of the tag set or of others.
  ///   - decoder: with the bias by which entities are chosen.
  /// - Returns: nil where no entity is found.
  /// - Precondition: the decoder is one of the tag set.
  /// - Complexity: O(tokens · legal moves), some twenty times.
  public init?(scores: [Float], sentences: [Sentence], tagSet: TagSet, decoder: PathDecoder) {
    let outcomes = Outcomes(scores: scores, sentences: sentences, tagSet: tagSet, decoder: decoder)
    guard outcomes.right + outcomes.wrong > 0 else { return nil }
    // temperatures are alike by their ratios
    let range = Double.log(Self.temperatures.lowerBound)...Double.log(Self.temperatures.upperBound)
    let best = goldenSectionMinimum(in: range, tolerance: 0.000_5) { outcomes.loss(at: .exp($0)) }
    let temperature = (Double.exp(best) * 1_000).rounded() / 1_000
    self.init(
      temperature: temperature, before: outcomes.errors(at: 1), after: outcomes.errors(at: temperature))
  }
}

/// What is found in a development set, and what became of it.
private struct Outcomes {
  /// A sentence with its path.
  struct Tagged {
    let scores: [Float]
    let path: [Int]
    /// Whether the class of each token is right.
    let areRight: [Bool]
    let entities: [(span: EntitySpan, isRight: Bool)]
  }

  let sentences: [Tagged]
  let decoder: PathDecoder
  /// The number of entities that are right, and of those that are wrong.
  let right: Int
  let wrong: Int

  init(scores: [Float], sentences: [Sentence], tagSet: TagSet, decoder: PathDecoder) {
    let classes = tagSet.count
    precondition(
      scores.count == sentences.reduce(0) { $0 + $1.words.count } * classes,
      "\(scores.count) scores of \(classes) tags for \(sentences.count) sentences")
    self.decoder = decoder
    var first = 0
    self.sentences = sentences.map { sentence in
      let count = sentence.words.count
      let own = Array(scores[first * classes..<(first + count) * classes])
      first += count
      let path = decoder.best(scores: own, count: count)
      let gold = tagSet.scheme.parsedTags(for: sentence.entities, count: count)
      let goldEntities = Set(sentence.entities)
      return Tagged(
        scores: own, path: path, areRight: zip(path, gold).map { tagSet.tags[$0] == $1 },
        entities: tagSet.spans(of: path).map { ($0, goldEntities.contains($0)) })
    }
    let all = self.sentences.flatMap(\.entities)
    right = all.count(where: \.isRight)
    wrong = all.count - right
  }

  /// The confidence of each sentence at a temperature.
  private func confidences(at temperature: Double) -> [Confidence] {
    let distribution = decoder.distribution(temperature: temperature)
    return sentences.map { sentence in
      distribution.probabilities(scores: sentence.scores, count: sentence.path.count)
        .confidence(of: sentence.path, entities: sentence.entities.map(\.span))
    }
  }

  /// −log of the probability of what became of the entities.
  func loss(at temperature: Double) -> Double {
    let (rightTarget, wrongTarget) = (Double(right + 1) / Double(right + 2), 1 / Double(wrong + 2))
    var sum = 0.0
    for (sentence, confidence) in zip(sentences, confidences(at: temperature)) {
      for (entity, probability) in zip(sentence.entities, confidence.entities) {
        let target = entity.isRight ? rightTarget : wrongTarget
        // certainty is that of all other paths together being lost in rounding
        sum -= target * .log(max(probability, 1e-15)) + (1 - target) * .log(max(1 - probability, 1e-15))
      }
    }
    return sum
  }

  func errors(at temperature: Double) -> Calibration.Errors {
    var (tokens, entities) = (Reliability(), Reliability())
    for (sentence, confidence) in zip(sentences, confidences(at: temperature)) {
      for (isRight, probability) in zip(sentence.areRight, confidence.tokens) {
        tokens.add(confidence: probability, isRight: isRight)
      }
      for (entity, probability) in zip(sentence.entities, confidence.entities) {
        entities.add(confidence: probability, isRight: entity.isRight)
      }
    }
    return Calibration.Errors(
      tokens: tokens.expectedCalibrationError, entities: entities.expectedCalibrationError)
  }
}
