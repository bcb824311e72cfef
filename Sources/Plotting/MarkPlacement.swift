/// A mark on the horizontal axis, with the place of its label above the first panel.
struct MarkPlacement: Sendable, Hashable {
  static let rowHeight = TextStyle.label.lineHeight
  /// The room between a line and its label.
  private static let gap = 5.0

  let label: String
  let x: Double
  /// Whether the label is to the left of the line, for want of room to the right.
  let isFlipped: Bool
  /// How many rows of labels are below this one.
  let row: Int

  /// The places of all marks that the axis shows, from right to left; a label is in a row of its own where it would
  /// overlap with others.
  static func placements(
    of marks: [LineChart.Mark], along axis: AxisRange, left: Double, right: Double
  ) -> [MarkPlacement] {
    let shown = marks.compactMap { mark in
      axis.fraction(of: mark.x).flatMap { fraction in
        fraction >= 0 && fraction <= 1 ? (x: left + fraction * (right - left), label: mark.label) : nil
      }
    }
    var placements: [MarkPlacement] = []
    for mark in shown.sorted(by: { ($0.x, $0.label) > ($1.x, $1.label) }) {
      let label = TextStyle.label.shortened(mark.label, width: (right - left) / 2)
      let isFlipped = mark.x + gap + TextStyle.label.width(of: label) > right
      func candidate(_ row: Int) -> MarkPlacement {
        MarkPlacement(label: label, x: mark.x, isFlipped: isFlipped, row: row)
      }
      let row = (0...placements.count).first { row in !placements.contains(where: candidate(row).collides) }
      placements.append(candidate(row ?? placements.count))
    }
    return placements
  }

  /// What line and label take of the width.
  var extent: ClosedRange<Double> {
    let width = Self.gap + TextStyle.label.width(of: label)
    return isFlipped ? x - width...x : x...x + width
  }

  /// Whether the labels overlap, or the line of one, which runs down from its label, crosses the label of the other.
  private func collides(with other: MarkPlacement) -> Bool {
    if row == other.row { return extent.overlaps(other.extent) }
    return row < other.row ? extent.contains(other.x) : other.extent.contains(x)
  }

  /// The baseline of the label and where the line begins, over an area that begins at `top`.
  func places(above top: Double) -> (text: Place, line: Place) {
    let baseline = top - 6 - Double(row) * Self.rowHeight
    return (
      Place(x: isFlipped ? x - Self.gap : x + Self.gap, y: baseline),
      Place(x: x, y: baseline - 10)
    )
  }
}
