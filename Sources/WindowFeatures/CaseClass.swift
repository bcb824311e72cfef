/// How the letters of a word are written. Vectors of lower-cased text know nothing of it, and it says much about names.
///
/// - SeeAlso: the "caps" feature of Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12
///   (2011), section 4.5.
public enum CaseClass: Int, Sendable, CaseIterable {
  /// No capital letter: `paris`, `1996`, `.`
  case noCapital
  /// Every letter a capital, and more than one: `PARIS`, `U.S.`, `F-16A`
  case allCapitals
  /// The first character a capital, and not all letters: `Paris`, `McDonald`, `I`
  case initialCapital
  /// A capital elsewhere: `iPhone`, `al-Qaeda`
  case innerCapital

  /// The class of a word form.
  ///
  /// - Complexity: O(length).
  public init(of form: String) {
    let count = LetterCount(of: form)
    if count.capitals == 0 {
      self = .noCapital
    } else if count.capitals == count.letters && count.letters > 1 {
      self = .allCapitals
    } else if count.startsWithCapital {
      self = .initialCapital
    } else {
      self = .innerCapital
    }
  }
}

extension FormFeature {
  /// SENNA's four case classes.
  public static let caseClass = FormFeature(
    name: "case", defaultDimension: 5,
    domain: .closed(valueCount: CaseClass.allCases.count) { CaseClass(of: $0).rawValue })
}
