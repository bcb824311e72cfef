import TaggedText

/// How a run is reported: a line an epoch for people, and `history.csv` for plots.
public enum TrainingLog {
  /// The columns of `history.csv`.
  public static let csvHeader =
    "epoch,learning_rate,loss,dev_precision,dev_recall,dev_f1,outside_bias,tokens_per_second,best"

  /// One epoch as a line of `history.csv`, without its line feed; the dev columns are empty where there is no
  /// development set.
  public static func csvLine(_ report: EpochReport) -> String {
    let scores =
      report.score.map { score in
        [score.overall.precision, score.overall.recall, score.overall.f1].map { $0.fixed(6) }
      } ?? ["", "", ""]
    let fields =
      ["\(report.epoch)", "\(report.learningRate)", "\(report.loss)"] + scores
      + [report.outsideBias.short, report.tokensPerSecond.fixed(0), report.isBest ? "1" : "0"]
    return fields.joined(separator: ",")
  }

  /// One epoch as a line to read: loss, scores in per cent, speed, time left.
  public static func line(_ report: EpochReport) -> String {
    let width = String(report.epochs).count
    var parts = ["epoch \("\(report.epoch)".leftPadded(to: width))/\(report.epochs)", "loss \(report.loss.fixed(4))"]
    if let score = report.score?.overall {
      parts.append(
        "dev P \(percent(score.precision)) R \(percent(score.recall)) F1 \(percent(score.f1))"
          + (report.isBest ? " *" : "  ")
      )
    }
    if report.outsideBias != 0 { parts.append("bias \(report.outsideBias.short)") }
    let speed = report.tokensPerSecond
    parts.append("\(speed.isFinite ? Int(speed).grouped : "∞") tokens/s")
    parts.append(report.epoch == report.epochs ? "done" : "\(Int(report.secondsLeft.rounded(.up))) s left")
    return parts.joined(separator: "  ")
  }

  private static func percent(_ share: Double) -> String { (100 * share).fixed(2).leftPadded(to: 6) }
}
