/// The tag of one token, `B-LOC`, split into prefix and label.
public struct Tag: Sendable, Hashable {
  /// Where in its entity a token stands.
  public enum Prefix: Character, Sendable, CaseIterable {
    case begin = "B"
    case inside = "I"
    case end = "E"
    case single = "S"
    case outside = "O"
  }

  public let prefix: Prefix

  /// The kind of entity; empty for `O`, and only there.
  public let label: String

  /// The tag of a token in no entity.
  public static let outside = Tag(.outside, "")

  /// - Precondition: `label` is empty if and only if `prefix` is `.outside`.
  public init(_ prefix: Prefix, _ label: String) {
    precondition((prefix == .outside) == label.isEmpty, "\(prefix) does not go with the label '\(label)'")
    self.prefix = prefix
    self.label = label
  }
}

extension Tag {
  /// Reads a tag: `O`, or one of `B I E S` (or `L` for `E`, `U` for `S`, `M` for `I`, as BILOU and BMES write them), a
  /// hyphen, and a label. The label is all that follows the first hyphen.
  ///
  /// - Returns: `nil` for anything else.
  public init?(parsing text: some StringProtocol) { self.init(utf8: text.utf8) }

  /// The same, from UTF-8; `nil` also when the label is not UTF-8.
  package init?(utf8 text: some Collection<UInt8>) {
    guard let letter = text.first else { return nil }
    let rest = text.dropFirst()
    if letter == UInt8(ascii: "O"), rest.isEmpty {
      self = .outside
      return
    }
    guard let prefix = Prefix(opening: letter), rest.first == UInt8(ascii: "-") else { return nil }
    guard let label = String(validating: rest.dropFirst(), as: UTF8.self), !label.isEmpty else { return nil }
    self.init(prefix, label)
  }
}

extension Tag.Prefix {
  /// The prefix that stands before a hyphen as `letter`, with the letters of BILOU and BMES read as ours.
  fileprivate init?(opening letter: UInt8) {
    switch letter {
    case UInt8(ascii: "B"): self = .begin
    case UInt8(ascii: "I"), UInt8(ascii: "M"): self = .inside
    case UInt8(ascii: "E"), UInt8(ascii: "L"): self = .end
    case UInt8(ascii: "S"), UInt8(ascii: "U"): self = .single
    default: return nil
    }
  }
}

extension Tag: CustomStringConvertible {
  /// As in a file: `O`, `B-LOC`.
  public var description: String { prefix == .outside ? "O" : "\(prefix.rawValue)-\(label)" }
}
