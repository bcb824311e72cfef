import Testing

@testable import Plotting

@Suite struct AxisTests {
  @Test func labelHasTheUnit() {
    #expect(LineChart.Axis("loss", unit: "nats a token").label == "loss (nats a token)")
    #expect(LineChart.Axis("learning rate").label == "learning rate")
  }

  @Test func lengthsOfNumbers() {
    #expect(LineChart.Scale.linear.length(of: -2.5) == -2.5)
    #expect(LineChart.Scale.logarithmic.length(of: 1_000) == 3)
    #expect(LineChart.Scale.logarithmic.length(of: 1e-5) == -5)
  }

  @Test(arguments: LineChart.Scale.allCases) func whatHasNoPlace(_ scale: LineChart.Scale) {
    for value in [Double.nan, .infinity, -.infinity, 1e301] { #expect(scale.length(of: value) == nil) }
  }

  @Test func logarithmsNeedPositiveNumbers() {
    for value in [0, -1, Double.leastNormalMagnitude / 16] {
      #expect(LineChart.Scale.logarithmic.length(of: value) == nil)
    }
    for value in [0, -1, Double.leastNormalMagnitude / 16] {
      #expect(LineChart.Scale.linear.length(of: value) == value)
    }
  }
}
