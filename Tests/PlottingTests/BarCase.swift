import TestSupport
import Testing

@testable import Plotting

/// The bar charts that all laws are tested on.
struct BarCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var chart: BarChart

  private init(_ description: String, _ values: [Double], label: String = "bar") {
    testDescription = description
    chart = BarChart(
      title: description, subtitle: "by word", summary: "Some bars.", positive: "for", negative: "against",
      bars: values.enumerated().map { .init("\(label) \($0)", $1) })
  }

  static let all: [BarCase] =
    [
      BarCase("contributions", [3.412, 1.204, 0.918, -0.641, 0.012, 0, -1.3071]),
      BarCase("no bar", []),
      BarCase("zeros", [0, -0.0]),
      BarCase("positive", [1, 2, 3]),
      BarCase("negative", [-1, -2, -3]),
      BarCase("not a number", [.nan, .infinity, -.infinity, 1]),
      BarCase("nothing but infinity", [.infinity]),
      BarCase("huge", [1e300, -1e300, 1]),
      BarCase("tiny", [.leastNonzeroMagnitude, -Double.leastNormalMagnitude / 16, 1e-300]),
      BarCase("thousands", [12_345.678, -99, 0.5]),
      BarCase("long labels", [1, -1], label: String(repeating: "Rindfleischetikettierung ", count: 9)),
      BarCase("markup", [1, -1], label: "<a> & \"b\" \0"),
    ]
    + (1...20).map { (seed: UInt64) in
      var random = SeededRandom(seed: seed)
      let magnitude = Double.powerOfTen(.random(in: -9...9, using: &random))
      return BarCase("seed \(seed)", (0..<30).map { _ in magnitude * .random(in: -1...1, using: &random) })
    }
}
