import TestSupport
import Testing

/// Every help page, letter by letter.
@Suite struct HelpTests {
  static let commands = [
    [], ["vectors"], ["vectors", "import"], ["vectors", "train"], ["vectors", "info"], ["vectors", "lookup"],
    ["vectors", "nearest"], ["vectors", "coverage"], ["vectors", "evaluate"], ["vectors", "verify"],
    ["vectors", "export"], ["lint"], ["train"], ["tag"], ["tag", "sentence"], ["tag", "files"], ["explain"],
    ["evaluate"], ["convert"], ["model"], ["model", "info"], ["model", "drift"], ["model", "average"],
    ["check-gradients"], ["find-rate"],
    ["learning-curve"],
  ]

  @Test(arguments: commands) func isAsRecorded(_ command: [String]) throws {
    let outcome = try Program.run(command + ["--help"], in: Repository.path)
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let name = (["help"] + command).joined(separator: "-")
    try Golden.expect(outcome.output, equals: Repository.file("Tests/WordclfCommandTests/Golden/\(name).txt"))
  }

  @Test func versionIsPrinted() throws {
    let outcome = try Program.run(["--version"], in: Repository.path)
    #expect(outcome.status == 0)
    #expect(outcome.output == "0.1.0\n")
  }

  static let usageErrors = [
    ["frobnicate"], ["train", "--epochs", "0"], ["train", "--dropout", "1"], ["train", "--window", "-1"],
    ["train", "--learning-rate", "nan"], ["train", "--freeze-embeddings", "--fine-tune-embeddings"],
    ["train", "--dev", "dev.conll"], ["train", "--columns", "word"], ["vectors", "nearest"],
    ["vectors", "train", "--store", "a"], ["vectors", "train", "x.txt"],
    ["vectors", "train", "x.txt", "--store", "a", "--cased", "--lower"],
    ["vectors", "train", "x.txt", "--store", "a", "--dimension", "0"],
    ["vectors", "train", "x.txt", "--store", "a", "--max-vocabulary", "2000001"],
    ["vectors", "train", "x.txt", "--store", "a", "--rate", "0"],
    ["vectors", "train", "x.txt", "--store", "a", "--x-max", "inf"],
    ["vectors", "train", "x.txt", "--store", "a", "--memory", "10M"],
    ["vectors", "train", "x.txt", "--store", "a", "--digits", "10"],
    ["vectors", "train", "x.txt", "--store", "a", "-j", "0"],
    ["vectors", "evaluate"], ["vectors", "evaluate", "--similarity", "a", "--method", "add"],
    ["vectors", "evaluate", "--similarity", "a", "--most-frequent", "9"],
    ["vectors", "evaluate", "--analogies", "a", "--most-frequent", "0"],
    ["vectors", "evaluate", "--analogies", "a", "--method", "divide"],
    ["vectors", "import", "x.txt"], ["vectors", "export"], ["vectors", "export", "--output", "x.txt", "--limit", "0"],
    ["vectors", "coverage"], ["vectors", "coverage", "x.txt", "--top", "-1"], ["lint"], ["lint", "--dev", "a"],
    ["tag", "sentence"], ["tag", "files"],
    ["tag", "files", "-j", "0", "-"],
    ["convert"], ["convert", "a.txt"],
    ["convert", "a.tsv", "-", "--from", "tsv"],
    ["explain"], ["explain", "Oslo", "--word", "Oslo", "--token", "1"], ["evaluate"],
    ["evaluate", "--errors=0", "a"], ["evaluate", "--mode", "lenient", "a"],
    ["evaluate", "--columns", "predicted", "a"],
    ["train", "--columns", "predicted=-1"], ["model", "drift", "--count", "0"],
    ["model", "drift", "--vocabulary", "0"], ["model", "drift", "--format", "csv"],
    ["model", "average", "a", "b"], ["model", "average", "a", "--output", "c"],
    ["model", "average", "a", "b", "--output", "c", "--outside-bias", "nan"],
    ["model", "average", "a", "b", "--output", "c", "--store", "d"],
    ["find-rate", "--from", "0"], ["find-rate", "--from", "2", "--to", "1"], ["find-rate", "--from", "2", "--to", "9"],
    ["find-rate", "--trial-epochs", "0"], ["find-rate", "-j", "0"], ["find-rate", "--to", "inf"],
    ["learning-curve", "--shares", "0"], ["learning-curve", "--seeds", "0"], ["learning-curve", "--train", "a"],
    ["learning-curve", "--min-steps", "-1"],
    ["learning-curve", "--min-steps", "9223372036854775807"], ["train", "--runs", "0"],
    ["train", "--runs", "2", "--resume"],
    ["train", "--check-gradients", "-1"], ["train", "--activation", "step"], ["train", "--optimizer", "newton"],
    ["train", "--schedule", "halve"], ["train", "--schedule", "exponential:0"], ["train", "--init", "zero"],
    ["train", "--l1", "-1"], ["train", "--pull", "nan"], ["train", "--warmup", "-1"],
    ["check-gradients", "--windows", "0"], ["check-gradients", "--elements", "-1"],
    ["check-gradients", "--bound", "0"], ["check-gradients", "--bound", "nan"],
    ["check-gradients", "--inject-error", "none"], ["check-gradients", "--store", "a", "--model", "b"],
  ]

  @Test(arguments: usageErrors) func usageErrorsEndWith64(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(arguments, in: folder.path)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("Error: "))
    #expect(try folder.names() == [])
  }
}
