import NumericKernels
import SentenceTagging
import TaggedText
import WindowNetwork

/// An explanation as text to read, from the prediction to what brought it about.
struct ExplanationPage {
  let explanation: Explanation
  /// The scheme in which the tag is written; the classes are those of the network's own.
  let scheme: TagScheme

  /// The classes that are listed by name.
  private static let shownClasses = 5
  /// The characters of the longest bar.
  private static let barWidth = 24

  var lines: [String] {
    let trace = TracePage(trace: explanation.trace)
    let sections = [
      sentence,
      ["scores before the softmax, probabilities after it"] + scores,
      ["forward, in topological order: each node computes y from the values x of nodes before it"] + trace.forward,
      [
        "backward, the other way: dy is the gradient of the loss that comes to a node, dx what its layer hands on"
      ] + trace.backward(notes: sharedRows),
      [
        "gradient × input: what each word and feature of the window adds to the lead,",
        "score(\(explanation.predicted.tag)) − score(\(explanation.runnerUp.tag))",
      ] + contributions,
    ]
    return Array(sections.joined(separator: [""]))
  }

  // MARK: - The prediction

  private var sentence: [String] {
    let word = explanation.words[explanation.token]
    let window = explanation.window.indices.map { explanation.name(of: $0) }.joined(separator: " ")
    let tag = scheme.tags(for: explanation.entities, count: explanation.words.count)[explanation.token]
    let chosen = explanation.predicted.tag
    var lines = [
      "token \(explanation.token + 1) of \(explanation.words.count), \(word): \(tag) in \(scheme.rawValue), "
        + "class \(chosen) of the network",
      "window: \(window)",
    ]
    if let best = explanation.classes.first, best.tag != chosen {
      lines.append(
        "\(best.tag) is more probable by itself; beside the tags of the other words it is not legal, or not best")
    }
    return lines
  }

  private var scores: [String] {
    var table = TextTable([.left, .right, .right, .left])
    let shown = explanation.classes.prefix(ExplanationPage.shownClasses)
    for entry in shown {
      let probability = Double(entry.probability)
      let bar = String(repeating: "█", count: Int((Double(ExplanationPage.barWidth) * probability).rounded()))
      table.add(["\(entry.tag)", Double(entry.score).fixed(3), probability.fixed(4), bar])
    }
    let others = explanation.classes.dropFirst(shown.count)
    if !others.isEmpty {
      let sum = others.reduce(0) { $0 + Double($1.probability) }
      table.add(["\(others.count) others", "", sum.fixed(4)])
    }
    let tag = explanation.predicted.tag
    return table.lines(indent: 2) + ["  loss −log p(\(tag)) = \(Double(explanation.loss).short), with \(tag) for gold"]
  }

  // MARK: - Rows with several uses

  /// The sums of rows that stand at several places, at the look-ups that they belong to.
  private var sharedRows: [Int: [TracePage.Note]] {
    var notes: [Int: [TracePage.Note]] = [:]
    for row in explanation.sharedRows {
      let places = row.places.map { explanation.offset(of: $0) }
      var rowNotes = [TracePage.Note(name: "d row at \(places.joined(separator: ", "))", gradient: .row(row.sum))]
      for (index, part) in row.parts.enumerated() {
        rowNotes.append(.init(name: "\(index == 0 ? "=" : "+") from \(places[index])", gradient: .row(part)))
      }
      notes[row.step, default: []] += rowNotes
    }
    return notes
  }

  // MARK: - Contributions

  private var contributions: [String] {
    let lead = explanation.lead
    let largest = explanation.contributions.map(\.value.magnitude).max() ?? 0
    var table = TextTable([.right, .left, .left, .right, .left])
    for contribution in explanation.contributions {
      let isFirst = contribution.feature == explanation.contributions.first?.feature
      table.add([
        isFirst ? explanation.offset(of: contribution.place) : "",
        isFirst ? explanation.name(of: contribution.place) : "", contribution.feature, signed(contribution.value),
        bar(contribution.value, largest: largest),
      ])
    }
    table.add(["", "sum", "", signed(lead.sum)])
    if lead.otherWindows != 0 {
      table.add(["", "elsewhere", "", signed(lead.otherWindows), "where the word stands in other places"])
    }
    table.add(["", "biases", "", signed(lead.biases)])
    table.add(["", "remainder", "", signed(lead.remainder), remark])
    table.add(["", "lead", "", signed(lead.score)])
    return table.lines(indent: 2)
  }

  /// Whether the parts make up the whole.
  private var remark: String {
    let scale = explanation.contributions.reduce(0) { $0 + $1.value.magnitude } + explanation.lead.biases.magnitude
    return explanation.lead.remainder.magnitude <= 1e-4 * max(scale, 1)
      ? "nothing but rounding: contributions and biases are the whole lead"
      : "what the curve of the activation leaves: contributions are of first order only"
  }

  /// A bar to the right of a line for what speaks for the tag, to the left for what speaks against it.
  private func bar(_ value: Float, largest: Float) -> String {
    let half = ExplanationPage.barWidth / 2
    let share = largest > 0 ? Double(value.magnitude / largest) : 0
    let bar = String(repeating: "█", count: Int((share * Double(half)).rounded()))
    return value < 0 ? bar.leftPadded(to: half) + "│" : String(repeating: " ", count: half) + "│" + bar
  }

  private func signed(_ value: Float) -> String {
    let text = Double(value).fixed(3)
    return value > 0 && text != "0.000" ? "+" + text : text
  }
}

extension Matrix where Scalar == Float {
  fileprivate static func row(_ elements: [Float]) -> Matrix {
    Matrix(rows: 1, columns: elements.count, elements: elements)
  }
}
