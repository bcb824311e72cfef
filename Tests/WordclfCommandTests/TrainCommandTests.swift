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
    #expect(try train(project, ["--case-augmentation", "0"], model: "plain.safetensors").status == 0)
    #expect(try project.folder.bytes(of: "plain.safetensors") == first)
    #expect(try train(project, ["--unknown-words", "single"], model: "single.safetensors").status == 0)
    #expect(try project.folder.bytes(of: "single.safetensors") == first)
    for threads in ["2", "3"] {
      #expect(try train(project, ["-j", threads], model: "threads\(threads).safetensors").status == 0)
      #expect(try project.folder.bytes(of: "threads\(threads).safetensors") == first)
    }
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

  /// No output takes the place of another, or of an input, however it is spelt.
  @Test(arguments: [
    ["--history", "m.safetensors"], ["--history", "./m.safetensors"], ["--history", "m.checkpoint"],
    ["--history", "train.conll"], ["--history", "../\u{2E}/dev.conll"], ["--gazetteer", "a=m.safetensors"],
  ])
  func outputsAreFilesOfTheirOwn(_ clash: [String]) throws {
    let project = try TinyProject()
    _ = try project.folder.write("oslo\n", to: "m.safetensors")
    let folder = project.folder.path.split(separator: "/").last ?? ""
    let clash = clash.map { $0.replacing("../\u{2E}/", with: "../\(folder)/") }
    let outcome = try train(project, ["--overwrite"] + clash, model: "m.safetensors")
    #expect(outcome.status == 73)
    #expect(outcome.error.contains("is the same file as "))
    #expect(try project.folder.bytes(of: "train.conll") == Array(TinyProject.training.utf8))
    #expect(try project.folder.bytes(of: "m.safetensors") == Array("oslo\n".utf8))
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
    #expect(!outcome.error.contains("calibrated"))
    #expect(
      try project.run(["model", "info", "--model", "m.safetensors"]).output.contains("\nconfidence not calibrated\n"))
  }

  /// Of several runs the best one's model has a temperature of its own.
  @Test(arguments: [["--loss", "tokens"], ["--loss", "sentences"], ["--runs", "2"]])
  func confidenceIsCalibratedOnTheDevelopmentSet(_ options: [String]) throws {
    let project = try TinyProject()
    let outcome = try train(project, options, model: "m.safetensors")
    #expect(outcome.status == 0)
    let found = try #require(
      outcome.error.firstMatch(
        of:
          #/
          \nconfidence\ calibrated\ on\ the\ development\ set:\ (temperature\ [0-9.]+,\ expected\ calibration\ error\ of
          \ entities\ [0-9.]+\ %\ to\ [0-9.]+\ %\ \(of\ tokens\ [0-9.]+\ %\ to\ [0-9.]+\ %\)),\ measured\ on\ the\ same\ set\n
          /#))
    let info = try project.run(["model", "info", "--model", "m.safetensors"]).output
    #expect(info.contains("\nconfidence \(found.1)\n"))
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

  // MARK: - Going on after an interruption

  /// Whatever the moment of the kill, the run ends with the model that it would have written anyway.
  @Test(arguments: ["", "epoch  1/", "epoch  2/", "epoch 17/", "epoch 39/"])
  func aKilledRunThatGoesOnWritesTheSameModel(_ moment: String) throws {
    let project = try TinyProject()
    let arguments = ["--dropout", "0.3", "--word-dropout", "0.1", "--case-augmentation", "0.5", "--epochs", "40"]
    #expect(try train(project, arguments, model: "whole.safetensors").status == 0)
    let program = try Program(
      TinyProject.trainArguments + ["--train", "train.conll", "--dev", "dev.conll", "--model", "cut.safetensors"]
        + arguments, in: project.folder.path)
    try program.waitForError(containing: moment.isEmpty ? "training set" : moment)
    program.send(SIGKILL)
    _ = try program.outcome()
    let resumed = try train(project, arguments + ["--resume"], model: "cut.safetensors")
    #expect(resumed.status == 0, "\(resumed.error)")
    #expect(try project.folder.bytes(of: "cut.safetensors") == project.folder.bytes(of: "whole.safetensors"))
    #expect(try !project.folder.names().contains { $0.hasSuffix(".checkpoint") || $0.hasSuffix(".part") })
  }

  @Test func anInterruptedRunGoesOnToo() throws {
    let project = try TinyProject()
    let arguments = ["--epochs", "400", "--patience", "400"]
    #expect(try train(project, arguments, model: "whole.safetensors").status == 0)
    let program = try Program(
      TinyProject.trainArguments + ["--train", "train.conll", "--dev", "dev.conll", "--model", "cut.safetensors"]
        + arguments, in: project.folder.path)
    try program.waitForError(containing: "epoch  10/")
    program.send(SIGTERM)
    #expect(try program.outcome().status == 143)
    #expect(try project.folder.names().contains("cut.checkpoint"))
    // a new run must not take the place of the one that waits
    let refused = try train(project, arguments, model: "cut.safetensors")
    #expect(refused.status == 73)
    #expect(
      refused.error == """
        Error: cut.checkpoint: the checkpoint of an interrupted run is here; pass --resume to go on from it, or \
        --overwrite to start anew

        """)
    let other = try train(project, arguments + ["--resume", "--hidden", "17"], model: "cut.safetensors")
    #expect(other.status == 65)
    #expect(other.error.contains("cut.checkpoint: the checkpoint of a run with other options"))
    let resumed = try train(project, arguments + ["--resume"], model: "cut.safetensors")
    #expect(resumed.status == 0)
    #expect(resumed.error.contains("going on after epoch "))
    #expect(try project.folder.bytes(of: "cut.safetensors") == project.folder.bytes(of: "whole.safetensors"))
    let again = try train(project, arguments + ["--resume"], model: "cut.safetensors")
    #expect(again.status == 0)
    #expect(again.error.hasSuffix("cut.safetensors: the run is complete; there is nothing to resume\n"))
    let complete = try project.folder.bytes(of: "cut.safetensors")
    let different = try train(project, arguments + ["--resume", "--seed", "9"], model: "cut.safetensors")
    #expect(different.status == 73)
    #expect(different.error.contains("cut.safetensors: there is no checkpoint to resume from"))
    #expect(try project.folder.bytes(of: "cut.safetensors") == complete)
  }

  // MARK: - Gazetteers

  @Test func aGazetteerIsAFeatureThatTheModelKeeps() throws {
    let project = try TinyProject()
    _ = try project.folder.write("oslo\nSan Marino\n", to: "city.txt")
    let outcome = try train(project, ["--gazetteer", "city=city.txt"], model: "listed.safetensors")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("gazetteer city: 2 phrases from city.txt"))
    let info = try project.run(["model", "info", "--model", "listed.safetensors"]).output
    #expect(info.contains("inputs     42: word 4, case 5, gazetteer:city 5"))
    // the list itself is no longer needed
    try FileManager.default.removeItem(atPath: project.folder.file("city.txt"))
    #expect(try project.run(["evaluate", "dev.conll", "--model", "listed.safetensors"]).status == 0)
  }

  @Test func aGazetteerThatCannotBeReadIsSaid() throws {
    let project = try TinyProject.shared.get()
    let missing = try train(project, ["--gazetteer", "city=nowhere.txt"], model: "none.safetensors")
    #expect(missing.status == 66)
    #expect(missing.error.contains("nowhere.txt"))
    let twice = try train(project, ["--gazetteer", "a=x", "--gazetteer", "a=y"], model: "none.safetensors")
    #expect(twice.status == 64)
    let noName = try train(project, ["--gazetteer", "cities.txt"], model: "none.safetensors")
    #expect(noName.status == 64)
  }

  // MARK: - Gradients

  @Test func theGradientsOfTheFirstBatchesAreChecked() throws {
    let project = try TinyProject.shared.get()
    let arguments = ["--epochs", "2", "--dropout", "0.3"]
    let checked = try train(project, arguments + ["--check-gradients", "2"], model: "checked.safetensors")
    #expect(checked.status == 0)
    let lines = checked.error.split(separator: "\n").filter { $0.hasPrefix("gradients of batch ") }
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("gradients of batch 1 are right, at most ") == true)
    // looking changes nothing
    #expect(try train(project, arguments, model: "unchecked.safetensors").status == 0)
    #expect(
      try project.folder.bytes(of: "checked.safetensors") == project.folder.bytes(of: "unchecked.safetensors"))
  }

  // MARK: - Configurations and several runs

  @Test func aModelsConfigurationRepeatsItsRun() throws {
    let project = try TinyProject()
    let first = try project.folder.bytes(of: "tiny.safetensors")
    let corpora = ["--store", "vectors.sqlite", "--train", "train.conll", "--dev", "dev.conll"]
    let outcome = try project.run(
      ["train", "--config", "tiny.safetensors", "--model", "again.safetensors"] + corpora)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("word vectors are fine-tuned, as configured"))
    #expect(try project.folder.bytes(of: "again.safetensors") == first)
    // what is said on the command line wins
    let other = try project.run(
      ["train", "--config", "tiny.safetensors", "--seed", "2", "--model", "other.safetensors"] + corpora)
    #expect(other.status == 0)
    #expect(try project.folder.bytes(of: "other.safetensors") != first)
  }

  @Test func aConfigurationByHand() throws {
    let project = try TinyProject()
    _ = try project.folder.write(#"{"hiddenUnits": 7, "epochs": 2, "radius": 1}"#, to: "c.json")
    let outcome = try project.run([
      "train", "--config", "c.json", "--store", "vectors.sqlite", "--train", "train.conll", "--model", "m.safetensors",
    ])
    #expect(outcome.status == 0)
    let info = try project.run(["model", "info", "--model", "m.safetensors"]).output
    #expect(info.contains("hidden     7"))
    #expect(info.contains(#""epochs":2"#))
    // of the vectors it says nothing, so that the size of the training set decides
    #expect(outcome.error.contains("18 tokens < 2,000: freezing the word vectors"))
    _ = try project.folder.write(#"{"hidden": 7}"#, to: "c.json")
    let refused = try project.run(["train", "--config", "c.json"])
    #expect(refused.status == 65)
    #expect(refused.error.hasPrefix("Error: c.json: no option has this name (found 'hidden'; expected one of "))
  }

  /// Numbers and compounds, in training, in the score of the development set, and in a run that repeats this one.
  @Test func unknownWordsAreComposed() throws {
    let project = try TinyProject()
    let training = "Anna B-PER\nleft O\nOslo-Turin B-LOC\n12:30 O\n1:45 O\nXyzzy O\n"
    _ = try project.folder.write(TinyProject.training + "\n" + training, to: "train.conll")
    _ = try project.folder.write(
      TinyProject.development + "\nDora B-PER\nleft O\nLyon-Cairo B-LOC\n9:15 O\n", to: "dev.conll")
    let outcome = try train(project, ["--unknown-words", "composed"], model: "composed.safetensors")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(
      outcome.error.contains(
        """
        vectors cover 95.8 % of the training tokens, 16 of 17 forms, counting 1 composed of parts and 2 in 1 class \
        of numbers that the store does not have

        """), "\(outcome.error)")
    let evaluation = try project.run(["evaluate", "dev.conll", "--model", "composed.safetensors"])
    let table = outcome.output.split(separator: "\n").dropFirst().prefix(6).joined(separator: "\n")
    #expect(evaluation.output.hasPrefix(table), "\(table)\n\(evaluation.output)")

    let repeated = try project.run([
      "train", "--config", "composed.safetensors", "--store", "vectors.sqlite", "--train", "train.conll", "--dev",
      "dev.conll", "--model", "again.safetensors",
    ])
    #expect(repeated.status == 0)
    #expect(try project.folder.bytes(of: "again.safetensors") == project.folder.bytes(of: "composed.safetensors"))

    let drift = try project.run(["model", "drift", "--model", "composed.safetensors"])
    #expect(
      drift.error
        == "2 words of the model are composed of parts, or a class of numbers, which no store has, and left out\n")
    #expect(drift.output.hasPrefix("12 of 12 words moved from vectors.txt; "))
  }

  @Test func anUnknownPolicyIsRefused() throws {
    let outcome = try train(try TinyProject.shared.get(), ["--unknown-words", "guessed"], model: "none.safetensors")
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("'guessed' is invalid for '--unknown-words <policy>'"), "\(outcome.error)")
  }

  @Test func severalRunsHaveAMeanAndADeviation() throws {
    let project = try TinyProject()
    let outcome = try train(project, ["--runs", "3", "--seed", "5", "--epochs", "4"], model: "best.safetensors")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].split(separator: " ") == ["seed", "epoch", "precision", "recall", "F1"])
    #expect(lines[1...3].map { $0.split(separator: " ")[0] } == ["5", "6", "7"])
    #expect(lines[4].hasPrefix("dev F1 "))
    #expect(lines[4].hasSuffix("(mean and standard deviation of 3 runs, each at its best epoch)"))
    #expect(outcome.error.contains("seed 7  epoch 4/4"))
    let info = try project.run(["model", "info", "--model", "best.safetensors"]).output
    #expect([5, 6, 7].contains { info.contains("\"seed\":\($0)") })
  }

  /// Every choice trains, and gives a model that tags with the network that was trained.
  @Test(arguments: [
    ["--activation", "sigmoid"], ["--activation", "tanh"], ["--activation", "hard-tanh"], ["--init", "xavier-normal"],
    ["--init", "small-random"], ["--optimizer", "sgd"], ["--optimizer", "momentum"], ["--optimizer", "adagrad"],
    ["--optimizer", "rmsprop"], ["--schedule", "constant"], ["--schedule", "halve:20"],
    ["--schedule", "exponential:0.01"], ["--warmup", "10"], ["--l1", "0.0001"], ["--pull", "1"], ["--pool", "4"],
    ["--second-hidden", "8"], ["--frozen-copy"],
    ["--case-augmentation", "0.5"], ["--features", "case,sentence-case"], ["--unknown-words", "composed"],
    ["--loss", "sentences"], ["--average", "0.9"], ["--features", "none"], ["--features", "case,shape=2,suffix2"],
    ["--features", "case,ngrams"], ["--features", "document-case,lists"], ["--preset", "fast"],
    ["--preset", "balanced"], ["--preset", "best"],
  ])
  func everyChoiceTrains(_ choice: [String]) throws {
    let project = try TinyProject.shared.get()
    let model = "\(choice.joined(separator: "-").dropFirst(2)).safetensors"
    let training = try train(project, choice, model: model)
    #expect(training.status == 0, "\(training.error)")
    let evaluation = try project.run(["evaluate", "dev.conll", "--model", model])
    #expect(evaluation.status == 0)
    let table = training.output.split(separator: "\n").dropFirst().prefix(6).joined(separator: "\n")
    #expect(evaluation.output.hasPrefix(table), "\(table)\n\(evaluation.output)")
  }
}
