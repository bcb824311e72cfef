import Testing

@testable import wordclf

@Suite struct LegendTests {
  @Test func labelsStandInTheirColours() {
    #expect(
      EntityMarkup(labels: ["LOC", "<b>"]).legend == """
        <ul class="legend">
        <li><mark class="c0"><span class="label">LOC</span></mark></li>
        <li><mark class="c1"><span class="label">&lt;b&gt;</span></mark></li>
        </ul>

        """)
    #expect(EntityMarkup(labels: []).legend == "")
  }

  @Test func everyKindOfAgreementIsExplained() {
    let legend = EntityMarkup(labels: []).comparisonLegend
    for kind in EntityMarkup.Agreement.allCases {
      #expect(legend.contains("class=\"c0 \(kind.rawValue)\""))
      #expect(legend.contains("\(kind.symbol)</span></mark> \(kind.meaning)"))
    }
  }
}
