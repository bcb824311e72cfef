import Testing

@testable import wordclf_bench

@Suite struct ComparisonTests {
  @Test func namesAreUnique() {
    #expect(Set(Comparison.all.map(\.name)).count == Comparison.all.count)
  }

  @Test func comparisonsAreOfTasksThatThereAre() {
    let names = Set(Benchmark.all.map(\.name))
    for comparison in Comparison.all {
      #expect(names.contains(comparison.task) && names.contains(comparison.base), "\(comparison.name)")
      #expect(comparison.task != comparison.base)
    }
  }
}
