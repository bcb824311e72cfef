import TestSupport
import Testing

@Suite struct FindRateCommandTests {
  /// A search on the tiny project, over three powers of ten.
  private static let arguments = [
    "find-rate", "--store", "vectors.sqlite", "--train", "train.conll", "--hidden", "8", "--window", "1",
    "--batch-size", "4", "--epochs", "20", "--trial-epochs", "5", "--from", "0.001", "--to", "0.1",
    "--fine-tune-embeddings",
  ]

  private func search(_ extra: [String]) throws -> Program.Outcome {
    try TinyProject.shared.get().run(Self.arguments + extra)
  }

  @Test func triesPowersOfTenAndThenFinerSteps() throws {
    let outcome = try search(["--dev", "dev.conll"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].split(separator: " ") == ["rate", "loss", "dev", "F1"])
    let rates = lines[1...7].compactMap { $0.split(separator: " ").first.flatMap { Double($0) } }
    #expect(rates == rates.sorted())
    #expect([0.001, 0.01, 0.1].allSatisfy { rates.contains($0) })
    let best = try #require(lines[1...7].first { $0.hasSuffix("*") }?.split(separator: " ").first)
    #expect(lines[8] == "recommended: --learning-rate \(best)")
    #expect(lines.count == 9)
    #expect(outcome.error.split(separator: "\n").count { $0.hasPrefix("tried ") } == 7)
  }

  @Test func withoutADevelopmentSetTheLossDecides() throws {
    let outcome = try search([])
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n")[1...7].map { $0.split(separator: " ") }
    let losses = rows.compactMap { Double($0[1]) }
    #expect(rows.allSatisfy { $0[2] == "-" })
    #expect(rows.first { $0.last == "*" }.flatMap { Double($0[1]) } == losses.min())
  }

  @Test func writesNumbersAndAPlotWhateverTheThreads() throws {
    let project = try TinyProject()
    let files = ["--csv", "rates.csv", "--svg", "rates.svg"]
    let first = try project.run(Self.arguments + ["--dev", "dev.conll"] + files)
    #expect(first.status == 0)
    let csv = String(decoding: try project.folder.bytes(of: "rates.csv"), as: UTF8.self)
    #expect(csv.hasPrefix("learning_rate,loss,dev_f1\n"))
    #expect(csv.split(separator: "\n").count == 8)
    let svg = try project.folder.bytes(of: "rates.svg")
    #expect(String(decoding: svg, as: UTF8.self).contains("Loss and dev F1 by learning rate"))

    let refused = try project.run(Self.arguments + files)
    #expect(refused.status == 73)
    #expect(refused.error.contains("rates.csv: exists already"))
    #expect(try project.folder.bytes(of: "rates.svg") == svg)

    let again = try project.run(Self.arguments + ["--dev", "dev.conll", "--overwrite", "-j", "3"] + files)
    #expect(again.output == first.output)
    #expect(String(decoding: try project.folder.bytes(of: "rates.csv"), as: UTF8.self) == csv)
    #expect(try project.folder.bytes(of: "rates.svg") == svg)
  }

  @Test func ratesThatAreTooLargeAreAnswersToo() throws {
    let outcome = try search(["--optimizer", "sgd", "--from", "1e30", "--to", "1e38"])
    #expect(outcome.output.contains(" diverged "))
  }
}
