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
  /// Finds the temperature at which the gold tags of a development set are likeliest: the least mean of −log of their
  /// probabilities, each by itself, in steps of a thousandth.
  ///
  /// - Parameters:
  ///   - scores: `[tokens, classes]`, row by row, sentence after sentence.
  ///   - sentences: with their gold entities; tokens whose label is not of the tag set have no part in the search, and
  ///     entities of such a label count as not found.
  ///   - decoder: with the bias by which entities are chosen for ``before`` and ``after``.
  /// - Returns: nil where no token has a tag of the set.
  /// - Precondition: the decoder is one of the tag set.
  /// - Complexity: O(tokens · legal moves), some twenty times.
  public init?(scores: [Float], sentences: [Sentence], tagSet: TagSet, decoder: PathDecoder) {
    let classes = tagSet.count
    precondition(
      scores.count == sentences.reduce(0) { $0 + $1.words.count } * classes,
      "\(scores.count) scores of \(classes) tags for \(sentences.count) sentences")
    let gold = sentences.map { sentence in
      tagSet.scheme.parsedTags(for: sentence.entities, count: sentence.words.count).map { tagSet.index(of: $0) }
    }
    guard gold.contains(where: { $0.contains { $0 != nil } }) else { return nil }

    func forEachSentence(
      at temperature: Double, _ body: (Int, Span<Float>, PathProbabilities) -> Void
    ) {
      let distribution = decoder.distribution(temperature: temperature)
      var first = 0
      for (index, sentence) in sentences.enumerated() {
        let count = sentence.words.count
        let own = scores.span.extracting(first * classes..<(first + count) * classes)
        body(index, own, distribution.probabilities(scores: own, count: count))
        first += count
      }
    }

    func loss(at temperature: Double) -> Double {
      var sum = 0.0
      forEachSentence(at: temperature) { index, _, probabilities in
        for (token, number) in gold[index].enumerated() {
          if let number { sum -= probabilities.logProbability(ofClass: number, at: token) }
        }
      }
      return sum
    }

    func errors(at temperature: Double) -> Errors {
      var (tokens, entities) = (Reliability(), Reliability())
      forEachSentence(at: temperature) { index, scores, probabilities in
        let path = decoder.best(scores: scores, count: probabilities.count)
        let found = tagSet.spans(of: path)
        let confidence = probabilities.confidence(of: path, entities: found)
        for (token, number) in path.enumerated() {
          tokens.add(confidence: confidence.tokens[token], isRight: number == gold[index][token])
        }
        let right = Set(sentences[index].entities)
        for (entity, confidence) in zip(found, confidence.entities) {
          entities.add(confidence: confidence, isRight: right.contains(entity))
        }
      }
      return Errors(tokens: tokens.expectedCalibrationError, entities: entities.expectedCalibrationError)
    }

    // temperatures are alike by their ratios
    let range = Double.log(Self.temperatures.lowerBound)...Double.log(Self.temperatures.upperBound)
    let best = goldenSectionMinimum(in: range, tolerance: 0.000_5) { loss(at: .exp($0)) }
    let temperature = (Double.exp(best) * 1_000).rounded() / 1_000
    self.init(temperature: temperature, before: errors(at: 1), after: errors(at: temperature))
  }
}
