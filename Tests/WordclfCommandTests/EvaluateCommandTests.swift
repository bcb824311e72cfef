import TestSupport
import Testing

@Suite struct EvaluateCommandTests {
  private func evaluate(_ arguments: [String]) throws -> Program.Outcome {
    try TinyProject.shared.get().run(["evaluate", "--model", "tiny.safetensors"] + arguments)
  }

  @Test func printsTheTable() throws {
    let outcome = try evaluate(["train.conll"])
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        entity spans, exact match, counted as conlleval does
        label    precision  recall      F1  gold  found  right
        LOC         100.00  100.00  100.00     3      3      3
        PER         100.00  100.00  100.00     4      4      4
        overall     100.00  100.00  100.00     7      7      7
        token accuracy 100.00% (18 of 18 tags in iob2)

        """)
  }

  @Test func severalFilesAreScoredAsOne() throws {
    let outcome = try evaluate(["train.conll", "dev.conll"])
    #expect(outcome.output.contains("overall     100.00  100.00  100.00     9      9      9"))
  }

  @Test func theGate() throws {
    let folder = try TemporaryFolder()
    let wrong = try folder.write("Anna B-LOC\nleft O\n", to: "wrong.conll")
    #expect(try evaluate([wrong, "--min-f1", "0"]).status == 0)
    let outcome = try evaluate([wrong, "--min-f1", "50"])
    #expect(outcome.status == 1)
    #expect(outcome.error.hasSuffix("Error: F1 is 0.00, below 50.00\n"))
  }

  @Test func labelsThatTheModelDoesNotKnowCountAsMissed() throws {
    let folder = try TemporaryFolder()
    let other = try folder.write("Anna B-ROBOT\nleft O\n", to: "other.conll")
    let outcome = try evaluate([other])
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("the model does not know ROBOT (it knows LOC, PER)"))
    #expect(outcome.output.contains("ROBOT         0.00    0.00  0.00     1      0      0"))
  }
}
