import NetworkTraining
import Plotting
import TaggedText

/// The trials of a search for a learning rate, as a table, as CSV and as a plot.
enum RateReport {
  static func line(_ trial: RateSearch.Trial) -> String {
    guard let loss = trial.loss else { return "\(trial.rate.plain): diverged" }
    return "\(trial.rate.plain): loss \(loss.fixed(4))" + (trial.f1.map { ", dev F1 \((100 * $0).fixed(2))" } ?? "")
  }

  static func table(_ trials: [RateSearch.Trial]) -> String {
    let best = RateSearch.best(of: trials)
    let rows = trials.map { trial in
      [
        trial.rate.plain, trial.loss?.fixed(4) ?? "diverged", trial.f1.map { (100 * $0).fixed(2) } ?? "-",
        trial == best ? "*" : "",
      ]
    }
    return TextTable.lines([["rate", "loss", "dev F1", ""]] + rows)
  }

  static func csv(_ trials: [RateSearch.Trial]) -> String {
    let lines = trials.map { "\($0.rate.plain),\($0.loss.map { "\($0)" } ?? ""),\($0.f1?.fixed(6) ?? "")" }
    return (["learning_rate,loss,dev_f1"] + lines).joined(separator: "\n") + "\n"
  }

  static func svg(_ trials: [RateSearch.Trial], epochs: Int, optimizer: OptimizerChoice) -> String {
    let best = RateSearch.best(of: trials)
    let losses = trials.map { LineChart.Point($0.rate, $0.loss ?? .nan) }
    let scores = trials.map { LineChart.Point($0.rate, $0.f1.map { 100 * $0 } ?? .nan) }
    let isScored = trials.contains { $0.f1 != nil }
    var panels: [LineChart.Panel] = [.init(.init("training loss", scale: .logarithmic), [.init(points: losses)])]
    if isScored {
      panels.append(.init(.init("dev F1", unit: "%"), [.init(points: scores)]))
    }
    return LineChart(
      title: isScored ? "Loss and dev F1 by learning rate" : "Loss by learning rate",
      subtitle: "\(optimizer.rawValue), after \(epochs.counted("epoch"))",
      summary: best.map { "The best of \(trials.count) rates is \($0.rate.plain)." }
        ?? "Training diverged with every rate.",
      horizontal: .init("learning rate", scale: .logarithmic), panels: panels,
      marks: best.map { [.init(at: $0.rate, "recommended: \($0.rate.plain)")] } ?? []
    ).svg()
  }
}
