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
    let counts = words.map { LetterCount(of: $0) }.filter { $0.letters > 0 }
    let letters = counts.reduce(0) { $0 + $1.letters }
    let capitals = counts.reduce(0) { $0 + $1.capitals }
    if letters == 0 {
      self = .noLetter
    } else if capitals == 0 {
      self = .lower
    } else if capitals == letters && letters > 1 {
      self = .upper
    } else if counts.looksLikeHeadline {
      self = .headline
    } else {
      self = counts[0].capitals > 0 ? .usual : .mixed
    }
  }
}
