import Testing

@testable import wordclf

@Suite struct HTMLTableTests {
  @Test func headersAndTotalsAreMarked() {
    #expect(
      HTMLTable(rows: [["label", "F1"], ["<b>", "0"], ["overall", "2"]], hasTotal: true).html == """
        <div class="scroll">
        <table>
        <tr><th scope="col">label</th><th scope="col">F1</th></tr>
        <tr><th scope="row">&lt;b&gt;</th><td class="zero">0</td></tr>
        <tr class="total"><th scope="row">overall</th><td>2</td></tr>
        </table>
        </div>

        """)
  }

  @Test func aTableMayHaveNoHeader() {
    #expect(
      HTMLTable(rows: [["right", "1"]], hasHeader: false).html.contains("<tr><th scope=\"row\">right</th><td>1</td>"))
  }
}
