/// The entities of a training set, to tell those of another text that a model has seen from those that it has not.
public struct SeenEntities: Sendable, Hashable {
  /// What the training set says of an entity.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The same words with the same label.
    case seen
    /// The same words, with other labels only.
    case seenWithOtherLabel
    /// No entity of these words.
    case unseen
  }

  private var labels: [[String]: Set<String>] = [:]

  public init() {}

  /// Takes in the entities of a sentence of the training set.
  ///
  /// - Complexity: O(length of the entities).
  public mutating func add(_ sentence: Sentence) {
    for entity in sentence.entities { labels[Array(sentence.words[entity.tokens]), default: []].insert(entity.label) }
  }

  /// What was seen of an entity, its words compared as they are written.
  ///
  /// - Complexity: O(length of the entity).
  public func kind(of entity: EntitySpan, in words: [String]) -> Kind {
    guard let labels = labels[Array(words[entity.tokens])] else { return .unseen }
    return labels.contains(entity.label) ? .seen : .seenWithOtherLabel
  }
}
