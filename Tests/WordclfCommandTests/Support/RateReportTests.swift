import NetworkTraining
import Testing

@testable import wordclf

@Suite struct RateReportTests {
  private let trials: [RateSearch.Trial] = [
    .init(rate: 0.00001, loss: 0.25, f1: 0.5), .init(rate: 0.001, loss: 0.125, f1: 0.9025),
    .init(rate: 1, loss: nil, f1: nil),
  ]

  @Test func theBestHasAStar() {
    #expect(
      RateReport.table(trials) == """
           rate      loss  dev F1
        0.00001    0.2500   50.00
          0.001    0.1250   90.25  *
              1  diverged       -
        """)
  }

  @Test func linesWithoutATable() {
    #expect(
      trials.map(RateReport.line) == [
        "0.00001: loss 0.2500, dev F1 50.00", "0.001: loss 0.1250, dev F1 90.25", "1: diverged",
      ])
  }

  @Test func emptyFieldsForWhatIsNotThere() {
    #expect(RateReport.csv(trials) == "learning_rate,loss,dev_f1\n0.00001,0.25,0.500000\n0.001,0.125,0.902500\n1,,\n")
  }

  @Test func thePlotMarksWhatIsRecommended() {
    let svg = RateReport.svg(trials, epochs: 3, optimizer: .adam)
    #expect(svg.contains("recommended: 0.001"))
    #expect(svg.contains("adam, after 3 epochs"))
    #expect(svg.contains("dev F1"))
    let unscored = RateReport.svg([.init(rate: 0.1, loss: 0.5, f1: nil)], epochs: 1, optimizer: .sgd)
    #expect(!unscored.contains("dev F1"))
    let diverged = RateReport.svg([.init(rate: 1, loss: nil, f1: nil)], epochs: 1, optimizer: .sgd)
    #expect(diverged.contains("Training diverged with every rate."))
    #expect(!diverged.contains("recommended"))
  }
}
