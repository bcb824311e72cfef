import ArgumentParser
import ByteStreams
import Foundation
import TaggedText

@main
struct WordclfBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wordclf-bench",
    abstract: "Take the time of the program's parts.",
    discussion: """
      Each task is prepared and its answer checked against that of an oracle; then every repeat runs all tasks, one \
      after the other, each for at least 50 ms. The table has the time of one run. Build it with '-c release'.

      Many tasks have a floor: work that no way of doing the task can leave out, done alone in the same repeats. The table \
      has the rate that the floor would allow, and what the task reaches of it.

      Example: swift run -c release wordclf-bench --task layer --task backward --json bench.json
      """)

  @Option(
    name: .customLong("task"),
    help: ArgumentHelp(
      "A task, or the first part of the names of several; can be repeated. (default: all tasks)", valueName: "name"))
  var tasks: [String] = []

  @Option(help: ArgumentHelp("GloVe vectors to import, as text or packed. (default: made up)", valueName: "file"))
  var vectors: String?

  @Option(help: ArgumentHelp("A store of vectors. (default: made up)", valueName: "file"))
  var store: String?

  @Option(help: ArgumentHelp("A model to tag with. (default: an untrained one)", valueName: "file"))
  var model: String?

  @Option(help: ArgumentHelp("A text in columns to tag. (default: made up)", valueName: "file"))
  var columns: String?

  @Option(help: ArgumentHelp("A plain text to tag. (default: made up)", valueName: "file"))
  var text: String?

  @Option(name: .customLong("repeat"), help: ArgumentHelp("How often each task is measured.", valueName: "n"))
  var repeats = 7

  @Option(name: .customLong("json"), help: ArgumentHelp("Where to write all measurements, as JSON.", valueName: "file"))
  var jsonPath: String?

  @Flag(help: "Replace a file that is there already.")
  var overwrite = false

  @Flag(help: "List the tasks and the ratios, and measure nothing.")
  var list = false

  func validate() throws {
    if repeats < 1 || repeats > 1_000 { throw ValidationError("--repeat must be 1 to 1,000, not \(repeats)") }
    do {
      _ = try Benchmark.named(tasks)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() async throws {
    let benchmarks = try Benchmark.named(tasks)
    if list {
      let rows = benchmarks.map { [$0.name, $0.summary] } + Comparison.all.map { [$0.name, $0.summary] }
      print(TextTable.lines(rows, leftAligned: 2))
      return
    }
    if let jsonPath { try checkOutput(jsonPath, overwrite: overwrite) }
    let files = BenchmarkFiles(vectors: vectors, store: store, model: model, columns: columns, text: text)
    let report = try await BenchmarkRunner(repeats: repeats).run(benchmarks, on: files) { name in
      FileHandle.standardError.write(Data("preparing \(name)\n".utf8))
    }
    print(report)
    guard let jsonPath else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try writeAtomically([UInt8](encoder.encode(report)) + [UInt8(ascii: "\n")], to: jsonPath, overwrite: overwrite)
  }
}
