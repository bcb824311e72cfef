import Testing

@testable import wordclf_bench

@Suite struct BenchmarkReportTableTests {
  @Test func tasksThenRatiosThenTheMachine() {
    #expect(
      BenchmarkReportTests.report.description == """
        task   median  minimum  maximum              rate
        fast  2.00 ms  1.00 ms  4.00 ms  32,000 windows/s
        slow  8.00 ms  2.00 ms  10.0 ms     250.0 GFLOP/s

        ratio      median  minimum  maximum        aim
        slow/fast    2.50     2.00     4.00  below 2.5
        fast/slow    0.40     0.25     0.50

        machine: 2 cores, Some Processor; 3 repeats
        """)
  }

  @Test func floorsStandBesideTheRates() {
    let tasks: [BenchmarkReport.Task] = [
      .init(
        name: "parse", unit: .bytes, work: 1e9, runsPerRepeat: 1, samples: [1],
        floor: .init(summary: "a copy", runsPerRepeat: 2, samples: [0.25]), aim: 0.2),
      .init(
        name: "read", unit: .bytes, work: 1e9, runsPerRepeat: 1, samples: [0.5],
        floor: .init(summary: "one look at each byte", runsPerRepeat: 2, samples: [0.4])),
      .init(name: "other", unit: .runs, work: 1, runsPerRepeat: 1, samples: [2]),
    ]
    let report = BenchmarkReport(
      repeats: 1, tasks: tasks, comparisons: [], checksum: 0, machine: BenchmarkReportTests.machine)
    #expect(
      report.description == """
        task   median  minimum  maximum         rate       floor  of it   aim
        parse  1.00 s   1.00 s   1.00 s   1,000 MB/s  4,000 MB/s   25 %  20 %
        read   500 ms   500 ms   500 ms   2,000 MB/s  2,500 MB/s   80 %
        other  2.00 s   2.00 s   2.00 s  0.50 runs/s

        floor of
        parse     a copy
        read      one look at each byte

        machine: 2 cores, Some Processor; 1 repeat
        """)
  }

  @Test func withoutRatiosThereIsNoTableOfThem() {
    let report = BenchmarkReport(
      repeats: 1, tasks: [.init(name: "a", unit: .windows, work: 1, runsPerRepeat: 1, samples: [1])], comparisons: [],
      checksum: 0, machine: BenchmarkReportTests.machine)
    #expect(
      report.description == """
        task  median  minimum  maximum         rate
        a     1.00 s   1.00 s   1.00 s  1 windows/s

        machine: 2 cores, Some Processor; 1 repeat
        """)
  }

  @Test(arguments: [
    (0, "0.00 ns"), (3.21e-8, "32.1 ns"), (9.994e-7, "999 ns"), (9.996e-7, "1.00 µs"), (1.234e-6, "1.23 µs"),
    (45.67e-6, "45.7 µs"), (789e-6, "789 µs"), (0.0456, "45.6 ms"), (0.9997, "1.00 s"), (9.994, "9.99 s"),
    (9.996, "10.0 s"), (99.96, "100 s"), (12_345, "12345 s"),
  ])
  func durationsHaveThreeDigitsAndAUnit(_ seconds: Double, _ text: String) {
    #expect(seconds.duration == text)
  }
}
