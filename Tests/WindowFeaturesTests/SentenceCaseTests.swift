import TestSupport
import Testing
import WindowFeatures

@Suite struct SentenceCaseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// Words with a space between.
    var sentence: String
    var expected: SentenceCase
    var testDescription: String { sentence.debugDescription }
  }

  static let cases = [
    Case(sentence: "", expected: .noLetter), Case(sentence: "1 - 0 .", expected: .noLetter),
    Case(sentence: "👍 ½ $", expected: .noLetter), Case(sentence: "\u{301}", expected: .noLetter),
    Case(sentence: "anna left oslo .", expected: .lower), Case(sentence: "a", expected: .lower),
    Case(sentence: "1 - 0 in oslo", expected: .lower), Case(sentence: "北京 和", expected: .lower),
    Case(sentence: "ANNA LEFT OSLO .", expected: .upper), Case(sentence: "OK", expected: .upper),
    Case(sentence: "A 1 B", expected: .upper), Case(sentence: "U.S. 1996", expected: .upper),
    Case(sentence: "ÖL UND GAS", expected: .upper),
    Case(sentence: "A", expected: .headline), Case(sentence: "4U .", expected: .headline),
    Case(sentence: "Anna Leaves Oslo", expected: .headline), Case(sentence: "Hello !", expected: .headline),
    Case(sentence: "ANNA LEAVES Oslo", expected: .headline), Case(sentence: "ANNA LEAVES OSLO ªs", expected: .headline),
    Case(sentence: "iPhone iPad", expected: .headline), Case(sentence: "the Rain Falls In Oslo", expected: .headline),
    Case(sentence: "A B C D E F G H i j k .", expected: .headline),
    Case(sentence: "Anna left Oslo yesterday .", expected: .usual), Case(sentence: "Anna left .", expected: .usual),
    Case(sentence: "\" 1996 was Oslo 's", expected: .mixed), Case(sentence: "\" Anna left .", expected: .usual),
    Case(sentence: "A B C D E F G h i j", expected: .usual), Case(sentence: "iPhone sales rise", expected: .usual),
    Case(sentence: "a B C D E F G H i j", expected: .mixed), Case(sentence: "anna left Oslo .", expected: .mixed),
    Case(sentence: "we like our iPhone", expected: .mixed), Case(sentence: "北京 USA", expected: .mixed),
  ]

  private func words(_ sentence: String) -> [String] { sentence.split(separator: " ").map { String($0) } }

  @Test(arguments: cases) func classes(_ c: Case) { #expect(SentenceCase(of: words(c.sentence)) == c.expected) }

  /// Models are stored with these numbers.
  @Test func numbersOfTheClasses() {
    let classes: [SentenceCase] = [.noLetter, .lower, .upper, .headline, .usual, .mixed]
    #expect(SentenceCase.allCases == classes)
    #expect(classes.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
  }

  /// Whatever stands between the words without meaning to change it.
  @Test func wordsWithoutALetterDoNotCount() {
    for c in Self.cases {
      let words = words(c.sentence)
      #expect(SentenceCase(of: ["\"", "1996"] + words.flatMap { [$0, "-"] }) == c.expected, "\(words)")
    }
  }

  /// The condition of each class on words of ASCII letters, the last of those before it left out.
  @Test func eachSentenceHasTheClassWhoseConditionsItMeets() {
    for seed: UInt64 in 1...500 {
      var random = SeededRandom(seed: seed)
      let words = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        ["a", "bc", "A", "BC", "Bc", "bC", "1", "."].randomElement(using: &random) ?? "."
      }
      let written = words.filter { $0.contains(where: \.isLetter) }
      let letters = written.joined().filter(\.isLetter)
      let share = Double(written.count { $0.contains(where: \.isUppercase) }) / Double(written.count)
      let firstHasCapital = written.first?.contains(where: \.isUppercase) == true
      let isUpper = letters.count > 1 && letters.allSatisfy(\.isUppercase)
      let conditions: [SentenceCase: Bool] = [
        .noLetter: letters.isEmpty, .lower: share == 0, .upper: isUpper, .headline: share > 0.7 && !isUpper,
        .usual: share <= 0.7 && firstHasCapital && !isUpper, .mixed: share > 0 && share <= 0.7 && !firstHasCapital,
      ]
      #expect(conditions.filter(\.value).map(\.key) == [SentenceCase(of: words)], "seed \(seed): \(words)")
    }
  }
}
