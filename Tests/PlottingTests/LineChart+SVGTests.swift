import Testing

@testable import Plotting

@Suite struct LineChartSVGTests {
  @Test(arguments: ChartCase.all) func isSound(_ c: ChartCase) throws {
    let svg = c.chart.svg()
    try ParsedSVG.expectSound(svg)
    #expect(svg == c.chart.svg())
  }

  @Test func whatIsWritten() throws {
    let svg = try ParsedSVG(LineChart.rates.svg())
    #expect(svg.texts.prefix(2) == ["Loss and F1 by learning rate", "loss (nats a token)"])
    #expect(svg.texts.suffix(7) == ["10−5", "10−4", "10−3", "10−2", "10−1", "1", "learning rate"])
    #expect(svg.texts.contains("recommended: 0.001") && svg.texts.contains("dev F1 (%)") && svg.texts.contains("100"))
    #expect(svg.elements.first { $0.name == "desc" }?.text == "The loss is least and F1 greatest at 0.003.")
    #expect(svg.root.number("width") == 800)
  }

  @Test func whatIsDrawn() throws {
    let svg = try ParsedSVG(LineChart.rates.svg())
    #expect(svg.elements(of: "line").count == 2)
    // the rate that diverged has no marker
    #expect(svg.elements(of: "marker").count == 2 * 5)
    #expect(svg.elements(of: "mark").count == 2)
    #expect(Set(svg.elements(of: "marker").map(\.classes)) == [["series0", "marker"], ["series1", "marker"]])
  }

  @Test func seriesDifferWithoutColour() throws {
    let svg = try ParsedSVG(LineChart.tokens.svg())
    let dashes = svg.elements(of: "line").map { $0.attributes["stroke-dasharray"] }
    // three lines, then the samples at their names
    #expect(dashes == [nil, "8 4", "2 4", nil, "8 4", "2 4"])
    #expect(svg.elements(of: "band").count == 3)
    #expect(svg.texts.suffix(9).prefix(3) == ["fine-tuned", "frozen", "random"])
  }

  /// Bands are behind lines, and lines behind markers.
  @Test func fromBackToFront() throws {
    let classes = try ParsedSVG(LineChart.tokens.svg()).root.children.flatMap(\.classes)
    let bands = try #require(classes.lastIndex(of: "band"))
    let lines = try #require(classes.firstIndex(of: "line"))
    let markers = try #require(classes.firstIndex(of: "marker"))
    #expect(bands < lines && lines < markers)
    #expect(try #require(classes.lastIndex(of: "line")) < markers)
  }

  @Test func textsAreEscaped() throws {
    let markup = "<a> & \"b\""
    let chart = LineChart(
      title: markup, subtitle: markup, summary: markup, horizontal: .init(markup),
      panels: [.init(.init(markup), [.init(markup, points: [.init(1, 1)])])], marks: [.init(at: 1, markup)])
    let svg = try ParsedSVG(chart.svg())
    #expect(svg.texts.count { $0 == markup } == 6)
    #expect(svg.elements.filter { $0.name == "title" || $0.name == "desc" }.map(\.text) == [markup, markup])
  }

  /// A chart to the last letter, without its style sheet.
  @Test func golden() throws {
    let chart = LineChart(
      title: "Loss", summary: "It falls.", horizontal: .init("epoch"),
      panels: [.init(.init("loss"), [.init("train", dash: .dashed, points: [.init(1, 2), .init(2, 1)])], height: 60)])
    #expect(
      chart.svg().withoutStyle == """
        <svg xmlns="http://www.w3.org/2000/svg" width="800" height="208" viewBox="0 0 800 208" role="img">
          <title>Loss</title>
          <desc>It falls.</desc>
          <style>…</style>
          <rect class="page" width="800" height="208"/>
          <text class="title" x="24" y="37">Loss</text>
          <text class="heading" x="24" y="68">loss</text>
          <line class="grid" x1="67.22" y1="82" x2="67.22" y2="142"/>
          <line class="axis" x1="67.22" y1="142" x2="67.22" y2="147"/>
          <line class="grid" x1="673.78" y1="82" x2="673.78" y2="142"/>
          <line class="axis" x1="673.78" y1="142" x2="673.78" y2="147"/>
          <line class="grid" x1="47" y1="142" x2="694" y2="142"/>
          <line class="grid" x1="47" y1="112" x2="694" y2="112"/>
          <line class="grid" x1="47" y1="82" x2="694" y2="82"/>
          <text class="tick" x="39" y="146" text-anchor="end">1.0</text>
          <text class="tick" x="39" y="116" text-anchor="end">1.5</text>
          <text class="tick" x="39" y="86" text-anchor="end">2.0</text>
          <line class="axis" x1="47" y1="142" x2="694" y2="142"/>
          <path class="series0 line" d="M67.22,82L673.78,142" stroke-dasharray="8 4"/>
          <circle class="series0 marker" cx="67.22" cy="82" r="4"/>
          <circle class="series0 marker" cx="673.78" cy="142" r="4"/>
          <g>
            <path class="series0 line" d="M710,134L746,134" stroke-dasharray="8 4"/>
            <circle class="series0 marker" cx="728" cy="134" r="4"/>
            <text class="label" x="753" y="138">train</text>
          </g>
          <text class="tick" x="67.22" y="161" text-anchor="middle">1</text>
          <text class="tick" x="673.78" y="161" text-anchor="middle">2</text>
          <text class="heading" x="370.5" y="184" text-anchor="middle">epoch</text>
        </svg>

        """)
  }
}
