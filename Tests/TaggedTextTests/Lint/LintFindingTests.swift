import TaggedText
import Testing

@Suite struct LintFindingTests {
  @Test func isALine() {
    let finding = LintFinding(.rareLabel, at: TextPlace(file: "a.conll", line: 3), "rare")
    #expect("\(finding)" == "a.conll:3: rare")
  }

  @Test func everyKindHasATitleOfItsOwn() {
    #expect(Set(LintFinding.Kind.allCases.map(\.title)).count == LintFinding.Kind.allCases.count)
  }
}
