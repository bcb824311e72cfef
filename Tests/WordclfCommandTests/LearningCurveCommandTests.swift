import Foundation
import TestSupport
import Testing

@testable import wordclf

@Suite struct LearningCurveCommandTests {
  private static let arguments = [
    "learning-curve", "--store", "vectors.sqlite", "--train", "train.conll", "--dev", "dev.conll", "--hidden", "8",
    "--window", "1", "--batch-size", "4", "--epochs", "3", "--seed", "4", "--min-steps", "10",
  ]

  @Test func measuresEachTreatmentOnEachPart() throws {
    let project = try TinyProject()
    let arguments =
      Self.arguments + ["--shares", "100,50", "--seeds", "2", "--csv", "c.csv", "--svg", "c.svg"]
    let outcome = try project.run(arguments)
    #expect(outcome.status == 0)
    let csv = String(decoding: try project.folder.bytes(of: "c.csv"), as: UTF8.self)
    let rows = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows[0].first == "share")
    #expect(rows.count == 1 + 2 * 2 * 3)
    #expect(rows.dropFirst().map { $0[0] } == Array(repeating: "0.5", count: 6) + Array(repeating: "1.0", count: 6))
    #expect(rows[1...3].map { $0[3] } == ["frozen", "fine-tuned", "pulled"])
    #expect(rows.dropFirst().map { $0[4] } == ["4", "4", "4", "5", "5", "5", "4", "4", "4", "5", "5", "5"])
    // the two sentences of a half make 3 steps an epoch at most, and all four make 5
    #expect(rows.dropFirst(7).allSatisfy { $0[2] == "18" && $0[5] == "3" })
    #expect(rows[1...6].allSatisfy { Int($0[5]).map { $0 >= 4 } == true })
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0] == "dev F1 after the last epoch, mean ± standard deviation")
    #expect(lines.count == 9)
    #expect(String(decoding: try project.folder.bytes(of: "c.svg"), as: UTF8.self).contains("fine-tuned − frozen"))

    let again = try project.run(arguments + ["--overwrite", "-j", "2"])
    #expect(again.output == outcome.output)
    #expect(String(decoding: try project.folder.bytes(of: "c.csv"), as: UTF8.self) == csv)
  }

  @Test func aPartWithoutEntitiesIsAnAnswerToo() throws {
    let project = try TinyProject()
    _ = try project.folder.write("The O\n. O\n\nAnna B-PER\nleft O\n\nThe O\nleft O\n", to: "few.conll")
    let outcome = try project.run(
      Self.arguments + ["--train", "few.conll", "--shares", "1", "--seeds", "4", "--min-steps", "0"])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("fine-tuned vectors are not ahead"))
  }

  @Test func whatIsMeasuredBeforeAnInterruptionIsWritten() throws {
    let project = try TinyProject()
    let program = try Program(
      Self.arguments + ["--shares", "100", "--seeds", "1000", "--csv", "c.csv", "--svg", "c.svg"],
      in: project.folder.path)
    try program.waitForError(containing: "run 2 of 3000: ")
    program.send(SIGINT)
    let outcome = try program.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.error.contains(" of 3,000 runs; c.csv has their scores\n"))
    let csv = String(decoding: try project.folder.bytes(of: "c.csv"), as: UTF8.self)
    #expect(csv.split(separator: "\n").count >= 3)
    #expect(try !project.folder.names().contains("c.svg"))
  }

  @Test(arguments: ["", "0", "101", "1,,2", "1,1", "x", "nan"]) func sharesArePercentages(_ list: String) {
    #expect(PercentList(argument: list) == nil)
  }

  @Test func sharesAreReadAndShown() {
    #expect(PercentList(argument: "0.3,1,100")?.values == [0.3, 1, 100])
    #expect(PercentList([0.3, 1, 100]).defaultValueDescription == "0.3,1,100")
  }
}
