import TestSupport
import Testing

@testable import Plotting

/// The graphs that all laws are tested on.
struct GraphCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var drawing: GraphDrawing

  private init(_ description: String, _ drawing: GraphDrawing) {
    testDescription = description
    self.drawing = drawing
  }

  /// A graph of boxes with a heading alone.
  private init(_ description: String, boxes: Int, _ edges: [(Int, Int)]) {
    var drawing = GraphDrawing(title: description, summary: "")
    for box in 0..<boxes { drawing.add(.init("\(box)")) }
    for (start, end) in edges { drawing.connect(start, to: end) }
    self.init(description, drawing)
  }

  static let all: [GraphCase] =
    [
      GraphCase("one prediction", .prediction),
      GraphCase("no box", boxes: 0, []),
      GraphCase("one box", boxes: 1, []),
      GraphCase("no edge", boxes: 4, []),
      GraphCase("a chain", boxes: 4, [(0, 1), (1, 2), (2, 3)]),
      GraphCase("a diamond", boxes: 4, [(0, 1), (0, 2), (1, 3), (2, 3)]),
      GraphCase("a shortcut", boxes: 4, [(0, 1), (1, 2), (2, 3), (0, 3)]),
      GraphCase("the same edge twice", boxes: 2, [(0, 1), (0, 1)]),
      GraphCase("two graphs", boxes: 5, [(0, 1), (2, 3), (3, 4)]),
      GraphCase("many arrivals", boxes: 9, (0..<8).map { ($0, 8) }),
      GraphCase("each to each", boxes: 7, (0..<7).flatMap { start in (start..<7).dropFirst().map { (start, $0) } }),
    ] + (1...40).map { GraphCase("seed \($0)", .random(seed: $0)) }
}

extension GraphDrawing {
  /// Three look-ups, two hidden layers and a loss, in twelve boxes; what is concatenated goes to two consumers.
  static let prediction: GraphDrawing = {
    var drawing = GraphDrawing(
      title: "One prediction", subtitle: "values & gradients", summary: "From look-ups to the loss.",
      key: [.init(.source, "table"), .init(.learned, "weights"), .init(.muted, "does nothing"), .init(.result, "loss")])
    let tables = ["word", "case", "suffix"].map { name in
      drawing.add(.init("\(name) look-up", lines: ["rows   17 204 9", "value  [1, 250]"], emphasis: .source))
    }
    let joined = drawing.add(.init("concatenation", lines: ["value  [1, 325]"]))
    for (table, label) in zip(tables, ["5 × 50", "5 × 5", ""]) { drawing.connect(table, to: joined, label: label) }
    let steps: [Box] = [
      .init("dropout", emphasis: .muted),
      .init("dense", lines: ["W      [300, 325]", "b      [1, 300]"], emphasis: .learned),
      .init("ReLU", lines: ["142 of 300 above 0"]), .init("dropout", emphasis: .muted),
      .init("dense", lines: [""], emphasis: .learned),
    ]
    let chain = steps.map { drawing.add($0) }
    for (start, end) in zip([joined] + chain, chain) { drawing.connect(start, to: end) }
    drawing.connect(joined, to: chain[4], label: "skip")
    let gold = drawing.add(.init("gold class", lines: ["B-ORG"], emphasis: .source))
    let loss = drawing.add(
      .init("softmax cross-entropy", lines: ["p(B-ORG) = 0.94", "loss = 0.06"], emphasis: .result))
    drawing.connect(chain[4], to: loss, label: "logits")
    drawing.connect(gold, to: loss)
    return drawing
  }()

  /// A graph of up to 14 boxes of different sizes.
  static func random(seed: UInt64) -> GraphDrawing {
    var random = SeededRandom(seed: seed)
    var drawing = GraphDrawing(title: "seed \(seed)", summary: "")
    let count = Int.random(in: 2...14, using: &random)
    for box in 0..<count {
      let text = String(repeating: "x", count: .random(in: 0...30, using: &random))
      drawing.add(.init("box \(box)", lines: Array(repeating: text, count: .random(in: 0...4, using: &random))))
    }
    for _ in 0..<Int.random(in: 1...(2 * count), using: &random) {
      let start = Int.random(in: 0..<(count - 1), using: &random)
      let end = Int.random(in: (start + 1)..<count, using: &random)
      drawing.connect(start, to: end, label: ["", "", "edge \(start)–\(end)"].randomElement(using: &random) ?? "")
    }
    return drawing
  }
}
