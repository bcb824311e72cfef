import Testing

@testable import TaggedText

@Suite struct AbbreviationsTests {
  @Test(arguments: [
    ("Mr", Abbreviation.goesOn), ("MR", .goesOn), ("mr", nil), ("vs", .goesOn), ("Vs", .goesOn), ("e.g", .goesOn),
    ("Inc", .mayEnd), ("INC", .mayEnd), ("inc", nil), ("Ill", .mayEnd), ("ill", nil), ("etc", .mayEnd),
    ("No", .beforeNumber), ("no", .beforeNumber), ("Sat", .beforeNumber), ("sat", nil), ("xyz", nil), ("", nil),
  ])
  func knows(_ word: String, _ kind: Abbreviation?) {
    let text = TextBytes(word)
    #expect(Abbreviation(in: text, 0..<text.count) == kind)
  }
}
