import Testing
import WordVectors

@Suite struct LookupStepTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var word: String
    var key: String
    var step: LookupStep
    var testDescription: String { "\(word) by \(key)" }
  }

  static let cases = [
    Case(word: "paris", key: "paris", step: .asWritten), Case(word: "Paris", key: "Paris", step: .asWritten),
    Case(word: "Paris", key: "paris", step: .otherCase), Case(word: "B-52", key: "b-52", step: .otherCase),
    Case(word: "B-52", key: "b-00", step: .digitsAsZeros), Case(word: "1996", key: "0000", step: .digitsAsZeros),
    Case(word: "0", key: "0", step: .asWritten), Case(word: "B-0", key: "b-0", step: .otherCase),
    Case(word: "\u{c9}", key: "\u{e9}", step: .otherCase),
  ]

  @Test(arguments: cases) func isToldByTheKey(_ c: Case) { #expect(LookupStep(from: c.word, to: c.key) == c.step) }

  /// The word itself is the first key that is tried, wherever it is tried at all.
  @Test(arguments: ["paris", "Paris", "PARIS", "B-52", "1996", "0", "É", ""], [true, false])
  func onlyTheFirstKeyIsAsWritten(word: String, isCased: Bool) {
    let steps = LookupPolicy.keys(for: word, isCased: isCased).map { LookupStep(from: word, to: $0) }
    #expect(!steps.dropFirst().contains(.asWritten))
    #expect(steps.first == .asWritten || !isCased)
  }
}
