import TaggedText
import Testing

@Suite struct SeenScoreTableTests {
  @Test func alignsColumns() {
    #expect(
      SeenScoreTests.example.description == """
        entities of the gold standard by what the training set has of them
                                 gold  right  recall
        seen                        2      1   50.00
        seen with another label     0      0       -
        unseen                      2      1   50.00
        """)
  }
}
