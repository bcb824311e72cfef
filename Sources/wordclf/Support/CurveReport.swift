import NetworkTraining
import Plotting
import TaggedText

/// A learning curve as a table with what it says about when to fine-tune, and as a plot.
enum CurveReport {
  static func table(_ curve: LearningCurve) -> String {
    let groups = curve.groups
    let sizes = groups.filter { $0.treatment == .frozen }.map(\.tokens)
    let rows = sizes.enumerated().map { index, tokens in
      ["\(Int(tokens.rounded()).grouped)"]
        + VectorTreatment.allCases.map { treatment in
          text(groups.filter { $0.treatment == treatment }[index].f1)
        } + [text(curve.leads[index].lead)]
    }
    let header = ["tokens"] + VectorTreatment.allCases.map(\.rawValue) + ["fine-tuned - frozen"]
    return """
      dev F1 after the last epoch, mean ± standard deviation
      \(TextTable.lines([header] + rows))
      \(conclusion(of: curve))
      """
  }

  /// What the curve says about when to fine-tune.
  static func conclusion(of curve: LearningCurve) -> String {
    guard let threshold = curve.threshold else {
      return "fine-tuned vectors are not ahead with the largest part: keep them frozen"
    }
    let size = Int(threshold.rounded()).counted("token")
    let isAlways = curve.leads.first.map { $0.tokens == threshold } ?? false
    return isAlways
      ? "fine-tuned vectors are ahead at every size, from \(size) on: the curves do not cross here"
      : "fine-tuned vectors are ahead from \(size) on"
  }

  private static func text(_ statistics: RunStatistics) -> String {
    "\((100 * statistics.mean).fixed(2)) ± \((100 * statistics.deviation).fixed(2))"
  }

  static func svg(_ curve: LearningCurve, corpus: String) -> String {
    let dashes: [VectorTreatment: LineChart.Dash] = [.frozen: .dashed, .fineTuned: .solid, .pulled: .dotted]
    let series = VectorTreatment.allCases.map { treatment in
      LineChart.Series(
        treatment.rawValue, dash: dashes[treatment] ?? .solid,
        points: curve.groups.filter { $0.treatment == treatment }.map { group in
          let (mean, deviation) = (100 * group.f1.mean, 100 * group.f1.deviation)
          return .init(group.tokens, mean, low: mean - deviation, high: mean + deviation)
        })
    }
    let leads = curve.leads.map { tokens, lead in
      let (mean, deviation) = (100 * lead.mean, 100 * lead.deviation)
      return LineChart.Point(tokens, mean, low: mean - deviation, high: mean + deviation)
    }
    let runs = curve.groups.first?.f1.count ?? 0
    return LineChart(
      title: "Frozen, fine-tuned and pulled word vectors by size of training set",
      subtitle: "\(corpus.split(separator: "/").last ?? ""), mean and standard deviation of \(runs.counted("run"))",
      summary: conclusion(of: curve),
      horizontal: .init("training set", unit: "tokens", scale: .logarithmic),
      panels: [
        .init(.init("dev F1", unit: "%"), series, height: 280),
        .init(.init("fine-tuned − frozen", unit: "F1"), [.init(points: leads)], height: 120),
      ]
    ).svg()
  }
}
