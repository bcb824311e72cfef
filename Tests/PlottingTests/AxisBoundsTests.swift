import Testing

@testable import Plotting

@Suite struct AxisBoundsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var axis: LineChart.Axis
    var data: [Double]
    var slack = AxisBounds.Slack.roundNumber
    var ends: ClosedRange<Double>
  }

  private static func linear(from lower: Double? = nil, to upper: Double? = nil) -> LineChart.Axis {
    LineChart.Axis("y", from: lower, to: upper)
  }

  private static func logarithmic(from lower: Double? = nil, to upper: Double? = nil) -> LineChart.Axis {
    LineChart.Axis("y", scale: .logarithmic, from: lower, to: upper)
  }

  /// Ends for five labels; those of logarithmic axes are logarithms.
  static let cases = [
    Case(testDescription: "to round numbers", axis: linear(), data: [0.13, 2.87], ends: 0...3),
    Case(testDescription: "round numbers stay", axis: linear(), data: [20, 100], ends: 20...100),
    Case(testDescription: "with a margin", axis: linear(), data: [0, 30], slack: .margin, ends: -1...31),
    Case(testDescription: "given ends", axis: linear(from: 0.1, to: 99), data: [-5, 500], ends: 0.1...99),
    Case(testDescription: "one given end", axis: linear(from: 0), data: [41, 87.5], ends: 0...100),
    Case(testDescription: "reversed ends", axis: linear(from: 100, to: 0), data: [41], ends: 0...100),
    Case(testDescription: "a given end beyond the data", axis: linear(from: 50), data: [3, 7], ends: 7...50),
    Case(testDescription: "no data", axis: linear(), data: [], ends: 0...1),
    Case(testDescription: "no data, one end", axis: linear(from: 10), data: [], ends: 10...11),
    Case(testDescription: "no data, the other end", axis: linear(to: 10), data: [], ends: 9...10),
    Case(testDescription: "nothing with a place", axis: linear(), data: [.nan, .infinity, -1e305], ends: 0...1),
    Case(testDescription: "an end without a place", axis: linear(to: .infinity), data: [0, 5], ends: 0...5),
    Case(testDescription: "a single number", axis: linear(), data: [0.7, 0.7], ends: 0.6...0.8),
    Case(testDescription: "zero alone", axis: linear(), data: [0], ends: -1...1),
    Case(testDescription: "hardly above zero", axis: linear(), data: [0, .leastNonzeroMagnitude], ends: -1...1),
    Case(testDescription: "numbers that differ in rounding", axis: linear(), data: [50, 50.00000001], ends: 45...55),
    Case(testDescription: "huge", axis: linear(), data: [-1e300, 1e300], ends: -1e300...1e300),
    Case(testDescription: "powers of ten", axis: logarithmic(), data: [1e-3, 1e3], ends: -3.2...3.2),
    Case(testDescription: "not positive", axis: logarithmic(), data: [-1, 0, 1, 1e3], ends: -0.1...3.1),
    Case(testDescription: "a single power", axis: logarithmic(), data: [100], ends: 1.5 - 1 / 30...2.5 + 1 / 30),
    Case(testDescription: "given powers", axis: logarithmic(from: 1e-5, to: 1), data: [3], ends: -5...0),
    Case(testDescription: "an end that is not positive", axis: logarithmic(from: 0), data: [1, 1e3], ends: -0.1...3.1),
    Case(testDescription: "no logarithms", axis: logarithmic(), data: [0], slack: .margin, ends: -1 / 30...1 + 1 / 30),
  ]

  @Test(arguments: cases) func ends(_ c: Case) {
    let ends = AxisBounds(c.axis, data: c.data).ends(c.slack, count: 5)
    let tolerance = 1e-9 * max(c.ends.lowerBound.magnitude, c.ends.upperBound.magnitude)
    #expect((ends.lowerBound - c.ends.lowerBound).magnitude <= tolerance, "\(ends)")
    #expect((ends.upperBound - c.ends.upperBound).magnitude <= tolerance, "\(ends)")
  }

  @Test func valuesAreThoseOfTheData() {
    #expect(AxisBounds(AxisBoundsTests.linear(), data: [3, .nan, -2]).values == -2...3)
    #expect(AxisBounds(AxisBoundsTests.logarithmic(to: 500), data: [3, 0, 90]).values == 3...500)
  }
}
