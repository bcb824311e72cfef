import Testing

@testable import Plotting

@Suite struct GraphDrawingSVGTests {
  @Test(arguments: GraphCase.all) func isSound(_ c: GraphCase) throws {
    let svg = c.drawing.svg()
    try ParsedSVG.expectSound(svg)
    #expect(svg == c.drawing.svg())
  }

  @Test(arguments: GraphCase.all) func everythingIsDrawn(_ c: GraphCase) throws {
    let svg = try ParsedSVG(c.drawing.svg())
    #expect(svg.elements(of: "arrow").count == c.drawing.edges.count)
    #expect(svg.elements(of: "edge").count == c.drawing.edges.count)
    #expect(svg.elements(of: "arrowhead").count == c.drawing.edges.count)
    #expect(svg.elements(of: "border").count == c.drawing.boxes.count + c.drawing.key.count)
    for box in c.drawing.boxes {
      #expect(svg.texts.contains(box.heading))
      for line in box.lines where !line.isEmpty { #expect(svg.texts.contains(line)) }
    }
    for edge in c.drawing.edges where !edge.label.isEmpty { #expect(svg.texts.contains(edge.label)) }
  }

  @Test func theKeyExplainsTheColours() throws {
    let svg = try ParsedSVG(GraphDrawing.prediction.svg())
    #expect(
      svg.texts.prefix(6) == ["One prediction", "values & gradients", "table", "weights", "does nothing", "loss"])
    #expect(svg.elements(of: "source").count == 1 + 4)
    #expect(svg.elements(of: "result").count == 1 + 1)
  }

  @Test func aLongKeyTakesSeveralRows() throws {
    var drawing = GraphDrawing(title: "a", summary: "")
    drawing.add(.init("a"))
    let short = try ParsedSVG(drawing.svg())
    drawing.key = GraphDrawing.Emphasis.allCases.map {
      .init($0, "what is set apart as \($0.rawValue) in this drawing")
    }
    let long = try ParsedSVG(drawing.svg())
    try ParsedSVG.expectSound(drawing.svg())
    let entries = long.elements(of: "label")
    #expect(entries.count == 5 && Set(entries.map { $0.number("y") }).count == 5)
    #expect((long.root.number("height") ?? 0) > (short.root.number("height") ?? 0) + 4 * 22)
    #expect(long.root.number("width") == short.root.number("width"))
  }

  @Test func textsAreEscaped() throws {
    let markup = "<a> & \"b\""
    var drawing = GraphDrawing(title: markup, subtitle: markup, summary: markup, key: [.init(.plain, markup)])
    drawing.add(.init(markup, lines: [markup]))
    drawing.add(.init("b"))
    drawing.connect(0, to: 1, label: markup)
    #expect(try ParsedSVG(drawing.svg()).texts.count { $0 == markup } == 6)
  }

  /// A drawing to the last letter, without its style sheet.
  @Test func golden() {
    var drawing = GraphDrawing(title: "Graph", summary: "One after the other.")
    drawing.add(.init("dense", lines: ["W  [2, 3]"], emphasis: .learned))
    drawing.add(.init("loss", emphasis: .result))
    drawing.connect(0, to: 1)
    #expect(
      drawing.svg().withoutStyle == """
        <svg xmlns="http://www.w3.org/2000/svg" width="480" height="188" viewBox="0 0 480 188" role="img">
          <title>Graph</title>
          <desc>One after the other.</desc>
          <style>…</style>
          <rect class="page" width="480" height="188"/>
          <text class="title" x="24" y="37">Graph</text>
          <g transform="translate(198,55)">
            <g class="arrow">
              <path class="edge" d="M42,53V53C42,63 42,63 42,73V77"/>
              <path class="arrowhead" d="M42,83L38,75L46,75Z"/>
            </g>
            <g class="learned">
              <rect class="page" x="0" y="0" width="84" height="53" rx="6"/>
              <path class="tint" d="M0,26V6Q0,0 6,0H78Q84,0 84,6V26Z"/>
              <rect class="border" x="0" y="0" width="84" height="53" rx="6"/>
              <text class="heading" x="42" y="17.5" text-anchor="middle">dense</text>
              <text class="code" x="12" y="43.25" xml:space="preserve">W  [2, 3]</text>
            </g>
            <g class="result">
              <rect class="page" x="0" y="83" width="84" height="26" rx="6"/>
              <rect class="tint" x="0" y="83" width="84" height="26" rx="6"/>
              <rect class="border" x="0" y="83" width="84" height="26" rx="6"/>
              <text class="heading" x="42" y="100.5" text-anchor="middle">loss</text>
            </g>
          </g>
        </svg>

        """)
  }
}
