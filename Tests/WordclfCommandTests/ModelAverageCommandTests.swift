import TestSupport
import Testing

@Suite struct ModelAverageCommandTests {
  /// A project with a second model of another window, seed and features, and the average of both.
  private static let project = Result {
    let project = try TinyProject()
    try require(
      project.run(
        TinyProject.trainArguments + [
          "--train", "train.conll", "--dev", "dev.conll", "--seed", "2", "--window", "0", "--features", "case,shape",
          "--model", "second.safetensors",
        ]))
    try require(
      project.run(["model", "average", "tiny.safetensors", "second.safetensors", "--output", "both.safetensors"]))
    return project
  }

  private static func require(_ outcome: Program.Outcome) throws {
    guard outcome.status == 0 else { throw TinyProject.Failed(message: outcome.error) }
  }

  private func run(_ arguments: [String]) throws -> Program.Outcome { try Self.project.get().run(arguments) }

  /// Runs `model average`, its output in a folder of its own.
  private func average(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Outcome {
    try run(["model", "average"] + arguments + ["--output", folder.file("out.safetensors")])
  }

  @Test func whatTagsTakesAnAverage() throws {
    let sentence = try run(["tag", "Anna lives in Oslo.", "--model", "both.safetensors"])
    #expect(sentence.status == 0)
    #expect(sentence.error == "")
    #expect(sentence.output == "Anna B-PER\nlives O\nin O\nOslo B-LOC\n. O\n\n")
    let files = try run(["tag", "files", "dev.conll", "--model", "both.safetensors", "-j", "2"])
    #expect(files.status == 0)
    let evaluation = try run(["evaluate", "train.conll", "--model", "both.safetensors"])
    #expect(evaluation.status == 0)
    #expect(evaluation.output.contains("overall     100.00  100.00  100.00     7      7      7"))
  }

  @Test func aModelWithItselfTagsAsByItself() throws {
    let folder = try TemporaryFolder()
    let outcome = try average(["tiny.safetensors", "tiny.safetensors"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(": average of 2 models, bias 0.0, "))
    let text = "Anna saw Cairo in Quito, and Dora left with Oslo."
    let alone = try run(["tag", text, "--model", "tiny.safetensors"])
    #expect(try run(["tag", text, "--model", folder.file("out.safetensors")]).output == alone.output)
  }

  /// An average of an average is one of all.
  @Test func infoHasABlockAMember() throws {
    let folder = try TemporaryFolder()
    #expect(
      try average(["both.safetensors", "tiny.safetensors", "--outside-bias", "1.5"], in: folder).status == 0)
    let outcome = try run(["model", "info", "--model", folder.file("out.safetensors")])
    #expect(outcome.status == 0)
    let blocks = outcome.output.split(separator: "\n\n").map { $0.split(separator: "\n") }
    #expect(blocks.count == 4)
    #expect(
      blocks[0].prefix(3) == [
        "average    of 3 models, by the mean of their scores", "tags       9, bioes of LOC, PER",
        "documents  are no more than their sentences",
      ])
    #expect(blocks[0][3].hasPrefix("parameters "))
    #expect(
      blocks[0].suffix(3) == [
        "bias       1.5 is taken from the score of O", "dev score  none: averaged without a development set",
        "confidence not calibrated",
      ])
    for (index, block) in blocks.dropFirst().enumerated() {
      #expect(block[0] == "member \(index + 1) of 3")
      #expect(block.count == 13)
    }
    let alone = try run(["model", "info", "--model", "tiny.safetensors"]).output.split(separator: "\n")
    #expect(Array(blocks[1].dropFirst()) == alone)
    #expect(blocks[2][1] == "window     ±0 words")
    #expect(Array(blocks[3].dropFirst()) == alone)
  }

  // MARK: - A development set

  @Test func aDevelopmentSetChoosesTheBias() throws {
    let folder = try TemporaryFolder()
    let outcome = try average(["tiny.safetensors", "second.safetensors", "--dev", "dev.conll"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.error.hasPrefix("development set dev.conll: 1 sentence, 5 tokens, 1 document; "))
    let lines = outcome.output.split(separator: "\n")
    let bias = try #require(
      lines[0].wholeMatch(of: #/development set dev\.conll, bias ([0-9.]+), chosen by this score/#)?.output.1)
    let model = folder.file("out.safetensors")
    // all biases that are tried, by the command that scores
    let tried = try (0...8).map { step in
      let score = try run(["evaluate", "dev.conll", "--model", model, "--outside-bias", "\(Double(step) / 2)"]).output
      return (bias: "\(Float(step) / 2)", score: score)
    }
    func f1(_ score: String) -> Double {
      score.split(separator: "\n").first { $0.hasPrefix("overall") }
        .flatMap { Double($0.split(separator: " ")[3]) } ?? -1
    }
    let best = try #require(tried.map { f1($0.score) }.max())
    #expect(tried.first { f1($0.score) == best }?.bias == String(bias))
    let evaluation = try run(["evaluate", "dev.conll", "--model", model]).output
    #expect(evaluation.hasPrefix(lines.dropFirst().joined(separator: "\n") + "\n\n"))
    let info = try run(["model", "info", "--model", model]).output
    #expect(info.contains("\nbias       \(bias) is taken from the score of O\ndev score  F1 "))
    let report = try #require(
      outcome.error.firstMatch(of: #/\nconfidence calibrated on the development set: (.*), measured on the same set\n/#)
    )
    #expect(info.contains("\nconfidence \(report.1)\n"))
  }

  @Test func aBiasThatIsGivenIsScored() throws {
    let folder = try TemporaryFolder()
    let outcome = try average(
      [
        "tiny.safetensors", "second.safetensors", "--dev", "dev.conll", "--outside-bias=-1.5", "--store",
        "vectors.sqlite",
      ],
      in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("development set dev.conll, bias -1.5\nentity spans, "))
    let evaluation = try run(["evaluate", "dev.conll", "--model", folder.file("out.safetensors")])
    #expect(evaluation.output.hasPrefix(outcome.output.split(separator: "\n", maxSplits: 1)[1] + "\n"))
  }

  // MARK: - What takes one network

  static let single = [
    ["explain", "Anna left.", "--model", "both.safetensors"],
    ["model", "drift", "--model", "both.safetensors"],
    ["check-gradients", "--model", "both.safetensors", "--train", "train.conll"],
    ["train", "--config", "both.safetensors", "--model", "new.safetensors"],
    [
      "train", "--resume", "--store", "vectors.sqlite", "--train", "train.conll", "--model", "both.safetensors",
    ],
  ]

  @Test(arguments: single) func whatTakesOneNetworkSaysSo(_ arguments: [String]) throws {
    let outcome = try run(arguments)
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    #expect(
      outcome.error.hasSuffix(
        "Error: both.safetensors: the model is an average (found 2 models; expected one); name one of those that it was "
          + "made from\n"))
  }

  // MARK: - What is refused

  /// Nothing is written where something is wrong, and nothing overwritten.
  @Test func modelsOfOtherTagsAreRefused() throws {
    let project = try TinyProject()
    let model = ["--model", "other.safetensors", "--epochs", "1"]
    _ = try project.folder.write(TinyProject.training.replacing("B-LOC", with: "B-CITY"), to: "cities.conll")
    for (arguments, found) in [
      (["--train", "train.conll", "--scheme", "iob2"], "iob2 of LOC, PER"),
      (["--train", "cities.conll"], "bioes of CITY, PER"),
    ] {
      try Self.require(project.run(TinyProject.trainArguments + arguments + model + ["--overwrite"]))
      let outcome = try project.run(
        ["model", "average", "tiny.safetensors", "other.safetensors", "--output", "out.safetensors"])
      #expect(outcome.status == 65)
      #expect(
        outcome.error
          == "Error: other.safetensors: other tags than those of tiny.safetensors (found \(found); expected bioes of LOC, "
          + "PER); average models that were trained for the same labels and --scheme\n")
      #expect(try !project.folder.names().contains("out.safetensors"))
    }
  }

  @Test func corporaInOtherSchemesAreNoted() throws {
    let project = try TinyProject()
    _ = try project.folder.write(
      TinyProject.training.replacing("B-", with: "I-"), to: "iob1.conll")
    try Self.require(
      project.run(
        TinyProject.trainArguments + ["--train", "iob1.conll", "--model", "iob1.safetensors", "--epochs", "1"]))
    let outcome = try project.run(
      ["model", "average", "tiny.safetensors", "iob1.safetensors", "--output", "out.safetensors"])
    #expect(outcome.status == 0)
    #expect(
      outcome.error.hasPrefix(
        "warning: iob1.safetensors: trained on tags in iob1, and tiny.safetensors on tags in iob2, which the average "
          + "keeps\n"))
  }

  @Test func outputsAreFilesOfTheirOwn() throws {
    let project = try Self.project.get()
    let before = try project.folder.bytes(of: "both.safetensors")
    let there = try run(["model", "average", "tiny.safetensors", "tiny.safetensors", "--output", "both.safetensors"])
    #expect(there.status == 73)
    let same = try run(
      ["model", "average", "tiny.safetensors", "both.safetensors", "--output", "./both.safetensors", "--overwrite"])
    #expect(same.status == 73)
    #expect(same.error.contains("./both.safetensors: is the same file as both.safetensors"))
    #expect(try project.folder.bytes(of: "both.safetensors") == before)
  }

  @Test func aDamagedMemberIsRefused() throws {
    let folder = try TemporaryFolder()
    let bytes = try Self.project.get().folder.bytes(of: "both.safetensors")
    let cut = try folder.write(bytes.dropLast(), to: "cut.safetensors")
    let outcome = try average(["tiny.safetensors", cut], in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.error.hasPrefix("Error: \(cut): is not a wordclf model, or is damaged ("))
    #expect(try folder.names() == ["cut.safetensors"])
  }
}
