import Foundation
import TestSupport
import Testing

@Suite struct TrainCommandTests {
  private func train(_ project: TinyProject, _ extra: [String], model: String) throws -> Program.Outcome {
    try project.run(
      TinyProject.trainArguments + ["--train", "train.conll", "--dev", "dev.conll", "--model", model] + extra)
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let project = try TinyProject()
    let first = try project.folder.bytes(of: "tiny.safetensors")
    #expect(try train(project, [], model: "second.safetensors").status == 0)
    #expect(try project.folder.bytes(of: "second.safetensors") == first)
    #expect(try train(project, ["--seed", "2"], model: "third.safetensors").status == 0)
    #expect(try project.folder.bytes(of: "third.safetensors") != first)
  }

  @Test func reportsWhatItDoes() throws {
    let project = try TinyProject()
    let outcome = try project.run([
      "train", "--store", "vectors.sqlite", "--train", "train.conll", "--dev", "dev.conll", "--hidden", "4",
      "--epochs", "2", "--model", "m.safetensors",
    ])
    #expect(outcome.status == 0)
    let lines = outcome.error.split(separator: "\n")
    #expect(
      lines.first == """
        training set train.conll: 4 sentences, 18 tokens, 1 document; LOC 3, PER 4; tags in iob2
        """)
    #expect(outcome.error.contains("18 tokens < 2,000: freezing the word vectors"))
    // padding and unknown word 2 · 4, case 5 · 5, hidden 4 · 5 · (4 + 5) + 4, output 9 · 4 + 9; and 12 words of 4, frozen
    #expect(outcome.error.contains("trainable 262 of 310 parameters"))
    #expect(lines.count { $0.hasPrefix("epoch ") } == 2)
    #expect(outcome.output.hasPrefix("development set dev.conll, epoch "))
    #expect(outcome.output.contains(", chosen by this score\nentity spans, exact match, counted as conlleval does\n"))
    #expect(outcome.output.contains(" tag --model m.safetensors "))
    let history = try String(contentsOfFile: project.folder.file("m.history.csv"), encoding: .utf8)
    #expect(history.split(separator: "\n").count == 3)
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let project = try TinyProject()
    let before = try project.folder.bytes(of: "tiny.safetensors")
    let refused = try train(project, ["--seed", "3"], model: "tiny.safetensors")
    #expect(refused.status == 73)
    #expect(
      refused.error
        == "Error: tiny.safetensors: exists already; pass '--overwrite' to replace it, or choose another name\n")
    #expect(try project.folder.bytes(of: "tiny.safetensors") == before)
    #expect(try train(project, ["--seed", "3", "--overwrite"], model: "tiny.safetensors").status == 0)
    #expect(try project.folder.bytes(of: "tiny.safetensors") != before)
  }

  @Test func theCommandToTypeNextIsOneForTheShell() throws {
    let project = try TinyProject()
    let outcome = try train(project, ["--epochs", "1"], model: "my model.safetensors")
    #expect(outcome.output.contains(" tag --model 'my model.safetensors' \"Ada "))
    #expect(!outcome.output.contains(" evaluate "))
  }

  @Test func withoutADevelopmentSetTheLastEpochIsKept() throws {
    let project = try TinyProject()
    let outcome = try project.run(
      TinyProject.trainArguments + ["--train", "train.conll", "--model", "m.safetensors", "--epochs", "3"])
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("no development set"))
    #expect(outcome.error.contains("best of 3 epochs is 3"))
  }

  @Test func anInterruptedRunKeepsItsBest() throws {
    let project = try TinyProject()
    let program = try Program(
      TinyProject.trainArguments + [
        "--train", "train.conll", "--dev", "dev.conll", "--model", "cut.safetensors", "--epochs", "1000000",
        "--patience", "1000000",
      ], in: project.folder.path)
    try program.waitForError(containing: "epoch ")
    program.send(SIGINT)
    let outcome = try program.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.error.contains("the best weights so far are saved"))
    let info = try project.run(["model", "info", "--model", "cut.safetensors"])
    #expect(info.status == 0)
  }

  @Test func outsideTheProjectItSaysWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(["train"], in: folder.path)
    #expect(outcome.status == 66)
    #expect(
      outcome.error == """
        Error: corpora/train.conll: no such file (found no --train either); pass --train, or run in the folder of the \
        wordclf project, which has this sample

        """)
    #expect(try folder.names() == [])
  }
}
