import Testing

@testable import Plotting

@Suite struct SVGElementShapesTests {
  private let place = Place(x: 10, y: 20)

  @Test func texts() {
    #expect(
      SVGElement.text("loss", .label, at: place).rendered == "<text class=\"label\" x=\"10\" y=\"20\">loss</text>")
    #expect(
      SVGElement.text("loss", .tick, at: place, .end).rendered
        == "<text class=\"tick\" x=\"10\" y=\"20\" text-anchor=\"end\">loss</text>")
    #expect(
      SVGElement.text("a  b", .code, at: place).rendered
        == "<text class=\"code\" x=\"10\" y=\"20\" xml:space=\"preserve\">a  b</text>")
  }

  @Test func numbers() {
    let power = NumberLabel(DecimalNumber(1, exponent: -5), .scientific)
    #expect(
      SVGElement.number(power, .tick, at: place, .middle).rendered == """
        <text class="tick" x="10" y="20" text-anchor="middle">10<tspan class="superscript" dy="-4.4">−5</tspan></text>
        """)
    let plain = NumberLabel(DecimalNumber(5, exponent: 0), .plain(decimals: 0))
    #expect(SVGElement.number(plain, .tick, at: place, .start).rendered.contains(">5</text>"))
    #expect(power.width(.tick) > plain.width(.tick))
  }

  /// The plate is behind its text, whatever the anchor.
  @Test func plates() throws {
    let width = TextStyle.label.width(of: "skip")
    for (anchor, left) in [(.start, 10), (.middle, 10 - width / 2), (.end, 10 - width)] as [(SVGElement.Anchor, Double)]
    {
      let elements = SVGElement.plate("skip", .label, at: place, anchor)
      #expect(elements.map(\.name) == ["rect", "text"])
      let rect = try ParsedSVG(elements[0].rendered).root
      #expect(((rect.number("x") ?? .nan) - (left - 3)).magnitude < 0.01)
      #expect(((rect.number("width") ?? .nan) - (width + 6)).magnitude < 0.01)
    }
  }

  @Test func shapes() {
    let frame = Frame(x: 1, y: 2, width: 30, height: 40)
    #expect(
      SVGElement.line("grid", from: place, to: Place(x: 5, y: 6)).rendered
        == "<line class=\"grid\" x1=\"10\" y1=\"20\" x2=\"5\" y2=\"6\"/>")
    #expect(
      SVGElement.rectangle("page", frame).rendered
        == "<rect class=\"page\" x=\"1\" y=\"2\" width=\"30\" height=\"40\"/>")
    #expect(
      SVGElement.rectangle("page", frame, radius: 6).rendered
        == "<rect class=\"page\" x=\"1\" y=\"2\" width=\"30\" height=\"40\" rx=\"6\"/>")
    #expect(
      SVGElement.roundedTop("tint", frame, radius: 6).rendered
        == "<path class=\"tint\" d=\"M1,42V8Q1,2 7,2H25Q31,2 31,8V42Z\"/>")
  }
}
