import Testing

@testable import wordclf_bench

@Suite struct AimTests {
  @Test(arguments: [
    (Aim.below(2.5), 2.49, true), (.below(2.5), 2.5, false), (.atLeast(1.7), 1.7, true), (.atLeast(1.7), 1.69, false),
  ])
  func isMetOnTheRightSideOfItsBound(_ aim: Aim, _ value: Double, _ isMet: Bool) {
    #expect(aim.isMet(by: value) == isMet)
    #expect(!aim.isMet(by: .nan))
  }

  @Test func saysWhatIsToBe() {
    #expect([Aim.below(2.5), .atLeast(1.7)].map(\.description) == ["below 2.5", "from 1.7"])
  }
}
