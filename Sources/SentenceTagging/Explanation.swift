import NumericKernels
import TaggedText
import WindowNetwork

/// One prediction, taken apart: the scores of a token, every value and gradient of the network on the way to them, and
/// what each word and feature of the window contributed.
public struct Explanation: Sendable {
  /// A tag with its score and its probability.
  public struct ClassScore: Sendable, Hashable {
    /// In the scheme that the network learned.
    public let tag: Tag
    /// Before the softmax.
    public let score: Float
    /// After the softmax.
    public let probability: Float
  }

  /// What a feature of the word at one place of the window adds to the lead.
  public struct Contribution: Sendable, Hashable {
    /// The place, as an index of `window`.
    public let place: Int
    /// `word`, or the name of a feature of the word form.
    public let feature: String
    public let value: Float
  }

  /// A row of an embedding table that stands at several places of the window: one value with several uses, whose
  /// gradient is the sum of what each place brings.
  public struct SharedRow: Sendable, Hashable {
    /// `word`, or the name of a feature of the word form.
    public let feature: String
    /// The step of the trace that looks it up.
    public let step: Int
    /// Its places, as indices of `window`, at least two.
    public let places: [Int]
    /// The part of the gradient from each place.
    public let parts: [[Float]]
    /// The gradient of the row.
    public let sum: [Float]
  }

  /// The words of the sentence, and which of them is explained.
  public let words: [String]
  public let token: Int
  /// The words around it, the token's own in the middle; nil beyond the ends of the sentence.
  public let window: [String?]
  /// The entities that were found in the sentence.
  public let entities: [EntitySpan]
  /// All classes, the most probable first.
  public let classes: [ClassScore]
  /// The class that the decoding of the sentence chose for the token; the most probable one, unless the tags of other
  /// words forbid that, or it is O and the model has a bias against that.
  public let predicted: ClassScore
  /// The most probable of the other classes.
  public let runnerUp: ClassScore
  /// The network on this window: its loss is −log p(`predicted`), and the backward walk starts there.
  public let trace: GraphTrace<Float>
  /// What words and features contribute to the lead, place after place.
  public let contributions: [Contribution]
  /// The lead, score(`predicted`) − score(`runnerUp`), as a sum of contributions, biases and remainder.
  public let lead: ScoreAttribution<Float>
  /// Rows that stand at several places, feature after feature.
  public let sharedRows: [SharedRow]

  /// −log p(`predicted`).
  public var loss: Float { trace.steps.last?.value.elements.first ?? 0 }
}
