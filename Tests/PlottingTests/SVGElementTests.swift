import Testing

@testable import Plotting

@Suite struct SVGElementTests {
  @Test func childrenAreOnLinesOfTheirOwn() {
    let element = SVGElement(
      "g", ["class": "a", "x": 1.5], [SVGElement("path"), SVGElement("text", ["y": -2.0], text: "a < b")])
    #expect(
      element.rendered == """
        <g class="a" x="1.5">
          <path/>
          <text y="-2">a &lt; b</text>
        </g>
        """)
  }

  @Test func nothingIsBesideText() {
    var element = SVGElement("text", text: "10")
    element.content.append(.element(SVGElement("tspan", ["dy": -4.0], text: "−3")))
    element.add("class", "tick")
    #expect(element.rendered == "<text class=\"tick\">10<tspan dy=\"-4\">−3</tspan></text>")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var escaped: String
  }

  static let cases = [
    Case(testDescription: "markup", text: "<b>&amp;</b>", escaped: "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
    Case(testDescription: "quotes", text: "\"it's\"", escaped: "&quot;it's&quot;"),
    Case(testDescription: "white space", text: "a\tb\nc", escaped: "a\tb\nc"),
    Case(
      testDescription: "control characters", text: "a\0b\u{1B}\u{FFFE}\u{FFFF}",
      escaped: "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}"),
    Case(testDescription: "other scripts", text: "‖∂W‖ 東京 🙂 e\u{301}", escaped: "‖∂W‖ 東京 🙂 e\u{301}"),
  ]

  @Test(arguments: cases) func escapes(_ c: Case) { #expect(c.text.escapedForXML == c.escaped) }

  /// Any text can be an attribute or a content, and comes back; in attributes, parsers make white space a space.
  @Test(arguments: cases) func survivesAParser(_ c: Case) throws {
    let parsed = try ParsedSVG(SVGElement("svg", ["class": c.text], text: c.text).rendered)
    let kept = c.text.unicodeScalars.map { scalar in
      " \t\n".unicodeScalars.contains(scalar) || (" "..<"\u{FFFE}").contains(scalar) || scalar > "\u{FFFF}"
        ? Character(scalar) : "\u{FFFD}"
    }
    #expect(parsed.root.text == String(kept))
    #expect(parsed.root.attributes["class"] == String(kept.map { $0.isWhitespace ? " " : $0 }))
  }
}
