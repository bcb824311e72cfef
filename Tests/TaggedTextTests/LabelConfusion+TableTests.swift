import TaggedText
import Testing

@Suite struct LabelConfusionTableTests {
  @Test func alignsColumns() {
    #expect(
      LabelConfusionTests.example.description == """
        labels of entities with the same borders, gold down and found across; none: no entity there
              LOC  MISC  ORG  PER  none
        LOC     1     0    0    0     0
        MISC    0     0    0    0     1
        ORG     0     0    0    0     1
        PER     1     0    0    0     0
        none    0     0    1    1
        """)
  }

  @Test func showsNothing() {
    #expect(
      LabelConfusion().description == """
        labels of entities with the same borders, gold down and found across; none: no entity there
              none
        none
        """)
  }
}
