import Testing

@testable import wordclf

@Suite struct HTMLEscapingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var escaped: String
  }

  static let cases = [
    Case(testDescription: "plain", text: "Ada, 1843 ≠ É", escaped: "Ada, 1843 ≠ É"),
    Case(testDescription: "markup", text: "<b>&amp;</b>", escaped: "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
    Case(testDescription: "quotes", text: #""x" onclick='y'"#, escaped: "&quot;x&quot; onclick=&#39;y&#39;"),
    Case(testDescription: "control characters", text: "a\0b\u{1B}[31m\u{7F}\u{85}", escaped: "a␀b␛[31m␡\u{FFFD}"),
    Case(testDescription: "white space", text: "a\tb\r\nc", escaped: "a\tb\r\nc"),
    Case(testDescription: "no characters", text: "\u{FFFE}\u{1FFFF}", escaped: "\u{FFFD}\u{FFFD}"),
    Case(testDescription: "a mark on a bracket is no way around", text: "<\u{338}b>", escaped: "&lt;\u{338}b&gt;"),
  ]

  @Test(arguments: cases) func escapes(_ c: Case) {
    #expect(Array(c.text.htmlEscaped.unicodeScalars) == Array(c.escaped.unicodeScalars))
  }
}
