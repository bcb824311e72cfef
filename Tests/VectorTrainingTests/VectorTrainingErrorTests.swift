import ByteStreams
import Testing
import VectorTraining

@Suite struct VectorTrainingErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var error: VectorTrainingError
    var message: String
    var kind = FailureKind.badData
    var keepsWork = false
    var testDescription: String { message }
  }

  static let cases = [
    Case(
      error: .noText(files: ["a.txt"]),
      message: "a.txt: no text to train on (found no word; expected some thousands); check that this is the right file"),
    Case(
      error: .noText(files: ["a.txt", "b.gz"]),
      message: "a.txt, b.gz: no text to train on (found no word; expected some thousands); "
        + "check that this is the right file"),
    Case(
      error: .noWord(tokens: 12, minimumCount: 5),
      message: "too little text (found 12 tokens, and no word 5 times; expected some thousand words as often); "
        + "add text, or lower '--min-count'"),
    Case(
      error: .noPair(words: 3),
      message: "too little text (found 3 words to train, and no two of them near each other; expected thousands); "
        + "add text, or lower '--min-count'"),
    Case(
      error: .tooMuchMemory(needed: 1_000_001, memory: 1_000_000, words: 2000, dimension: 50),
      message: "the vectors do not fit into memory (found 2000 words of 50 numbers, which need 2 MB; "
        + "expected at most 1 MB); raise '--memory', or lower '--max-vocabulary' or '--dimension'",
      keepsWork: true),
    Case(
      error: .diverged(epoch: 3),
      message: "training diverged (found an error that is no number in epoch 3); lower '--rate'"),
    Case(
      error: .nothingToResume(folder: "/tmp/w"),
      message: "/tmp/w: no interrupted run to go on with (expected its files); "
        + "check the output's name and TMPDIR, or leave out '--resume'",
      kind: .missingInput, keepsWork: true),
    Case(
      error: .otherOptions(folder: "/tmp/w"),
      message: "/tmp/w: the interrupted run had other options or other texts; "
        + "repeat them, or start anew without '--resume'",
      keepsWork: true),
    Case(
      error: .otherText(file: "a.txt"),
      message: "a.txt: has changed since the interrupted run began; start anew without '--resume'",
      keepsWork: true),
    Case(
      error: .damaged(folder: "/tmp/w"),
      message: "/tmp/w: the files of the interrupted run are damaged; start anew without '--resume'",
      keepsWork: true),
  ]

  @Test(arguments: cases) func says(_ c: Case) {
    #expect(c.error.description == c.message)
    #expect(c.error.kind == c.kind)
    #expect(c.error.keepsWork == c.keepsWork)
  }
}
