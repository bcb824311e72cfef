import Testing

@testable import Plotting

@Suite struct AxisRangeTests {
  private func range(
    _ axis: LineChart.Axis, _ data: [Double], slack: AxisBounds.Slack = .roundNumber, count: Int = 6
  ) -> AxisRange {
    AxisRange(axis, data: data, slack: slack, count: count)
  }

  private func labels(_ range: AxisRange) -> [String] {
    range.ticks.compactMap(\.label).map { $0.superscript.isEmpty ? $0.text : "\($0.text)^\($0.superscript)" }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var axis: LineChart.Axis
    var data: [Double]
    var labels: [String]
  }

  static let cases = [
    Case(
      testDescription: "decimals are the same along an axis", axis: .init("F1"), data: [0, 1],
      labels: ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    Case(
      testDescription: "percent", axis: .init("F1", from: 0, to: 100), data: [],
      labels: ["0", "20", "40", "60", "80", "100"]),
    Case(
      testDescription: "learning rates", axis: .init("rate", scale: .logarithmic, from: 1e-5, to: 1), data: [],
      labels: ["10^−5", "10^−4", "10^−3", "10^−2", "10^−1", "1"]),
    Case(
      testDescription: "larger rates", axis: .init("rate", scale: .logarithmic, from: 1e-3, to: 1), data: [],
      labels: ["0.001", "0.01", "0.1", "1"]),
    Case(
      testDescription: "tokens", axis: .init("tokens", scale: .logarithmic), data: [600, 203_621],
      labels: ["1,000", "3,000", "10,000", "30,000", "100,000"]),
    Case(
      testDescription: "given numbers", axis: .init("sentences", scale: .logarithmic, ticks: [42, 421, 14_041, -3]),
      data: [42, 14_041], labels: ["42", "421", "14,041"]),
    Case(
      testDescription: "given numbers out of range or nowhere",
      axis: .init("x", from: 0, to: 1, ticks: [.nan, -1, 0.5, 2]),
      data: [], labels: ["0.5"]),
    Case(
      testDescription: "very small", axis: .init("rate"), data: [0, 5e-6],
      labels: ["0", "10^−6", "2×10^−6", "3×10^−6", "4×10^−6", "5×10^−6"]),
    Case(testDescription: "negative", axis: .init("x"), data: [-2, 2], labels: ["−2", "−1", "0", "1", "2"]),
  ]

  @Test(arguments: cases) func numbersAtTheAxis(_ c: Case) { #expect(labels(range(c.axis, c.data)) == c.labels) }

  @Test func numbersThatRunIntoTheOneBefore() {
    let range = range(.init("x", from: 0, to: 10, ticks: [10, 0, 1, 2, 3]), [])
    func texts(_ length: Double) -> [String] { range.numbers(along: length) { _ in 20 }.map(\.label.text) }
    #expect(texts(200) == ["0", "1", "2", "3", "10"])
    #expect(texts(190) == ["0", "2", "10"])
    #expect(texts(30) == ["0", "10"])
    #expect(range.numbers(along: 200) { _ in 20 }.map(\.offset) == [0, 20, 40, 60, 200])
    #expect(texts(0) == ["0"])
  }

  @Test func fractionsOfALine() {
    let range = range(.init("x", from: 10, to: 20), [])
    #expect(range.fraction(of: 10) == 0 && range.fraction(of: 20) == 1 && range.fraction(of: 12.5) == 0.25)
    #expect(range.fraction(of: 0) == -1 && range.fraction(of: 25) == 1.5)
    #expect(range.fraction(of: .nan) == nil && range.fraction(of: .infinity) == nil)
  }

  @Test func fractionsOfPowers() {
    let range = range(.init("x", scale: .logarithmic, from: 1, to: 10_000), [])
    #expect(range.fraction(of: 1) == 0 && range.fraction(of: 100) == 0.5 && range.fraction(of: 10_000) == 1)
    #expect(range.fraction(of: 0) == nil && range.fraction(of: -1) == nil)
  }

  @Test func ticksAreWhereTheirNumbersAre() {
    let range = range(.init("x", scale: .logarithmic, from: 1, to: 1_000), [])
    let labelled = range.ticks.filter { $0.label != nil }
    #expect(labelled.map(\.fraction) == [0, 1.0 / 3, 2.0 / 3, 1])
    #expect(range.ticks.count == 4 + 3 * 8)
    #expect(range.ticks.allSatisfy { (0...1).contains($0.fraction) })
  }
}
