import Testing

@testable import WindowFeatures

@Suite struct LetterCountTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var form: String
    var letters: Int
    var capitals: Int
    var startsWithCapital = false
    var testDescription: String { form.debugDescription }
  }

  static let cases = [
    Case(form: "", letters: 0, capitals: 0), Case(form: "1996-", letters: 0, capitals: 0),
    Case(form: "paris", letters: 5, capitals: 0),
    Case(form: "Paris", letters: 5, capitals: 1, startsWithCapital: true),
    Case(form: "U.S.", letters: 2, capitals: 2, startsWithCapital: true),
    Case(form: "iPhone6S", letters: 7, capitals: 2), Case(form: "4U", letters: 1, capitals: 1),
    Case(form: "Ölmüß", letters: 5, capitals: 1, startsWithCapital: true), Case(form: "北京", letters: 2, capitals: 0),
    Case(form: "\u{1C5}ep", letters: 3, capitals: 1, startsWithCapital: true),
    Case(form: "E\u{301}a", letters: 2, capitals: 1, startsWithCapital: true),
    Case(form: "👍½", letters: 0, capitals: 0),
  ]

  @Test(arguments: cases) func counts(_ c: Case) {
    let count = LetterCount(of: c.form)
    #expect(count.letters == c.letters)
    #expect(count.capitals == c.capitals)
    #expect(count.startsWithCapital == c.startsWithCapital)
  }
}
