import TaggedText
import Testing

@Suite struct ExcerptTests {
  @Test(arguments: [
    ("EU NNP", "EU NNP"),
    ("a\tb\r\nc", #"a\tb\r\nc"#),
    ("\u{0}\u{1B}[31m\u{9B}\u{7F}", #"\u{0}\u{1B}[31m\u{9B}\u{7F}"#),
    ("\u{202E}\u{2028}\u{FEFF}", #"\u{202E}\u{2028}\u{FEFF}"#),
    ("Zürich 👍", "Zürich 👍"),
    (String(repeating: "x", count: 60), String(repeating: "x", count: 60)),
    (String(repeating: "x", count: 61), String(repeating: "x", count: 60) + "…"),
  ])
  func escapesAndCuts(_ text: String, _ expected: String) { #expect(excerpt(of: text) == expected) }

  @Test func cutsInsideACharacterOfAMillionMarks() {
    let text = "e" + String(repeating: "\u{301}", count: 1_000_000)
    #expect(excerpt(of: text) == text.unicodeScalars.prefix(60).map(String.init).joined() + "…")
  }
}
