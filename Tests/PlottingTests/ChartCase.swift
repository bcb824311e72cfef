import TestSupport
import Testing

@testable import Plotting

/// The line charts that all laws are tested on.
struct ChartCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var chart: LineChart

  private init(_ description: String, _ chart: LineChart) {
    testDescription = description
    self.chart = chart
  }

  /// A chart with one panel.
  private init(
    _ description: String, _ series: [LineChart.Series], x: LineChart.Axis = .init("x"), y: LineChart.Axis = .init("y"),
    marks: [LineChart.Mark] = []
  ) {
    let panels = [LineChart.Panel(y, series)]
    self.init(
      description, LineChart(title: description, summary: "", horizontal: x, panels: panels, marks: marks))
  }

  private static func points(_ pairs: (Double, Double)...) -> [LineChart.Point] { pairs.map { .init($0.0, $0.1) } }

  static let all: [ChartCase] =
    [
      ChartCase("loss and F1 by learning rate", .rates),
      ChartCase("F1 by tokens", .tokens),
      ChartCase("no panel", LineChart(title: "", summary: "", horizontal: .init(""), panels: [])),
      ChartCase("no series", []),
      ChartCase("a series without points", [.init("a", points: [])]),
      ChartCase("a single point", [.init("a", points: [.init(3, 4, low: 3, high: 5)])]),
      ChartCase("all the same", [.init("a", points: points((1, 7), (1, 7), (1, 7)))]),
      ChartCase("zeros", [.init(points: points((0, 0), (0, 0)))]),
      ChartCase("not a number", [.init("a", points: points((.nan, .nan), (1, .nan), (.infinity, 2), (3, -.infinity)))]),
      ChartCase("huge", [.init("a", points: points((-1e300, 1e300), (1e300, -1e300)))]),
      ChartCase("too huge", [.init("a", points: points((0, .greatestFiniteMagnitude), (1, 2), (2, 3)))]),
      ChartCase(
        "tiny",
        [.init("a", points: points((.leastNonzeroMagnitude, 1e-300), (Double.leastNormalMagnitude / 16, 3e-300)))]),
      ChartCase("close to each other", [.init("a", points: points((1e15, 1), (1e15 + 1, 1 + 1e-15)))]),
      ChartCase(
        "all magnitudes", [.init("a", points: points((1e-300, 1e300), (1, 1), (1e300, 1e-300)))],
        x: .init("x", scale: .logarithmic), y: .init("y", scale: .logarithmic)),
      ChartCase(
        "no logarithms", [.init("a", points: points((-1, 0), (0, -1)))], x: .init("x", scale: .logarithmic),
        y: .init("y", scale: .logarithmic)),
      ChartCase(
        "a range that the data leave", [.init("a", points: points((0, -1e300), (1, 5), (2, 1e300), (9, 3), (-5, 5)))],
        x: .init("x", from: 0, to: 4), y: .init("y", from: 0, to: 10)),
      ChartCase(
        "reversed range", [.init("a", points: points((0, 1), (1, 5)))], x: .init("x", from: 1, to: 0),
        y: .init("y", from: 10, to: .nan)),
      ChartCase(
        "reversed spread", [.init("a", points: [.init(0, 1, low: 2, high: 0), .init(1, 1, low: 1.5, high: 0.5)])]),
      ChartCase(
        "marks everywhere", [.init("a", points: points((1, 1), (2, 2)))],
        marks: [
          .init(at: .nan, "nowhere"), .init(at: 9, ""), .init(at: 1, "<here> & \"there\""), .init(at: 8.9, "by it"),
        ]),
      ChartCase(
        "given ticks", [.init("a", points: points((1, 1), (2, 2)))],
        x: .init("x", ticks: [1, 1.001, 1.002, 2, .infinity, -7]), y: .init("y", ticks: [1, 2, 1e300])),
      ChartCase(
        "markup", [.init("<a> & \"b\"", points: points((1, 1))), .init("\0\u{FFFF}]]>", points: points((1, 2)))]),
      ChartCase(
        "a long name", [.init(String(repeating: "Rindfleischetikettierung", count: 9), points: points((1, 1)))]),
      ChartCase("many series", (0..<25).map { .init("series \($0)", points: points((0, 1), (1, Double($0 % 3)))) }),
      ChartCase("many points", [.init("a", points: (0..<500).map { .init(Double($0), Double($0 * 7 % 31)) })]),
    ] + (1...20).map { ChartCase("seed \($0)", .random(seed: $0)) }
}

extension LineChart {
  /// Two panels with one series each, and a mark.
  static let rates = LineChart(
    title: "Loss and F1 by learning rate",
    summary: "The loss is least and F1 greatest at 0.003.",
    horizontal: .init("learning rate", scale: .logarithmic),
    panels: [
      .init(.init("loss", unit: "nats a token"), [.init(points: rateData.map { .init($0.rate, $0.loss) })]),
      .init(.init("dev F1", unit: "%", from: 0, to: 100), [.init(points: rateData.map { .init($0.rate, $0.f1) })]),
    ],
    marks: [.init(at: 0.001, "recommended: 0.001")])

  private static let rateData: [(rate: Double, loss: Double, f1: Double)] = [
    (1e-5, 1.92, 0), (1e-4, 0.842, 48.9), (1e-3, 0.241, 84.6), (3e-3, 0.208, 86), (1e-1, 1.84, 18.3), (1, .nan, .nan),
  ]

  /// One panel with three series, with spreads and dashes.
  static let tokens = LineChart(
    title: "F1 by tokens",
    subtitle: "mean of five seeds",
    summary: "More text, better F1.",
    horizontal: .init("training tokens", scale: .logarithmic),
    panels: [
      .init(
        .init("dev F1", unit: "%"),
        [
          .init("fine-tuned", points: f1(41.2, 73.4, 90.1)), .init("frozen", dash: .dashed, points: f1(41, 70.9, 85.5)),
          .init("random", dash: .dotted, points: f1(11.3, 45, 81.9)),
        ])
    ])

  private static func f1(_ values: Double...) -> [Point] {
    zip([600, 6_100, 203_621], values).map { .init($0, $1, low: $1 - 40 / $1, high: $1 + 30 / $1) }
  }

  /// A chart that a person would hardly make.
  static func random(seed: UInt64) -> LineChart {
    var random = SeededRandom(seed: seed)
    func number() -> Double {
      let number = Double.random(in: -1...1, using: &random) * .powerOfTen(.random(in: -6...6, using: &random))
      return [number, number, number.magnitude, number.magnitude, 0, .nan].randomElement(using: &random) ?? number
    }
    func axis(_ title: String) -> Axis {
      Axis(
        title, scale: Scale.allCases.randomElement(using: &random) ?? .linear,
        from: [nil, nil, number()].randomElement(using: &random) ?? nil,
        to: [nil, nil, number()].randomElement(using: &random) ?? nil)
    }
    let panels = (0..<3).map { panel in
      let series = (0..<Int.random(in: 0...4, using: &random)).map { index in
        Series(
          "series \(index * panel)", dash: Dash.allCases.randomElement(using: &random) ?? .solid,
          points: (0..<Int.random(in: 0...12, using: &random)).map { _ in
            .init(number(), number(), low: number(), high: number())
          })
      }
      return Panel(axis("panel \(panel)"), series, height: .random(in: 40...300, using: &random))
    }
    let marks = (0..<3).map { Mark(at: number(), "mark \($0)") }
    return LineChart(title: "seed \(seed)", summary: "s", horizontal: axis("x"), panels: panels, marks: marks)
  }
}
