import Testing
import WindowFeatures

@Suite struct UnknownWordPolicyTests {
  @Test func theNamesAreThoseOfModelFiles() {
    #expect(UnknownWordPolicy.allCases.map(\.rawValue) == ["single", "composed"])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var form: String
    var fallBacks: [FallBack]
    var testDescription: String { "'\(form)'" }
  }

  static let cases = [
    Case(form: "Oslo", fallBacks: []),
    Case(form: "New-York", fallBacks: [.compound(key: "\nparts:new-york", parts: ["New", "York"])]),
    Case(form: "1:30", fallBacks: [.word("0:0"), .numberClass("\nnumber:0:0")]),
    Case(
      form: "12-11",
      fallBacks: [
        .word("0-0"), .numberClass("\nnumber:0-0"), .compound(key: "\nparts:12-11", parts: ["12", "11"]),
      ]),
    Case(
      form: "Mid-1990s",
      fallBacks: [.numberClass("\nnumber:letters"), .compound(key: "\nparts:mid-1990s", parts: ["Mid", "1990s"])]),
  ]

  /// Numbers first, then parts.
  @Test(arguments: cases) func fallBacksInOrder(_ c: Case) {
    #expect(UnknownWordPolicy.composed.fallBacks(of: c.form, isCased: false) == c.fallBacks)
    #expect(UnknownWordPolicy.single.fallBacks(of: c.form, isCased: false) == [])
  }
}
