import TaggedText
import WindowFeatures

/// The features that a network looks up beside the word, with the lengths of their embeddings, and how they are written:
/// `case=5,shape=10,lists=5`, or `none`.
public struct FeatureSelection: Sendable, Hashable {
  public struct Item: Sendable, Hashable {
    public let name: String
    public let dimension: Int
  }

  public let items: [Item]

  /// The selection that the text stands for, or nil if it is none: names of features, each once, with the length of its
  /// embedding after `=` where it is not to be the feature's own.
  public init?(_ text: String) {
    guard text != "none" else {
      items = []
      return
    }
    var items: [Item] = []
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let known = FeatureSelection.known.first(where: { $0.name == name }),
        !items.contains(where: { $0.name == name })
      else { return nil }
      guard parts.count == 2 else {
        items.append(known)
        continue
      }
      guard parts[1].allSatisfy({ $0.isASCII && $0.isNumber }), let dimension = Int(parts[1]),
        (1...10_000).contains(dimension)
      else { return nil }
      items.append(Item(name: name, dimension: dimension))
    }
    self.items = items
  }

  /// All features there are, with the lengths that their embeddings have where none is given.
  public static let known =
    FormFeature.all.map { Item(name: $0.name, dimension: $0.defaultDimension) }
    + DocumentFeature.allCases.map { Item(name: $0.rawValue, dimension: DocumentFeature.defaultDimension) }

  /// The features with all that they take from a training set, and the lengths of their embeddings.
  ///
  /// - Parameter labels: those of which there are lists.
  /// - Complexity: O(bytes of the corpus).
  func fitted(
    to documents: [[Sentence]], labels: [String]
  ) -> [(feature: FittedFeature, dimension: Int)] {
    var counts: [WordKey: Int] = [:]
    for word in documents.joined().lazy.flatMap(\.words) { counts[WordKey(word), default: 0] += 1 }
    let forms = counts.map { (form: $0.key.word, count: $0.value) }
    return items.flatMap { item -> [(feature: FittedFeature, dimension: Int)] in
      if let feature = FormFeature.named(item.name) {
        return [(FittedFeature(feature, fittedTo: forms), item.dimension)]
      }
      switch DocumentFeature(rawValue: item.name) {
      case .documentCase: return [(.documentCase, item.dimension)]
      case .sentenceCase: return [(.sentenceCase, item.dimension)]
      case .lists:
        let lists = TrainingLists(corpus: Corpus(documents: documents), labels: labels)
        return labels.map { (.entities(of: $0, in: lists), item.dimension) }
      case nil: return []
      }
    }
  }
}

extension FeatureSelection: CustomStringConvertible {
  public var description: String {
    items.isEmpty ? "none" : items.map { "\($0.name)=\($0.dimension)" }.joined(separator: ",")
  }
}

/// For selections in code.
///
/// - Precondition: the literal is a selection.
extension FeatureSelection: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let selection = FeatureSelection(text) else { preconditionFailure("'\(text)' is no list of features") }
    self = selection
  }
}

/// As its text.
extension FeatureSelection: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let selection = FeatureSelection(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no list of features")
    }
    self = selection
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
