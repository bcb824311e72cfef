import TestSupport
import Testing

@testable import Plotting

@Suite struct MarkPlacementTests {
  private let range = AxisRange(.init("x", from: 0, to: 100), data: [], slack: .margin, count: 5)

  private func placements(_ marks: [(Double, String)]) -> [MarkPlacement] {
    MarkPlacement.placements(of: marks.map { .init(at: $0.0, $0.1) }, along: range, left: 100, right: 600)
  }

  @Test func aMarkAndItsLabel() {
    let placements = placements([(20, "recommended")])
    #expect(placements.map(\.x) == [200] && placements[0].row == 0 && !placements[0].isFlipped)
    let places = placements[0].places(above: 50)
    #expect(places.text.x > 200 && places.text.y < 50)
    #expect(places.line.x == 200 && places.line.y < places.text.y)
  }

  @Test func atTheRightTheLabelIsToTheLeft() {
    let placements = placements([(99, "recommended")])
    #expect(placements[0].isFlipped && placements[0].extent.upperBound == placements[0].x)
    #expect(placements[0].places(above: 50).text.x < placements[0].x)
  }

  @Test func whatTheAxisDoesNotShow() {
    #expect(placements([(-1, "before"), (101, "after"), (.nan, "nowhere"), (.infinity, "beyond")]).isEmpty)
    #expect(placements([(0, "first"), (100, "last")]).map(\.label) == ["last", "first"])
  }

  @Test func labelsThatWouldOverlap() {
    #expect(placements([(10, "a threshold"), (15, "another"), (20, "third")]).map(\.row) == [0, 1, 2])
    #expect(placements([(10, "a threshold"), (60, "another")]).map(\.row) == [0, 0])
  }

  @Test func longLabelsAreShortened() {
    let placements = placements([(10, String(repeating: "very ", count: 90))])
    #expect(placements[0].label.hasSuffix("…") && placements[0].extent.upperBound <= 600)
  }

  /// No label is over another, and no line goes through one, as long as labels are to the right of their lines.
  @Test func anyMarks() {
    for seed: UInt64 in 1...100 {
      var random = SeededRandom(seed: seed)
      let marks = (0..<6).map { (Double.random(in: 0...75, using: &random), "mark \($0)") }
      let placements = placements(marks)
      #expect(placements.count == 6 && !placements.contains(where: \.isFlipped), "seed \(seed)")
      for (index, one) in placements.enumerated() {
        for other in placements[..<index] {
          #expect(one.row != other.row || !one.extent.overlaps(other.extent), "seed \(seed)")
          let (low, high) = one.row < other.row ? (one, other) : (other, one)
          #expect(low.row == high.row || !low.extent.contains(high.x), "seed \(seed)")
        }
      }
    }
  }
}
