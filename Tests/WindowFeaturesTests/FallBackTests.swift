import Testing

@testable import WindowFeatures

@Suite struct FallBackTests {
  // MARK: Numbers

  struct Number: Sendable, CustomTestStringConvertible {
    var form: String
    /// The key of a word and that of a class; without a word where the form has letters, neither where it is no number.
    var keys: [String]
    var testDescription: String { "'\(form)'" }
  }

  static let numbers = [
    Number(form: "1,234.56", keys: ["0,0.0", "\nnumber:0,0.0"]),
    Number(form: "12-11", keys: ["0-0", "\nnumber:0-0"]),
    Number(form: "7", keys: ["0", "\nnumber:0"]),
    Number(form: "2026", keys: ["0", "\nnumber:0"]),
    Number(form: "+49/30/1234", keys: ["+0/0/0", "\nnumber:+0/0/0"]),
    Number(form: "$5-", keys: ["$0-", "\nnumber:$0-"]),
    Number(form: "5\u{20AC}", keys: ["0\u{20AC}", "\nnumber:0\u{20AC}"]),
    Number(form: "1990s", keys: ["\nnumber:letters"]),
    Number(form: "F-16", keys: ["\nnumber:letters"]),
    Number(form: "12\u{6708}", keys: ["\nnumber:letters"]),
    Number(form: "5\u{E9}", keys: ["\nnumber:letters"]),
    Number(form: "", keys: []),
    Number(form: "Oslo", keys: []),
    Number(form: "--", keys: []),
    // digits of other scripts stay words of their own
    Number(form: "\u{663}", keys: []),
    Number(form: "\u{BD}", keys: []),
  ]

  @Test(arguments: numbers) func classesOfNumbers(_ c: Number) {
    let fallBacks = FallBack.numbers(of: c.form)
    #expect(fallBacks.map(\.key) == c.keys)
    #expect(fallBacks.map { FallBack.isKey($0.key) } == (c.keys.count == 2 ? [false, true] : c.keys.map { _ in true }))
  }

  // MARK: Parts

  struct Parts: Sendable, CustomTestStringConvertible {
    var form: String
    var parts: [String]
    var testDescription: String { "'\(form)'" }
  }

  static let parts = [
    Parts(form: "Anglo-American", parts: ["Anglo", "American"]),
    Parts(form: "input/output", parts: ["input", "output"]),
    Parts(form: "U.S.", parts: ["U", "S"]),
    Parts(form: "snake_case-word.txt", parts: ["snake", "case", "word", "txt"]),
    Parts(form: "Smith.", parts: ["Smith"]),
    Parts(form: "#Oslo", parts: ["Oslo"]),
    Parts(form: "@new_york", parts: ["new", "york"]),
    Parts(form: "##Oslo", parts: ["#Oslo"]),
    Parts(form: "a#b", parts: []),
    Parts(form: "a-#b", parts: ["a", "#b"]),
    Parts(form: "bora-bora", parts: ["bora", "bora"]),
    Parts(form: "Oslo", parts: []),
    Parts(form: "...", parts: []),
    Parts(form: "#", parts: []),
    Parts(form: "#-", parts: []),
    Parts(form: "", parts: []),
    // a dash of Unicode does not split; an accent on a hyphen goes to what follows
    Parts(form: "a\u{2013}b", parts: []),
    Parts(form: "a-\u{301}b", parts: ["a", "\u{301}b"]),
    Parts(form: "caf\u{E9}/cafe\u{301}", parts: ["caf\u{E9}", "cafe\u{301}"]),
  ]

  @Test(arguments: parts) func partsOfAForm(_ c: Parts) {
    #expect(FallBack.parts(of: c.form).map { Array($0.utf8) } == c.parts.map { Array($0.utf8) })
  }

  @Test func noMoreThanTwentyParts() {
    let words = (0..<25).map { "w\($0)" }
    #expect(FallBack.parts(of: words.prefix(20).joined(separator: "-")) == Array(words.prefix(20)))
    #expect(FallBack.parts(of: words.joined(separator: "--")) == Array(words.prefix(20)))
  }

  @Test func aCompoundHasAKeyOfItsOwn() {
    let parts = ["New", "York"]
    #expect(FallBack.compound(of: "New-York", isCased: true) == .compound(key: "\nparts:New-York", parts: parts))
    #expect(FallBack.compound(of: "New-York", isCased: false) == .compound(key: "\nparts:new-york", parts: parts))
    #expect(FallBack.compound(of: "Oslo", isCased: false) == nil)
  }

  /// A class and a form that is spelt like it stay apart.
  @Test func keysOfKindsDiffer() {
    let keys = UnknownWordPolicy.composed.fallBacks(of: "0-0", isCased: false).map(\.key)
    #expect(Set(keys).count == 3)
    #expect(keys.map(FallBack.isKey) == [false, true, true])
    for word in ["", "oslo", " \n", "\r\n", "-"] { #expect(!FallBack.isKey(word)) }
  }

  /// What takes the square of the length does not end here.
  @Test(arguments: ["a", "-", "a-", "1", "1-", "1,", "#", "a\u{301}-"]) func longWords(_ piece: String) {
    let form = String(repeating: piece, count: 300_000)
    let fallBacks = UnknownWordPolicy.composed.fallBacks(of: form, isCased: false)
    for case .compound(_, let parts) in fallBacks { #expect(parts.count <= FallBack.mostParts) }
    #expect(fallBacks.count <= 3)
  }

  // MARK: Composing

  @Test func theMeanOfTheParts() {
    #expect(FallBack.compose([[1, 2], [4, -2], [1, 3]]) == [2, 1])
    #expect(FallBack.compose([[0.1, -0.3]]) == [0.1, -0.3])
    // slices that begin elsewhere
    #expect(FallBack.compose([[9, 1, 2][1...], [3, 4]]) == [2, 3])
  }

  @Test func nothingToComposeOfIsOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = FallBack.compose([]) }
    await #expect(processExitsWith: .failure) { _ = FallBack.compose([[1], [1, 2]]) }
  }
}
