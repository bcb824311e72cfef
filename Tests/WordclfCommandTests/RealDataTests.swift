import Foundation
import TestSupport
import Testing

/// What the tests below need.
private enum RealRun {
  static let isPossible =
    Program.isRelease && RealData.has("glove.6B.50d.txt.gz", "conll2003/eng.train", "conll2003/eng.testa")

  static let requirement: Comment = """
    needs GloVe 6B and CoNLL-2003 in WORDCLF_DATA, or in shared/data beside the project, and a release build in \
    WORDCLF_PROGRAM
    """
}

/// The program on real vectors and corpora: needs them, and a release build that `WORDCLF_PROGRAM` names.
@Suite(.serialized, .enabled(if: RealRun.isPossible, RealRun.requirement))
struct RealDataTests {
  /// A folder with the whole of GloVe 6B 50-d in a store.
  static let folder = Result {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      ["vectors", "import", RealData.path("glove.6B.50d.txt.gz"), "--store", "glove.sqlite"], in: folder.path)
    guard outcome.status == 0 else { throw TinyProject.Failed(message: outcome.error) }
    return folder
  }

  private func run(_ arguments: [String]) throws -> Program.Outcome {
    try Program.run(arguments, in: RealDataTests.folder.get().path)
  }

  @Test func theWholeOfGloVe() throws {
    #expect(try run(["vectors", "info", "--store", "glove.sqlite"]).output.hasPrefix("words      400000\n"))
    #expect(
      try run(["vectors", "nearest", "france", "--count", "4", "--store", "glove.sqlite"]).output
        == "0.887\tfrench\n0.863\tbelgium\n0.803\tparis\n0.791\tspain\n")
    #expect(try run(["vectors", "verify", "--store", "glove.sqlite"]).status == 0)
  }

  /// The least dev F1 that a training of CoNLL-2003 must reach, in per cent.
  static let bounds = [("--fine-tune-embeddings", "90.3"), ("--freeze-embeddings", "87")]

  @Test(arguments: bounds) func conll2003(_ flag: String, _ bound: String) throws {
    let model = "conll\(flag).safetensors"
    let training = try run([
      "train", "--store", "glove.sqlite", "--train", RealData.path("conll2003/eng.train"), "--dev",
      RealData.path("conll2003/eng.testa"), "--model", model, "--epochs", "6", flag,
    ])
    #expect(training.status == 0)
    #expect(
      training.error.contains(
        "14,041 sentences, 203,621 tokens, 946 documents; LOC 7,140, MISC 3,438, ORG 6,321, PER 6,600; tags in iob1"))
    let evaluation = try run(["evaluate", RealData.path("conll2003/eng.testa"), "--model", model, "--min-f1", bound])
    #expect(evaluation.status == 0, "\(evaluation.output)\(evaluation.error)")
  }
}
