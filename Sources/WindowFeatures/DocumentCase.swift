/// How the other occurrences of a word in its document are written: in a headline or at the start of a sentence, where
/// every word has a capital, they tell names from the rest.
///
/// Occurrences are tokens with the same form in lower case, compared by UTF-8 bytes as `WordKey` does; an occurrence is
/// in lower case if it has no capital letter at all. A capital says little at the start of a sentence, right after
/// quotation marks, a dash or a colon, and in lines that look like headlines: more than 70 % of the words with a letter
/// have a capital.
///
/// - SeeAlso: the feature "initial capitals of other occurrences" of Chieu and Ng, "Named Entity Recognition: A Maximum
///   Entropy Approach Using Global Information", COLING 2002.
public enum DocumentCase: Int, Sendable, CaseIterable {
  /// The word has no letter.
  case noLetter
  /// There are no others.
  case onlyOne
  /// All others are in lower case.
  case lower
  /// Some others are in lower case, and some have a capital.
  case mixed
  /// All others have a capital, and one of them where it says something.
  case capital
  /// All others have a capital, and none where it says something.
  case positionalCapital
}

extension DocumentCase {
  /// The raw class of each word of a document of sentences.
  ///
  /// - Complexity: O(bytes).
  public static func classes(of document: [[String]]) -> [[Int]] {
    var census = FormCensus()
    let words = document.map { sentence in
      let isHeadline = sentence.map { LetterCount(of: $0) }.looksLikeHeadline
      return sentence.indices.map { census.count(sentence, $0, isHeadline: isHeadline) }
    }
    return words.map { $0.map { census.documentCase(of: $0).rawValue } }
  }
}

/// The occurrences of each form in a document, by how they are written.
private struct FormCensus {
  enum Style: Int, CaseIterable {
    case lower
    case capital
    case positionalCapital
  }

  /// A word with a letter: the number of its form, and how it is written.
  struct Occurrence {
    var form: Int
    var style: Style
  }

  private var forms = FormNumbers()
  /// `[forms, styles]`, row by row.
  private var counts: [Int] = []

  /// Takes account of a word, and returns what it is; nil if it has no letter.
  mutating func count(_ sentence: [String], _ position: Int, isHeadline: Bool) -> Occurrence? {
    let word = sentence[position]
    let letters = LetterCount(of: word)
    guard letters.letters > 0 else { return nil }
    let form = Int(forms.number(of: word))
    if counts.count == form * Style.allCases.count {
      counts.append(contentsOf: repeatElement(0, count: Style.allCases.count))
    }
    let style: Style =
      if letters.capitals == 0 {
        .lower
      } else if isHeadline || position == 0 || isOpening(sentence[position - 1]) {
        .positionalCapital
      } else {
        .capital
      }
    counts[form * Style.allCases.count + style.rawValue] += 1
    return Occurrence(form: form, style: style)
  }

  /// The class of a word, once all have been counted.
  func documentCase(of word: Occurrence?) -> DocumentCase {
    guard let word else { return .noLetter }
    func hasOthers(_ style: Style) -> Bool {
      counts[word.form * Style.allCases.count + style.rawValue] > (style == word.style ? 1 : 0)
    }
    return switch (hasOthers(.lower), hasOthers(.capital), hasOthers(.positionalCapital)) {
    case (false, false, false): .onlyOne
    case (true, false, false): .lower
    case (true, _, _): .mixed
    case (false, true, _): .capital
    case (false, false, true): .positionalCapital
    }
  }
}

/// Whether a word is quotation marks, a dash or a colon: what comes behind may begin with a capital for that alone.
private func isOpening(_ word: String) -> Bool {
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
