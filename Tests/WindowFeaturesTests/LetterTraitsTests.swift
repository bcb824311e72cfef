import Testing

@testable import WindowFeatures

@Suite struct LetterTraitsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var word: String
    var traits: LetterTraits
    var testDescription: String { word }
  }

  static let cases = [
    Case(word: "", traits: [.hasCapitalsOnly]), Case(word: "12", traits: [.hasCapitalsOnly]),
    Case(word: "a", traits: [.hasLetter]), Case(word: "ab", traits: [.hasLetter, .hasLetters]),
    Case(word: "A", traits: [.hasLetter, .hasCapital, .hasCapitalsOnly]),
    Case(word: "U.S.", traits: [.hasLetter, .hasLetters, .hasCapital, .hasCapitalsOnly]),
    Case(word: "Oslo", traits: [.hasLetter, .hasLetters, .hasCapital]),
    Case(word: "``", traits: [.hasCapitalsOnly, .isOpening]), Case(word: "--", traits: [.hasCapitalsOnly, .isOpening]),
    Case(word: "“", traits: [.hasCapitalsOnly, .isOpening]), Case(word: "“a", traits: [.hasLetter]),
  ]

  @Test(arguments: cases) func ofAWord(_ c: Case) {
    #expect(LetterTraits(of: c.word) == c.traits)
  }

  @Test(arguments: [
    ("", false), ("1 -", false), ("a b", false), ("A", true), ("A b", false), ("Ab Bc c", false), ("Ab Bc Cd d", true),
    ("A B C D E F G h i j", false), ("A B C D E F G H i j k", true), ("1 . iP oS", true),
  ])
  func aHeadlineHasCapitalsInMoreThanSevenWordsOfTen(_ words: String, _ isHeadline: Bool) {
    #expect(words.split(separator: " ").map { LetterTraits(of: String($0)) }[...].looksLikeHeadline == isHeadline)
  }
}
