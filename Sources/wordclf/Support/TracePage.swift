import NumericKernels
import TaggedText
import WindowNetwork

/// A trace as text to read: the forward pass from the inputs on, and the backward walk the other way.
struct TracePage {
  let trace: GraphTrace<Float>

  /// Every node with its inputs, what it computes, and its value.
  var forward: [String] {
    let entries = trace.steps.enumerated().map { number, step in
      Entry(
        heading: title(number) + arrow("←", to: step.inputs),
        formula: step.forwardFormula,
        rows: [row("y", step.value)]
      )
    }
    return lines(of: entries)
  }

  /// Every node with the gradient that came to it, as a sum where it came in parts, and what its layer makes of it.
  ///
  /// - Parameter notes: further lines of a step: name, elements, and what stands behind them.
  func backward(notes: [Int: [Note]] = [:]) -> [String] {
    let entries = trace.steps.enumerated().reversed().map { number, step in
      guard let gradient = step.gradient else {
        return Entry(heading: title(number), formula: "no gradient: nothing before it is trained", rows: [])
      }
      let consumers = step.parts.map(\.consumer)
      var rows = [row("dy", gradient)]
      if step.parts.count > 1 {
        rows += step.parts.enumerated().map { index, part in
          row("\(index == 0 ? "=" : "+") from \(part.consumer + 1)", part.gradient)
        }
      }
      rows += step.parameters.filter { !$0.gradient.rows.isEmpty }.map { parameter in
        row("d \(parameter.name)", parameter.gradient.values, shape: parameter.shape)
      }
      rows += notes[number, default: []].map { row($0.name, $0.gradient) }
      return Entry(
        heading: title(number) + (consumers.isEmpty ? "" : arrow("←", to: consumers, " + ")),
        formula: step.backwardFormula,
        rows: rows
      )
    }
    return lines(of: entries)
  }

  /// A further gradient to be shown beside those of a node.
  struct Note {
    var name: String
    var gradient: Matrix<Float>
  }

  private struct Entry {
    var heading: String
    var formula: String
    var rows: [[String]]
  }

  private func title(_ number: Int) -> String { "\(number + 1)".leftPadded(to: 2) + " " + trace.steps[number].name }

  private func arrow(_ sign: String, to steps: [Int], _ separator: String = ", ") -> String {
    steps.isEmpty ? "" : " \(sign) " + steps.map { "\($0 + 1)" }.joined(separator: separator)
  }

  /// Name, shape, norm, the first elements, and how many elements are zero.
  private func row(_ name: String, _ matrix: Matrix<Float>, shape: Shape? = nil) -> [String] {
    let zeros = matrix.elements.count { $0 == 0 }
    return [
      name, "\(shape ?? matrix.shape)", "‖·‖ \(matrix.norm.short)", matrix.excerpt(5),
      zeros > 0 && matrix.elements.count > 1 ? "\(zeros.grouped) of \(matrix.elements.count.grouped) are 0" : "",
    ]
  }

  /// Two kinds of lines, each with columns of its own: what a node is, and below it the numbers.
  private func lines(of entries: [Entry]) -> [String] {
    var headings = TextTable([.left, .left])
    var numbers = TextTable([.left, .left, .left, .left, .left])
    for entry in entries {
      headings.add([entry.heading, entry.formula])
      for row in entry.rows { numbers.add(row) }
    }
    let headingLines = headings.lines(indent: 2)
    var numberLines = numbers.lines(indent: 7)[...]
    return zip(headingLines, entries).flatMap { heading, entry in
      defer { numberLines = numberLines.dropFirst(entry.rows.count) }
      return [heading] + numberLines.prefix(entry.rows.count)
    }
  }
}
