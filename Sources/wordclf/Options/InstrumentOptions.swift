import ArgumentParser
import ByteStreams

/// Where a command that measures writes its table and its plot, and how many runs it makes at a time.
struct InstrumentOptions: ParsableArguments {
  @Option(name: .customLong("csv"), help: ArgumentHelp("Write the numbers as CSV.", valueName: "file"))
  var csvPath: String?

  @Option(name: .customLong("svg"), help: ArgumentHelp("Write a plot as SVG.", valueName: "file"))
  var svgPath: String?

  @Flag(help: "Replace files that are there already.")
  var overwrite = false

  @Option(name: [.customShort("j"), .customLong("threads")], help: ArgumentHelp("Runs at a time.", valueName: "n"))
  var jobs = 1

  func validate() throws {
    if !(1...1024).contains(jobs) { throw ValidationError("--threads must be 1 to 1,024, not \(jobs)") }
  }

  /// Finds out before the work whether the files can be written.
  ///
  /// - Parameter inputs: what the command reads.
  func check(inputs: [String]) throws {
    let outputs = [csvPath, svgPath].compactMap { $0 }
    for path in outputs { try checkOutput(path, overwrite: overwrite) }
    try checkDistinct(outputs: outputs, inputs: inputs)
  }

  func write(csv: String, svg: String? = nil) throws(StreamError) {
    if let csvPath { try writeAtomically(Array(csv.utf8), to: csvPath, overwrite: overwrite) }
    if let svgPath, let svg { try writeAtomically(Array(svg.utf8), to: svgPath, overwrite: overwrite) }
  }
}
