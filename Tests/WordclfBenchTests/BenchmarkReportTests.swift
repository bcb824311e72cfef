import Foundation
import Testing

@testable import wordclf_bench

@Suite struct BenchmarkReportTests {
  static let machine = Machine(cores: 2, processor: "Some Processor", isOptimized: true)

  static let comparisons = [
    Comparison(name: "slow/fast", summary: "", task: "slow", base: "fast", aim: .below(2.5)),
    Comparison(name: "fast/slow", summary: "", task: "fast", base: "slow"),
    Comparison(name: "slow/none", summary: "", task: "slow", base: "none"),
  ]

  static let report = BenchmarkReport(
    repeats: 3,
    tasks: [
      .init(name: "fast", unit: .windows, work: 64, runsPerRepeat: 100, samples: [0.002, 0.001, 0.004]),
      .init(name: "slow", unit: .operations, work: 2e9, runsPerRepeat: 1, samples: [0.008, 0.002, 0.01]),
    ], comparisons: comparisons, checksum: 1.5, machine: machine)

  /// The medians alone would say 4 as well, but not that it was ever below 2.5.
  @Test func ratiosAreTakenWithinEachRepeat() {
    let ratios = Self.report.ratios
    #expect(ratios.map(\.name) == ["slow/fast", "fast/slow"])
    #expect(ratios[0].samples == [4, 2, 2.5])
    #expect(ratios[0].ratio == SampleStatistics([4, 2, 2.5]))
    #expect(ratios.map(\.aim) == [.below(2.5), nil])
  }

  @Test func ratesAreThoseOfTheMedian() {
    #expect(Self.report.tasks.map(\.rate) == [32_000, 2.5e11])
  }

  /// Half the rate at one moment and a fifth at another are that, however fast the machine was.
  @Test func sharesAreTakenWithinEachRepeat() {
    let task = BenchmarkReport.Task(
      name: "a", unit: .bytes, work: 1, runsPerRepeat: 1, samples: [2, 10, 4],
      floor: .init(summary: "a copy", runsPerRepeat: 2, samples: [1, 2, 3]), aim: 0.5)
    #expect(task.share == SampleStatistics([0.5, 0.2, 0.75]))
    #expect(Self.report.tasks.map(\.share) == [nil, nil])
  }

  @Test func isCompleteInJSON() throws {
    let data = try JSONEncoder().encode(Self.report)
    let decoded = try JSONDecoder().decode(BenchmarkReport.self, from: data)
    #expect(decoded.description == Self.report.description)
    #expect(decoded.tasks.map(\.samples) == Self.report.tasks.map(\.samples))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object.keys.sorted() == ["checksum", "machine", "ratios", "repeats", "tasks"])
    let task = try #require((object["tasks"] as? [[String: Any]])?.first)
    #expect(task.keys.sorted() == ["name", "rate", "runsPerRepeat", "samples", "seconds", "unit", "work"])
    #expect(task["unit"] as? String == "windows")
    #expect((task["seconds"] as? [String: Double]) == ["median": 0.002, "minimum": 0.001, "maximum": 0.004])
    let machine = try #require(object["machine"] as? [String: Any])
    #expect(machine["processor"] as? String == "Some Processor")
  }
}
