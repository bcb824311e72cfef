/// How a sentence as a whole is written, and so whether its capitals tell names from the rest: in a headline, or where all
/// is in small letters, they do not.
///
/// A sentence has the first of these classes whose condition it meets. Only words with a letter count; a letter is what
/// Unicode calls alphabetic, a capital what it calls uppercase or titlecase.
///
/// - SeeAlso: the classifier of informative capitals of Ritter et al., "Named Entity Recognition in Tweets: An
///   Experimental Study", EMNLP 2011, section 2.3, and the feature "zone" of Chieu and Ng, "Named Entity Recognition: A
///   Maximum Entropy Approach Using Global Information", COLING 2002.
public enum SentenceCase: Int, Sendable, CaseIterable {
  /// No word has a letter: `1 - 0 .`
  case noLetter
  /// No word has a capital: `anna left oslo .`
  case lower
  /// Each letter is a capital, and there are at least two: `ANNA LEFT OSLO .`
  case upper
  /// More than 70 % of the words have a capital: `Anna Leaves Oslo`
  case headline
  /// The first word has a capital, and so have 70 % of the words at most: `Anna left Oslo yesterday .`
  case usual
  /// The first word has no capital, and some word has one, but 70 % of the words at most: `anna left Oslo .`
  case mixed
}

extension SentenceCase {
  /// The class of a sentence.
  ///
  /// - Complexity: O(bytes).
  public init(of words: [String]) {
    self.init(words.map { LetterTraits(of: $0) }[...])
  }

  /// The class of a sentence whose words have such letters.
  ///
  /// - Complexity: O(words).
  init(_ words: ArraySlice<LetterTraits>) {
    let withLetter = words.lazy.filter { $0.contains(.hasLetter) }
    guard let first = withLetter.first else {
      self = .noLetter
      return
    }
    if !words.contains(where: { $0.contains(.hasCapital) }) {
      self = .lower
    } else if words.allSatisfy({ $0.contains(.hasCapitalsOnly) })
      && (first.contains(.hasLetters) || withLetter.dropFirst().first != nil)
    {
      self = .upper
    } else if words.looksLikeHeadline {
      self = .headline
    } else {
      self = first.contains(.hasCapital) ? .usual : .mixed
    }
  }

  /// The raw class of each word, which is that of its sentence.
  static func classes(of traits: [LetterTraits], in text: ContextText) -> [Int] {
    text.sentences.flatMap { sentence in
      Array(repeating: SentenceCase(traits[sentence]).rawValue, count: sentence.count)
    }
  }
}
