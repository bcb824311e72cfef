import NetworkTraining
import TaggedText
import Testing

@Suite struct TrainingLogTests {
  /// Six predicted, four of them right, of five: P 2/3, R 4/5, F1 8/11.
  private static let score = SpanScore.example(gold: 5, predicted: 6, correct: 4)

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var report: EpochReport
    var line: String
    var csvLine: String
  }

  static let cases = [
    Case(
      testDescription: "the best epoch so far",
      report: .example(score: score),
      line: "epoch  3/12  loss 0.1235  dev P  66.67 R  80.00 F1  72.73 *  12,345 tokens/s  42 s left",
      csvLine: "3,0.00075,0.123456,0.666667,0.800000,0.727273,0,12346,1"),
    Case(
      testDescription: "not the best",
      report: .example(score: score, isBest: false),
      line: "epoch  3/12  loss 0.1235  dev P  66.67 R  80.00 F1  72.73    12,345 tokens/s  42 s left",
      csvLine: "3,0.00075,0.123456,0.666667,0.800000,0.727273,0,12346,0"),
    Case(
      testDescription: "with a bias",
      report: .example(score: score, outsideBias: 1.5),
      line: "epoch  3/12  loss 0.1235  dev P  66.67 R  80.00 F1  72.73 *  bias 1.50  12,345 tokens/s  42 s left",
      csvLine: "3,0.00075,0.123456,0.666667,0.800000,0.727273,1.50,12346,1"),
    Case(
      testDescription: "no development set",
      report: .example(),
      line: "epoch  3/12  loss 0.1235  12,345 tokens/s  42 s left",
      csvLine: "3,0.00075,0.123456,,,,0,12346,1"),
    Case(
      testDescription: "the last epoch, all right",
      report: .example(
        epoch: 12, score: .example(gold: 3, predicted: 3, correct: 3), tokensPerSecond: 999.4, secondsLeft: 0),
      line: "epoch 12/12  loss 0.1235  dev P 100.00 R 100.00 F1 100.00 *  999 tokens/s  done",
      csvLine: "12,0.00075,0.123456,1.000000,1.000000,1.000000,0,999,1"),
    Case(
      testDescription: "nothing found, few epochs",
      report: .example(epoch: 1, epochs: 4, score: .example(gold: 3, predicted: 0, correct: 0), secondsLeft: 0.1),
      line: "epoch 1/4  loss 0.1235  dev P   0.00 R   0.00 F1   0.00 *  12,345 tokens/s  1 s left",
      csvLine: "1,0.00075,0.123456,0.000000,0.000000,0.000000,0,12346,1"),
    Case(
      testDescription: "faster than the clock",
      report: .example(tokensPerSecond: .infinity),
      line: "epoch  3/12  loss 0.1235  ∞ tokens/s  42 s left",
      csvLine: "3,0.00075,0.123456,,,,0,inf,1"),
  ]

  @Test(arguments: cases) func lineToRead(_ c: Case) { #expect(TrainingLog.line(c.report) == c.line) }

  @Test(arguments: cases) func lineOfHistory(_ c: Case) {
    #expect(TrainingLog.csvLine(c.report) == c.csvLine)
    let columns = TrainingLog.csvHeader.split(separator: ",").count
    #expect(c.csvLine.split(separator: ",", omittingEmptySubsequences: false).count == columns)
  }

  @Test func headerOfHistory() {
    #expect(
      TrainingLog.csvHeader
        == "epoch,learning_rate,loss,dev_precision,dev_recall,dev_f1,outside_bias,tokens_per_second,best")
  }
}
