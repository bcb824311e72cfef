import Foundation
import TestSupport
import Testing

@Suite struct CheckGradientsCommandTests {
  /// Checks a small network on the tiny project.
  private func check(_ extra: [String]) throws -> Program.Outcome {
    try TinyProject.shared.get().run(["check-gradients", "--train", "train.conll", "--elements", "20"] + extra)
  }

  private static let untrained = ["--store", "vectors.sqlite", "--hidden", "16", "--window", "1"]

  @Test func theNetworkToBeTrained() throws {
    let outcome = try check(Self.untrained + ["--windows", "4"])
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "untrained network, 4 windows of train.conll")
    #expect(lines.count == 9)
    #expect(lines[2].hasPrefix("words (rows of the batch)  [14, 4]   20 of "))
    #expect(lines[4].hasPrefix("hidden.weight              [16, 27]  20 of 432  "))
    #expect(lines[2..<8].allSatisfy { $0.hasSuffix("  right") })
    #expect(lines.last == "all gradients agree with central differences to 1e-07")
  }

  @Test func aTrainedModel() throws {
    let outcome = try check(["--model", "tiny.safetensors", "--windows", "100"])
    #expect(outcome.status == 0)
    // the training set has no more
    #expect(outcome.output.hasPrefix("tiny.safetensors, 18 windows of train.conll\n"))
  }

  @Test(arguments: [("forgotten-bias", "hidden.bias"), ("scaled-weight", "hidden.weight")])
  func aMistakeIsCaught(_ mistake: String, _ tensor: String) throws {
    let outcome = try check(Self.untrained + ["--inject-error", mistake])
    #expect(outcome.status == 1)
    #expect(
      outcome.error == "Error: the gradient of \(tensor) differs from central differences by more than 1e-07\n")
    let wrong = outcome.output.split(separator: "\n").filter { $0.hasSuffix("wrong") }
    #expect(wrong.count == 1)
    #expect(wrong.first?.hasPrefix("\(tensor) ") == true)
  }

  @Test func theBoundDecides() throws {
    #expect(try check(Self.untrained + ["--bound", "1e-18"]).status == 1)
    #expect(try check(Self.untrained + ["--bound", "1.5", "--inject-error", "forgotten-bias"]).status == 0)
  }

  @Test func theSeedDecides() throws {
    let first = try check(Self.untrained).output
    #expect(try check(Self.untrained).output == first)
    #expect(try check(Self.untrained + ["--seed", "2"]).output != first)
  }

  @Test(.enabled(if: Program.isRelease, "needs a release build in WORDCLF_PROGRAM"))
  func onTheSamplesNoOptionsAreNeeded() throws {
    let folder = try TemporaryFolder()
    for name in ["corpora", "embeddings"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: true)
    }
    for name in ["corpora/train.conll", "embeddings/wiki.50d.txt.gz"] {
      try FileManager.default.copyItem(atPath: Repository.file(name), toPath: folder.file(name))
    }
    let outcome = try Program.run(["check-gradients"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("untrained network, 8 windows of corpora/train.conll\n"))
    #expect(outcome.output.contains("\nhidden.weight              [300, 275]   200 of 82,500  "))
  }
}
