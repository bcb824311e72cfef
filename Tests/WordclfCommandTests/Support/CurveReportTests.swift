@testable import NetworkTraining
import Testing

@testable import wordclf

@Suite struct CurveReportTests {
  /// A curve of two seeds at 100 and 1,000 tokens, with the F1 of frozen, fine-tuned and pulled vectors at each size.
  private static func curve(_ scores: [(frozen: Double, tuned: Double, pulled: Double)]) -> LearningCurve {
    var curve = LearningCurve()
    for (tokens, scores) in zip([100, 1_000], scores) {
      for seed: UInt64 in 1...2 {
        for (treatment, score) in zip(VectorTreatment.allCases, [scores.frozen, scores.tuned, scores.pulled]) {
          let f1: Double = score + 0.01 * Double(seed)
          let share = Double(tokens) / 1_000
          let point = LearningCurve.Point(
            share: share, sentences: tokens / 10, tokens: tokens, treatment: treatment, seed: seed, epochs: 12,
            precision: f1, recall: f1, f1: f1,
            unseenRecall: tokens == 1_000 && treatment == .pulled ? nil : f1 / 2)
          curve.add(point)
        }
      }
    }
    return curve
  }

  private static let crossing = curve([(0.5, 0.25, 0.4), (0.6, 0.8, 0.7)])

  @Test func meansAndDeviationsBySize() {
    #expect(
      CurveReport.table(Self.crossing) == """
        dev F1 after the last epoch, mean ± standard deviation
        tokens        frozen    fine-tuned        pulled  fine-tuned - frozen
           100  51.50 ± 0.71  26.50 ± 0.71  41.50 ± 0.71        -25.00 ± 0.00
         1,000  61.50 ± 0.71  81.50 ± 0.71  71.50 ± 0.71         20.00 ± 0.00
        the curves cross at about 359 tokens, and from there on fine-tuned vectors are ahead

        of the entities with a word that the part of the training set does not have, found
        tokens        frozen    fine-tuned        pulled
           100  25.75 ± 0.35  13.25 ± 0.35  20.75 ± 0.35
         1,000  30.75 ± 0.35  40.75 ± 0.35             -
        """)
  }

  @Test func conclusions() {
    #expect(
      CurveReport.conclusion(of: Self.curve([(0.1, 0.2, 0.2), (0.3, 0.4, 0.4)]))
        == "fine-tuned vectors are ahead at every size, from 100 tokens on: the curves do not cross here")
    #expect(
      CurveReport.conclusion(of: Self.curve([(0.1, 0.2, 0.2), (0.4, 0.3, 0.3)]))
        == "fine-tuned vectors are not ahead with the largest part: keep them frozen")
  }

  @Test func thePlotHasEachTreatmentAndTheLead() {
    let svg = CurveReport.svg(Self.crossing, corpus: "folder/eng.train")
    let texts = [
      "frozen", "fine-tuned", "pulled", "fine-tuned − frozen", "eng.train, mean and standard deviation of 2 runs",
    ]
    for text in texts {
      #expect(svg.contains(text), "\(text)")
    }
    #expect(!svg.contains("folder"))
    // in the summary and at the mark
    #expect(svg.ranges(of: "359 tokens").count == 2)
    let always = Self.curve([(0.1, 0.2, 0.2), (0.3, 0.4, 0.4)])
    #expect(CurveReport.svg(always, corpus: "train").ranges(of: "100 tokens").count == 1)
  }
}
