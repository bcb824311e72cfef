import NumericKernels
import Plotting
import TaggedText
import WindowNetwork

/// A trace as a picture of its graph: a box a node, from the inputs at the top to where the backward walk starts.
struct TraceDrawing {
  let trace: GraphTrace<Float>

  /// The elements that are shown of a value, from its beginning.
  private static let shownElements = 4

  /// The picture. Where a value goes to several nodes, each edge says how much of the gradient comes back over it.
  func graph(title: String, subtitle: String) -> GraphDrawing {
    var drawing = GraphDrawing(
      title: title,
      subtitle: subtitle,
      summary: "A computational graph of \(trace.steps.count) nodes, each with its value y and with the gradient dy "
        + "that came back to it.",
      key: [
        .init(.source, "rows of tables"), .init(.learned, "weights"), .init(.muted, "hands on what it gets"),
        .init(.result, "the loss"),
      ])
    for (number, step) in trace.steps.enumerated() {
      _ = drawing.add(.init("\(number + 1) \(step.name)", lines: lines(of: step), emphasis: emphasis(of: number)))
      for (use, input) in step.inputs.enumerated() {
        drawing.connect(input, to: number, label: label(of: input, to: number, use: use))
      }
    }
    return drawing
  }

  private func emphasis(of number: Int) -> GraphDrawing.Emphasis {
    let step = trace.steps[number]
    if number == trace.steps.count - 1 { return .result }
    if !step.parameters.isEmpty { return step.inputs.isEmpty ? .source : .learned }
    return step.inputs.count == 1 && trace.steps[step.inputs[0]].value == step.value ? .muted : .plain
  }

  private func lines(of step: GraphTrace<Float>.Step) -> [String] {
    let value = [
      step.forwardFormula, "y  \(step.value.shape)  ‖·‖ \(step.value.norm.short)",
      "   \(step.value.excerpt(TraceDrawing.shownElements))",
    ]
    guard let gradient = step.gradient else { return value }
    return value + ["", "dy ‖·‖ \(gradient.norm.short)", "   \(gradient.excerpt(TraceDrawing.shownElements))"]
      + [step.backwardFormula] + step.parameters.map { "d \($0.name) ‖·‖ \($0.gradient.values.norm.short)" }
  }

  /// The part of a gradient that comes back over an edge, where there are others.
  ///
  /// - Parameter use: which of the consumer's inputs it is.
  private func label(of input: Int, to consumer: Int, use: Int) -> String {
    guard trace.steps[input].parts.count > 1 else { return "" }
    // a consumer that takes a value twice brings a part for each
    let earlierUses = trace.steps[consumer].inputs[..<use].count { $0 == input }
    let parts = trace.steps[input].parts.filter { $0.consumer == consumer }
    return parts.indices.contains(earlierUses) ? "dy part ‖·‖ \(parts[earlierUses].gradient.norm.short)" : ""
  }
}
