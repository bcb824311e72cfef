import TaggedText

/// One model or several that tag together, by the mean of their scores: an immutable value, free to be shared between
/// tasks.
///
/// The score of a path of tags is the sum of its tokens' scores before the softmax and, where they are learned, of its
/// moves'. Each member's score of a path is the path's log-probability and a number that all paths of the sentence share:
/// of the softmaxes' denominators, or of the one over all paths. So the mean of the members' scores ranks paths by the mean
/// of their log-probabilities, which is the logarithm of the geometric mean of the probabilities, and members whose scores
/// lie higher than those of others count no more than they. A member that does not score moves gives all of them 0.
///
/// - SeeAlso: Hansen and Salamon, "Neural Network Ensembles", IEEE Transactions on Pattern Analysis and Machine
///   Intelligence 12 (1990); Lakshminarayanan, Pritzel and Blundell, "Simple and Scalable Predictive Uncertainty Estimation
///   using Deep Ensembles", NIPS 2017.
public struct AveragedModel: Sendable {
  /// The models, at least one, all of one tag set.
  public let members: [WindowModel]
  /// The scheme that the training corpora were written in: the first's, where they differ.
  public let corpusScheme: TagScheme
  /// What is taken from the mean scores of words outside of entities before tags are chosen.
  public let outsideBias: Float
  /// How the members do together on a development set; absent where none was looked at.
  public let score: WindowModel.Score?
  /// By what the probabilities of the mean scores are to be trusted; absent where no development set was looked at.
  public let calibration: Calibration?

  /// A single model, which tags as it does by itself.
  public init(_ model: WindowModel) {
    self.init(
      members: [model], corpusScheme: model.corpusScheme, outsideBias: model.outsideBias, score: model.score,
      calibration: model.calibration)
  }

  /// Several models in place of which this one tags; of one that is itself an average, each member counts.
  ///
  /// - Parameter models: at least two, with the names to use in errors.
  /// - Parameter outsideBias: the mean of the members' where it is nil, a member of an average having the average's.
  /// - Throws: `ModelError.otherTags` where one has other tags than the first.
  /// - Complexity: O(members); weights are shared.
  public init(
    averaging models: [(path: String, model: AveragedModel)], outsideBias: Float? = nil,
    score: WindowModel.Score? = nil, calibration: Calibration? = nil
  ) throws(ModelError) {
    precondition(models.count > 1, "an average of \(models.count) models")
    let first = models[0]
    for (path, model) in models where model.tagSet != first.model.tagSet {
      throw .otherTags(path: path, found: model.tagSet, otherPath: first.path, expected: first.model.tagSet)
    }
    let members = models.flatMap(\.model.members)
    let sum = models.reduce(0) { $0 + $1.model.outsideBias * Float($1.model.members.count) }
    self.init(
      members: members, corpusScheme: first.model.corpusScheme, outsideBias: outsideBias ?? sum / Float(members.count),
      score: score, calibration: calibration)
  }

  /// - Precondition: the members have one tag set.
  init(
    members: [WindowModel], corpusScheme: TagScheme, outsideBias: Float, score: WindowModel.Score?,
    calibration: Calibration?
  ) {
    precondition(
      !members.isEmpty && members.allSatisfy { $0.tagSet == members[0].tagSet },
      "\(members.count) members are not of one tag set")
    self.members = members
    self.corpusScheme = corpusScheme
    self.outsideBias = outsideBias
    self.score = score
    self.calibration = calibration
  }

  public var tagSet: TagSet { members[0].tagSet }

  /// What counts as a document: what is marked as one, where that is so for any member. Each member looks no further than
  /// it was trained to.
  public var scope: DocumentScope { members.contains { $0.scope == .marked } ? .marked : .sentences }

  /// Whether what it finds in a sentence may depend on other sentences of the document.
  public var needsDocuments: Bool { members.contains(where: \.needsDocuments) }

  /// What finds the best path: with the mean of the members' scores of moves, where any has learned them.
  ///
  /// - Parameter outsideBias: the model's own where it is nil.
  /// - Complexity: O(members · classes²).
  public func decoder(outsideBias: Float? = nil) -> PathDecoder {
    PathDecoder(tagSet: tagSet, moveScores: moveScores, outsideBias: outsideBias ?? self.outsideBias)
  }

  private var moveScores: MoveScores? {
    let moves = members.compactMap(\.weights.moves)
    guard !moves.isEmpty else { return nil }
    func mean(_ scores: [[Float]]) -> [Float] {
      scores[0].indices.map { index in scores.reduce(0) { $0 + $1[index] } / Float(members.count) }
    }
    return MoveScores(
      moves: mean(moves.map(\.moves.elements)), start: mean(moves.map(\.start.elements)),
      end: mean(moves.map(\.end.elements)))
  }
}
