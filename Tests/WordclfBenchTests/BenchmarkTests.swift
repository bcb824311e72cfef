import Testing

@testable import wordclf_bench

@Suite struct BenchmarkTests {
  @Test func namesAreUnique() {
    #expect(Set(Benchmark.all.map(\.name)).count == Benchmark.all.count)
  }

  private static let table = ["one-a", "two", "one-b", "ones"].map { name in
    Benchmark(name: name, summary: "", unit: .windows) { _ in throw CancellationError() }
  }

  @Test(arguments: [
    ([], ["one-a", "two", "one-b", "ones"]), (["one"], ["one-a", "one-b"]), (["one-b", "two"], ["two", "one-b"]),
    (["one-b", "one"], ["one-a", "one-b"]), (["ones"], ["ones"]),
  ])
  func aNameOrItsFirstPartStandsForTasks(_ names: [String], _ found: [String]) throws {
    #expect(try Benchmark.named(names, in: Self.table).map(\.name) == found)
  }

  @Test(arguments: ["", "on", "one-", "three"]) func anUnknownNameIsRefusedWithThoseThatThereAre(_ name: String) {
    let error = #expect(throws: Benchmark.UnknownTask.self) { try Benchmark.named(["two", name], in: Self.table) }
    #expect(error?.description == "no task '\(name)' (expected one of one-a, two, one-b, ones)")
  }
}
