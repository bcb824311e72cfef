import Testing

@testable import Plotting

@Suite struct BarChartSVGTests {
  @Test(arguments: BarCase.all) func isSound(_ c: BarCase) throws {
    let svg = c.chart.svg()
    try ParsedSVG.expectSound(svg)
    #expect(svg == c.chart.svg())
    #expect(try ParsedSVG(svg).elements(of: "bar").count == c.chart.bars.count { $0.value != 0 && $0.value.isFinite })
  }

  @Test func whatIsWritten() throws {
    let svg = try ParsedSVG(BarCase.all[0].chart.svg())
    #expect(svg.texts.prefix(4) == ["contributions", "by word", "← against", "for →"])
    #expect(svg.texts.dropFirst(4).prefix(4) == ["bar 0", "+3.41", "bar 1", "+1.20"])
  }

  @Test func theSignDecidesTheColour() throws {
    let chart = BarChart(
      title: "", summary: "", positive: "for", negative: "against",
      bars: [.init("a", 1), .init("b", -1), .init("c", .nan)])
    let svg = try ParsedSVG(chart.svg())
    #expect(svg.elements(of: "bar").map(\.classes) == [["series0", "bar"], ["series1", "bar"]])
    #expect(svg.texts.last == "–")
  }

  /// A chart to the last letter, without its style sheet.
  @Test func golden() {
    let chart = BarChart(
      title: "Bars", summary: "One for, one against.", positive: "for", negative: "against",
      bars: [.init("in", 2.5), .init(".", -1.25)])
    #expect(
      chart.svg().withoutStyle == """
        <svg xmlns="http://www.w3.org/2000/svg" width="800" height="145" viewBox="0 0 800 145" role="img">
          <title>Bars</title>
          <desc>One for, one against.</desc>
          <style>…</style>
          <rect class="page" width="800" height="145"/>
          <text class="title" x="24" y="37">Bars</text>
          <text class="heading" x="402.5" y="67" text-anchor="end">← against</text>
          <text class="heading" x="422.5" y="67">for →</text>
          <line class="grid" x1="49" y1="88" x2="412.5" y2="88"/>
          <text class="label" x="41" y="92" text-anchor="end">in</text>
          <rect class="series0 bar" x="412.5" y="81" width="319.49" height="14"/>
          <text class="tick" x="737.99" y="92">+2.50</text>
          <line class="grid" x1="49" y1="110" x2="214.75" y2="110"/>
          <text class="label" x="41" y="114" text-anchor="end">.</text>
          <rect class="series1 bar" x="252.75" y="103" width="159.75" height="14"/>
          <text class="tick" x="246.75" y="114" text-anchor="end">−1.25</text>
          <line class="axis" x1="412.5" y1="73" x2="412.5" y2="125"/>
        </svg>

        """)
  }
}
