/// What is taken from the scores of words outside of entities before tags are chosen, and how it is written.
///
/// A network trained on likelihoods calls a word an entity where that is more likely than not. F1 asks for more: it is
/// highest where entities are taken from a probability of half the F1 on (Lipton, Elkan and Naryanaswamy, "Optimal
/// Thresholding of Classifiers to Maximize F1 Measure", ECML 2014), so that a bias above 0 pays the more, the harder the
/// corpus is.
///
/// - SeeAlso: Minkov, Wang, Tomasic and Cohen, "NER Systems that Suit User's Preferences: Adjusting the Recall-Precision
///   Trade-off of Entity Extraction", HLT-NAACL 2006.
public enum OutsideBias: Sendable, Hashable {
  /// `1.5`: the same throughout.
  case fixed(Double)
  /// `tuned`: that one of ``candidates`` with the best F1 on the development set, after each epoch; 0 where nothing
  /// chooses.
  case tuned

  /// The biases that are tried, the least first.
  public static let candidates = (0...8).map { Double($0) / 2 }

  /// The bias of this text, or nil if it is none.
  public init?(_ text: String) {
    guard text != "tuned" else {
      self = .tuned
      return
    }
    // what Swift would read as numbers beside these characters: +3, 0x1p4, inf, nan
    guard text.allSatisfy({ "0123456789.-".contains($0) }), let bias = Double(text) else { return nil }
    self = .fixed(bias)
  }

  /// The bias where there is nothing to tune it on.
  public var untuned: Double {
    switch self {
    case .fixed(let bias): bias
    case .tuned: 0
    }
  }
}

extension OutsideBias: CustomStringConvertible {
  public var description: String {
    switch self {
    case .fixed(let bias): "\(bias)"
    case .tuned: "tuned"
    }
  }
}

/// As a number, or as the text of anything else.
extension OutsideBias: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let bias = try? container.decode(Double.self) {
      self = .fixed(bias)
      return
    }
    let text = try container.decode(String.self)
    guard let bias = OutsideBias(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no bias; there are numbers and tuned")
    }
    self = bias
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .fixed(let bias): try container.encode(bias)
    case .tuned: try container.encode(description)
    }
  }
}
