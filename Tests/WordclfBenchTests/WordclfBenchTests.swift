import Foundation
import TestSupport
import Testing

@testable import wordclf_bench

/// The command line, parsed and run in the tests' own process.
@Suite struct WordclfBenchTests {
  @Test(arguments: [["--task", "nonsense"], ["--repeat", "0"], ["--repeat", "1001"], ["stray"]])
  func usageErrorsAreFound(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try WordclfBench.parse(arguments) }
  }

  @Test func anUnknownTaskIsNamed() {
    #expect {
      try WordclfBench.parse(["--task", "nonsense"])
    } throws: {
      WordclfBench.message(for: $0).hasPrefix("no task 'nonsense' (expected one of layer-loops, layer-matrices, ")
    }
  }

  @Test func measurementsAreWrittenWhereAsked() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("bench.json")
    let arguments = ["--task", "product-output", "--repeat", "2", "--json", path]
    try await run(arguments)
    let report = try JSONDecoder().decode(BenchmarkReport.self, from: Data(folder.bytes(of: "bench.json")))
    #expect(report.tasks.map(\.name) == ["product-output"])
    #expect(report.tasks[0].samples.count == 2)
    // what is there already is not replaced unasked
    await #expect(throws: (any Error).self) { try await run(arguments) }
    try await run(arguments + ["--overwrite"])
  }

  private func run(_ arguments: [String]) async throws {
    let command = try WordclfBench.parse(arguments)
    try await command.run()
  }
}
