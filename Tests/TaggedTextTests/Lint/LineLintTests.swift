import Testing

@testable import TaggedText

@Suite struct LineLintTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var findings: [LintFinding.Kind: String]
    var testDescription: String { excerpt(of: line) }
  }

  static let cases = [
    Case(line: "", findings: [:]),
    Case(line: "Anna B-PER\r", findings: [:]),
    Case(line: "naïve Łódź É” 東京 שלום می\u{200C}خواهم 👩\u{200D}👧 e\u{301} O", findings: [:]),
    Case(line: "a\tO\t", findings: [:]),
    Case(line: "a\t \tO", findings: [:]),
    Case(
      line: "\u{FEFF}a O", findings: [.byteOrderMark: "byte-order mark at the start of the file; remove it"]),
    Case(
      line: "a\u{FFFD} O",
      findings: [.replacementCharacter: "replacement character in \"a\u{FFFD} O\"; restore what was lost there"]),
    Case(line: "a\0 O", findings: [.controlCharacter: "control character U+0000 in \"a\\u{0} O\"; remove it"]),
    Case(line: "a\rb O", findings: [.controlCharacter: "control character U+000D in \"a\\rb O\"; remove it"]),
    Case(line: "a\u{85} O", findings: [.controlCharacter: "control character U+0085 in \"a\\u{85} O\"; remove it"]),
    Case(
      line: "caf\u{C3}\u{A9} O",
      findings: [.mojibake: "text decoded wrongly in \"caf\u{C3}\u{A9} O\"; it may be \"café O\""]),
    Case(
      line: "a\u{A0}b O",
      findings: [
        .invisibleCharacter:
          "invisible character U+00A0 in \"a\u{A0}b O\"; remove it, or split the word there"
      ]),
    Case(
      line: "a\u{200B} O",
      findings: [
        .invisibleCharacter: "invisible character U+200B in \"a\\u{200B} O\"; remove it, or split the word there"
      ]),
    Case(
      line: "New York\tB-LOC",
      findings: [.invisibleCharacter: "space inside a column (found \"New York\"); split the word there"]),
  ]

  @Test(arguments: cases) func finds(_ c: Case) {
    let findings = LineLint.findings(in: Array(c.line.utf8)[...], at: TextPlace(file: "f", line: 1))
    #expect(Dictionary(uniqueKeysWithValues: findings.map { ($0.kind, $0.message) }) == c.findings)
  }

  @Test(arguments: ["\u{AD}", "\u{FEFF}", "\u{2060}", "\u{200E}", "\u{202E}", "\u{2069}", "\u{2028}", "a\u{200D}"])
  func findsWhatIsNotSeen(_ text: String) {
    let findings = LineLint.findings(in: Array("\(text) O".utf8)[...], at: TextPlace(file: "f", line: 2))
    #expect(findings.map(\.kind) == [.invisibleCharacter])
  }

  @Test func findsOtherEncodings() {
    let findings = LineLint.findings(in: [0x61, 0xE9, 0x20, 0x4F], at: TextPlace(file: "f", line: 1))
    #expect(
      findings.map(\.description) == [
        "f:1: line in another encoding (found \"a\u{FFFD} O\"; expected UTF-8); convert the file to UTF-8"
      ])
  }
}
