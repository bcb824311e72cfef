import TaggedText
import WordVectors

/// An import with its progress and its report on standard error.
struct VectorImport {
  let input: String
  let storePath: String
  let options: ImportOptions

  func run() throws {
    Interruption.watch()
    var progress = ProgressLine()
    let report: ImportReport
    do {
      report = try VectorStore.build(from: input, at: storePath, options: options) { state in
        progress.update { line(state) }
        return Interruption.signalNumber == nil
      }
    } catch is CancellationError {
      progress.clear()
      throw Failure.Interrupted(
        signal: Interruption.signalNumber ?? 0, message: "\(storePath): import interrupted; nothing was changed")
    }
    progress.clear()
    describe(report)
  }

  private func line(_ state: ImportProgress) -> String {
    if state.phase == .indexing { return "indexing \(state.rows.grouped) words" }
    let percent = state.totalBytes.map { " \(100 * state.bytesRead / max($0, 1)) %" } ?? ""
    let left = state.secondsLeft.map { ", \(Int($0.rounded(.up))) s left" } ?? ""
    return "importing \(input):\(percent) \(state.rows.grouped) words, "
      + "\(Int(state.rowsPerSecond).grouped) words/s\(left)"
  }

  private func describe(_ report: ImportReport) {
    let kind = report.isCased ? "cased" : "uncased"
    Terminal.writeError(
      "\(storePath): \(report.count.counted("word")), \(report.dimension.counted("dimension")), \(kind), "
        + "in \(report.seconds.fixed(1)) s")
    if report.duplicates > 0 {
      Terminal.writeError(
        "warning: \(report.duplicates.counted("row repeats", "rows repeat")) a word; the first of each was kept")
    }
    if report.badRowCount > 0 {
      Terminal.writeError("warning: \(report.badRowCount.counted("row")) did not fit, left out:")
      for row in report.badRows { Terminal.writeError("\(input):\(row)") }
    }
  }
}
