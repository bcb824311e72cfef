import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  private func explain(_ arguments: [String]) throws -> Program.Outcome {
    try TinyProject.shared.get().run(["explain", "--model", "tiny.safetensors"] + arguments)
  }

  @Test func theWholePage() throws {
    let outcome = try explain(["Anna lives in Oslo."])
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.prefix(4) == [
        "token 1 of 5, Anna: B-PER in iob2, class S-PER of the network", "window: (padding) [Anna] lives", "",
        "scores before the softmax, probabilities after it",
      ])
    #expect(lines[4].hasPrefix("  S-PER ") && lines[4].hasSuffix("█"))
    #expect(lines[9].hasPrefix("  4 others "))
    #expect(lines[10].hasPrefix("  loss −log p(S-PER) = ") && lines[10].hasSuffix(", with S-PER for gold"))
    #expect(lines.count { $0.hasPrefix("       y  [1, ") } == 9)
    #expect(lines.count { $0.hasPrefix("       dy") } == 9)
    for name in ["output.weight", "hidden.bias", "rows of word", "rows of case"] {
      #expect(lines.contains { $0.hasPrefix("       d \(name) ") }, "\(name)")
    }
    let bars = lines.filter { $0.contains("│") }
    #expect(bars.count == 6)
    #expect(bars[0].hasPrefix("  -1  (padding)  word  ") && bars[2].hasPrefix("   0  [Anna]     word  "))
    #expect(bars[1].hasPrefix("                 case  "))
    let sums = lines.suffix(5).map { $0.split(separator: " ").prefix(2) }
    #expect(sums.map(\.first) == ["sum", "biases", "remainder", "lead", nil])
    #expect(lines.contains { $0.hasSuffix("0.000  nothing but rounding: contributions and biases are the whole lead") })
    let numbers = sums.dropLast().compactMap { $0.last.flatMap { Double($0.drop { $0 == "+" }) } }
    #expect(numbers.count == 4)
    #expect((numbers[0] + numbers[1] + numbers[2] - numbers[3]).magnitude < 0.003)
  }

  @Test func theWordAndTheScheme() throws {
    #expect(
      try explain(["Anna lives in Oslo.", "--word", "Oslo", "--scheme", "bioes"]).output
        .hasPrefix("token 4 of 5, Oslo: S-LOC in bioes, class S-LOC of the network\nwindow: in [Oslo] .\n"))
    #expect(
      try explain(["Anna", "lives.", "--token", "2"]).output
        .hasPrefix("token 2 of 3, lives: O in iob2, class O of the network\nwindow: Anna [lives] .\n"))
  }

  /// The cases of both neighbours are one row, and so is a word that stands twice.
  @Test func rowsWithSeveralPlaces() throws {
    let lines = try explain(["in Oslo in", "--token", "2"]).output.split(separator: "\n")
    let rows = lines.enumerated().filter { $1.hasPrefix("       d row at -1, +1 ") }.map(\.offset)
    #expect(rows.count == 2)
    for row in rows {
      #expect(lines[row + 1].hasPrefix("       = from -1 ") && lines[row + 2].hasPrefix("       + from +1 "))
    }
  }

  @Test func drawings() throws {
    let folder = try TemporaryFolder()
    let arguments = ["Anna left.", "--svg", folder.file("graph.svg"), "--svg-bars", folder.file("bars.svg")]
    let outcome = try explain(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("token 1 of 3, Anna"))
    let graph = String(decoding: try folder.bytes(of: "graph.svg"), as: UTF8.self)
    #expect(graph.hasPrefix("<svg ") && graph.contains("9 softmax cross-entropy"))
    let bars = String(decoding: try folder.bytes(of: "bars.svg"), as: UTF8.self)
    #expect(bars.hasPrefix("<svg ") && bars.contains("What speaks for S-PER at Anna"))

    let again = try explain(arguments)
    #expect(again.status == 73)
    #expect(again.output == "")
    #expect(try explain(arguments + ["--overwrite"]).status == 0)
    #expect(try folder.names() == ["bars.svg", "graph.svg"])
  }

  static let usageErrors = [
    ["Anna left.", "--token", "4"], ["Anna left.", "--token", "0"], ["Anna left.", "--word", "anna"],
    ["Anna left.", "--word", "Anna", "--token", "1"], [" \n"], [""],
  ]

  @Test(arguments: ["a.svg", "./a.svg"]) func drawingsAreFilesOfTheirOwn(_ bars: String) throws {
    let outcome = try explain(["Anna left.", "--svg", "a.svg", "--svg-bars", bars])
    #expect(outcome.status == 73)
    #expect(outcome.error.contains("\(bars): is the same file as a.svg"))
  }

  @Test(arguments: usageErrors) func usageErrorsEndWith64(_ arguments: [String]) throws {
    let outcome = try explain(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("Error: "))
  }
}
