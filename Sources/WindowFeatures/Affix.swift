/// The beginnings and the ends of words: `-burg` is a place and `Mac-` a person, in words that have no vector, too.
///
/// - SeeAlso: Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12 (2011), section 6.1, where
///   suffixes are a feature of the same kind.
enum Affix {
  /// The length of the longest, in characters.
  static let longest = 4

  /// The first characters of a form in lower case, digits as 0; nothing where it has fewer.
  static func prefix(_ length: Int, of form: String) -> String {
    let affix = form.prefix(length)
    return affix.count == length ? normalized(affix) : ""
  }

  /// The last characters, in the same way.
  static func suffix(_ length: Int, of form: String) -> String {
    let affix = form.suffix(length)
    return affix.count == length ? normalized(affix) : ""
  }

  private static func normalized(_ affix: Substring) -> String {
    String(affix.lowercased().map { $0.isASCII && $0.isNumber ? "0" : $0 })
  }
}

extension FormFeature {
  /// The length of the embedding of an affix: there are few of one character and many of three.
  private static func dimension(_ length: Int) -> Int { 5 * min(length, 3) }

  /// The first `length` characters.
  static func prefix(_ length: Int) -> FormFeature {
    FormFeature(
      name: "prefix\(length)", defaultDimension: dimension(length),
      domain: .open(minimumCount: 3) { Affix.prefix(length, of: $0) })
  }

  /// The last `length` characters.
  static func suffix(_ length: Int) -> FormFeature {
    FormFeature(
      name: "suffix\(length)", defaultDimension: dimension(length),
      domain: .open(minimumCount: 3) { Affix.suffix(length, of: $0) })
  }
}
