import TestSupport
import Testing
import WindowFeatures

@Suite struct FormNumbersTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var forms: [String]
    var numbers: [Int32]
  }

  static let cases = [
    Case(testDescription: "no forms", forms: [], numbers: []),
    Case(
      testDescription: "in the order in which they come", forms: ["b", "a", "c", "a", "b"], numbers: [0, 1, 2, 1, 0]),
    Case(
      testDescription: "capitals aside", forms: ["Oslo", "oslo", "OSLO", "oSLo", "Lima"], numbers: [0, 0, 0, 0, 1]),
    Case(
      testDescription: "capitals beyond ASCII", forms: ["École", "école", "\u{1C5}", "\u{1C4}", "\u{1C6}"],
      numbers: [0, 0, 1, 1, 1]),
    Case(
      testDescription: "bytes, not looks", forms: ["caf\u{E9}", "cafe\u{301}", "CAF\u{C9}", "CAFE\u{301}"],
      numbers: [0, 1, 0, 1]),
    Case(testDescription: "digits as they are", forms: ["1996", "0000", "1996"], numbers: [0, 1, 0]),
    Case(
      testDescription: "odd forms", forms: ["", " ", "\0", "", "İ", "i\u{307}", "i"], numbers: [0, 1, 2, 0, 3, 3, 4]),
  ]

  @Test(arguments: cases) func numbers(_ c: Case) {
    var numbers = FormNumbers()
    #expect(c.forms.map { numbers.number(of: $0) } == c.numbers)
    // and once more, from memory
    #expect(c.forms.map { numbers.number(of: $0) } == c.numbers)
  }

  @Test func agreesWithLookingThroughTheFormsBefore() {
    for seed: UInt64 in 1...200 {
      var random = SeededRandom(seed: seed)
      let forms = randomWords(upTo: 20, using: &random)
      var seen: [String] = []
      let expected = forms.map { form -> Int32 in
        if !seen.contains(form.lowercased()) { seen.append(form.lowercased()) }
        return Int32(seen.firstIndex(of: form.lowercased()) ?? -1)
      }
      var numbers = FormNumbers()
      #expect(forms.map { numbers.number(of: $0) } == expected, "seed \(seed): \(forms)")
    }
  }
}
