/// What the cases of sentences and documents ask of the letters of a word.
struct LetterTraits: OptionSet {
  let rawValue: Int32

  static let hasLetter = LetterTraits(rawValue: 1)
  static let hasCapital = LetterTraits(rawValue: 2)
  /// No letter is a small one; so it is where there are none.
  static let hasCapitalsOnly = LetterTraits(rawValue: 4)
  /// It has two letters or more.
  static let hasLetters = LetterTraits(rawValue: 8)
  /// It is quotation marks, a dash or a colon: what comes behind may begin with a capital for that alone.
  static let isOpening = LetterTraits(rawValue: 16)

  init(rawValue: Int32) { self.rawValue = rawValue }

  /// - Complexity: O(length).
  init(of word: String) {
    let count = LetterCount(of: word)
    var traits: LetterTraits = []
    if count.letters > 0 { traits.insert(.hasLetter) }
    if count.letters > 1 { traits.insert(.hasLetters) }
    if count.capitals > 0 { traits.insert(.hasCapital) }
    if count.capitals == count.letters { traits.insert(.hasCapitalsOnly) }
    if LetterTraits.isOpening(word) { traits.insert(.isOpening) }
    self = traits
  }

  private static func isOpening(_ word: String) -> Bool {
    !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "\"", "'", "`", "‚", "„", ":", "\u{FF1A}", "\u{2212}": true
        default:
          switch scalar.properties.generalCategory {
          case .initialPunctuation, .finalPunctuation, .dashPunctuation: true
          default: false
          }
        }
      }
  }
}

extension ArraySlice<LetterTraits> {
  /// Whether words look like a headline: more than 70 % of those with a letter have a capital.
  var looksLikeHeadline: Bool { count { $0.contains(.hasCapital) } * 10 > count { $0.contains(.hasLetter) } * 7 }
}
