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
    var numbers = FormNumbers()
    let text = ContextText(
      forms: document.joined().map { numbers.number(of: $0) }, sentenceLengths: document.map(\.count))
    let classes = classes(of: document.joined().map { LetterTraits(of: $0) }, in: text)
    return text.sentences.map { Array(classes[$0]) }
  }

  /// The raw class of each word of a document.
  ///
  /// - Complexity: O(words + `text.formCount`).
  static func classes(of traits: [LetterTraits], in text: ContextText) -> [Int] {
    var census = FormCensus(formCount: text.formCount)
    var styles = [FormCensus.Style?](repeating: nil, count: traits.count)
    for sentence in text.sentences {
      let isHeadline = traits[sentence].looksLikeHeadline
      for word in sentence where traits[word].contains(.hasLetter) {
        let style: FormCensus.Style =
          if !traits[word].contains(.hasCapital) {
            .lower
          } else if isHeadline || word == sentence.lowerBound || traits[word - 1].contains(.isOpening) {
            .positionalCapital
          } else {
            .capital
          }
        styles[word] = style
        census.count(Int(text.forms[word]), style)
      }
    }
    return zip(text.forms, styles).map { form, style in
      guard let style else { return DocumentCase.noLetter.rawValue }
      return census.documentCase(ofOthersThan: style, Int(form)).rawValue
    }
  }
}

/// The occurrences of each form in a document, by how they are written.
private struct FormCensus {
  enum Style: Int, CaseIterable {
    case lower
    case capital
    case positionalCapital
  }

  /// `[forms, styles]`, row by row.
  private var counts: [Int]

  init(formCount: Int) { counts = Array(repeating: 0, count: formCount * Style.allCases.count) }

  /// Takes account of an occurrence.
  mutating func count(_ form: Int, _ style: Style) { counts[form * Style.allCases.count + style.rawValue] += 1 }

  /// The class of an occurrence, once all have been counted.
  func documentCase(ofOthersThan style: Style, _ form: Int) -> DocumentCase {
    func hasOthers(_ other: Style) -> Bool {
      counts[form * Style.allCases.count + other.rawValue] > (other == style ? 1 : 0)
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
