import TaggedText
import Testing

@Suite struct BorderScoreTableTests {
  @Test func alignsColumns() {
    #expect(
      BorderScoreTests.example.description == """
        kinds of errors
        right                       1
        right borders, wrong label  1
        right label, wrong borders  1
        both wrong, overlapping     1
        missed                      2
        spurious                    1
        borders alone: precision 40.00, recall 33.33, F1 36.36
        """)
  }
}
