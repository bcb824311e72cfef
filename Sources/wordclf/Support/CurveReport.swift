import NetworkTraining
import Plotting
import TaggedText

/// A learning curve as a table with what it says about when to fine-tune, and as a plot.
enum CurveReport {
  static func table(_ curve: LearningCurve) -> String {
    let groups = curve.groups
    let treatments = VectorTreatment.allCases.map { treatment in groups.filter { $0.treatment == treatment } }
    let scores = zip(treatments[0].indices, curve.leads).map { index, lead in
      [size(lead.tokens)] + treatments.map { text($0[index].f1) } + [text(lead.lead)]
    }
    let recalls = treatments[0].indices.map { index in
      [size(treatments[0][index].tokens)] + treatments.map { $0[index].unseenRecall.map { text($0) } ?? "-" }
    }
    let header = ["tokens"] + VectorTreatment.allCases.map(\.rawValue)
    return """
      dev F1 after the last epoch, mean ± standard deviation
      \(TextTable.lines([header + ["fine-tuned - frozen"]] + scores))
      \(conclusion(of: curve))

      of the entities with a word that the part of the training set does not have, found
      \(TextTable.lines([header] + recalls))
      """
  }

  private static func size(_ tokens: Double) -> String { Int(tokens.rounded()).grouped }

  /// What the curve says about when to fine-tune.
  static func conclusion(of curve: LearningCurve) -> String {
    guard let crossing = curve.crossing else {
      return "fine-tuned vectors are not ahead with the largest part: keep them frozen"
    }
    return isAlwaysAhead(curve)
      ? "fine-tuned vectors are ahead at every size, from \(size(crossing)) tokens on: the curves do not cross here"
      : "the curves cross at about \(size(crossing)) tokens, and from there on fine-tuned vectors are ahead"
  }

  /// Whether fine-tuned vectors are ahead at every size, so that nothing crosses.
  private static func isAlwaysAhead(_ curve: LearningCurve) -> Bool { curve.leads.allSatisfy { $0.lead.mean > 0 } }

  private static func text(_ statistics: RunStatistics) -> String {
    "\((100 * statistics.mean).fixed(2)) ± \((100 * statistics.deviation).fixed(2))"
  }

  static func svg(_ curve: LearningCurve, corpus: String) -> String {
    let dashes: [VectorTreatment: LineChart.Dash] = [.frozen: .dashed, .fineTuned: .solid, .pulled: .dotted]
    func series(_ statistics: (LearningCurve.Group) -> RunStatistics?) -> [LineChart.Series] {
      VectorTreatment.allCases.map { treatment in
        LineChart.Series(
          treatment.rawValue, dash: dashes[treatment] ?? .solid,
          points: curve.groups.filter { $0.treatment == treatment }.compactMap { group in
            // no share is below zero, whatever the spread
            statistics(group).map { point(group.tokens, $0, least: 0) }
          })
      }
    }
    let leads = curve.leads.map { point($0.tokens, $0.lead) }
    let runs = curve.groups.first?.f1.count ?? 0
    return LineChart(
      title: "Frozen, fine-tuned and pulled word vectors by size of training set",
      subtitle: "\(corpus.split(separator: "/").last ?? ""), mean and standard deviation of \(runs.counted("run"))",
      summary: conclusion(of: curve),
      horizontal: .init("training set", unit: "tokens", scale: .logarithmic),
      panels: [
        .init(.init("dev F1", unit: "%"), series(\.f1), height: 280),
        .init(.init("fine-tuned − frozen", unit: "F1"), [.init(points: leads)], height: 120),
        .init(.init("found of entities with an unseen word", unit: "%"), series(\.unseenRecall), height: 160),
      ],
      marks: isAlwaysAhead(curve) ? [] : curve.crossing.map { [.init(at: $0, "\(size($0)) tokens")] } ?? []
    ).svg()
  }

  /// Mean and deviation in percent.
  private static func point(
    _ tokens: Double, _ statistics: RunStatistics, least: Double = -100
  ) -> LineChart.Point {
    let (mean, deviation) = (100 * statistics.mean, 100 * statistics.deviation)
    return LineChart.Point(tokens, mean, low: max(mean - deviation, least), high: mean + deviation)
  }
}
