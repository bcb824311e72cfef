import TestSupport
import Testing

@testable import Plotting

@Suite struct ClippingTests {
  private let frame = Frame(x: 0, y: 0, width: 100, height: 50)

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var line: [Place]
    var parts: [[Place]]
  }

  private static func places(_ coordinates: (Double, Double)...) -> [Place] {
    coordinates.map { Place(x: $0.0, y: $0.1) }
  }

  static let cases = [
    Case(
      testDescription: "inside", line: places((10, 10), (20, 30), (90, 50)),
      parts: [places((10, 10), (20, 30), (90, 50))]),
    Case(
      testDescription: "out at the top and in again", line: places((10, 10), (20, -10), (30, 10)),
      parts: [places((10, 10), (15, 0)), places((25, 0), (30, 10))]),
    Case(
      testDescription: "through both sides", line: places((-50, 25), (150, 25)), parts: [places((0, 25), (100, 25))]),
    Case(testDescription: "outside", line: places((-10, 60), (110, 55)), parts: []),
    Case(testDescription: "past a corner", line: places((90, -20), (120, 10)), parts: []),
    Case(testDescription: "a single place", line: places((10, 10)), parts: []),
    Case(testDescription: "no place", line: [], parts: []),
    Case(
      testDescription: "standing still", line: places((10, 10), (10, 10)), parts: [places((10, 10), (10, 10))]),
    Case(
      testDescription: "from far below to far above", line: places((50, 1e7), (50, -1e7)),
      parts: [places((50, 50), (50, 0))]),
  ]

  @Test(arguments: cases) func linesAreCut(_ c: Case) {
    let parts = frame.clipping(polyline: c.line)
    #expect(parts.map(\.count) == c.parts.map(\.count))
    for (place, expected) in zip(parts.joined(), c.parts.joined()) {
      #expect((place.x - expected.x).magnitude < 1e-6 && (place.y - expected.y).magnitude < 1e-6)
    }
  }

  /// A place of the line is in a part just when it is in the frame.
  @Test func partsAreWhatIsInside() {
    for seed: UInt64 in 1...60 {
      var random = SeededRandom(seed: seed)
      let line = (0..<6).map { _ in
        Place(x: .random(in: -80...180, using: &random), y: .random(in: -60...110, using: &random))
      }
      let parts = frame.clipping(polyline: line)
      #expect(parts.joined().allSatisfy(frame.contains), "seed \(seed)")
      for (start, end) in zip(line, line.dropFirst()) {
        for step in 0...20 {
          let fraction = Double(step) / 20
          let place = Place(x: start.x + fraction * (end.x - start.x), y: start.y + fraction * (end.y - start.y))
          let isCovered = parts.contains { part in
            zip(part, part.dropFirst()).contains { distance(from: place, to: $0, $1) < 1e-9 }
          }
          #expect(isCovered == frame.contains(place), "seed \(seed), \(place)")
        }
      }
    }
  }

  private func distance(from place: Place, to start: Place, _ end: Place) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let square = dx * dx + dy * dy
    let along = square == 0 ? 0 : ((place.x - start.x) * dx + (place.y - start.y) * dy) / square
    let (x, y) = (start.x + min(max(along, 0), 1) * dx - place.x, start.y + min(max(along, 0), 1) * dy - place.y)
    return (x * x + y * y).squareRoot()
  }

  @Test func polygonsAreCut() {
    let square = ClippingTests.places((-10, -10), (50, -10), (50, 25), (-10, 25))
    #expect(Set(frame.clipping(polygon: square)) == Set(ClippingTests.places((0, 0), (50, 0), (50, 25), (0, 25))))
    #expect(frame.clipping(polygon: ClippingTests.places((-10, -10), (-20, -10), (-20, 80))).isEmpty)
    #expect(frame.clipping(polygon: []).isEmpty)
    let huge = ClippingTests.places((-1e7, -1e7), (1e7, -1e7), (1e7, 1e7), (-1e7, 1e7))
    #expect(Set(frame.clipping(polygon: huge)) == Set(ClippingTests.places((0, 0), (100, 0), (100, 50), (0, 50))))
  }

  /// A place of the frame is in the cut triangle just when it is in the triangle.
  @Test func trianglesKeepWhatIsInside() {
    for seed: UInt64 in 1...60 {
      var random = SeededRandom(seed: seed)
      let triangle = (0..<3).map { _ in
        Place(x: .random(in: -80...180, using: &random), y: .random(in: -60...110, using: &random))
      }
      let cut = frame.clipping(polygon: triangle)
      #expect(cut.allSatisfy(frame.contains), "seed \(seed)")
      for _ in 0..<100 {
        let place = Place(x: .random(in: 0...100, using: &random), y: .random(in: 0...50, using: &random))
        #expect(isInside(place, cut) == isInside(place, triangle), "seed \(seed), \(place)")
      }
    }
  }

  /// Whether a ray to the right crosses the border an odd number of times.
  private func isInside(_ place: Place, _ polygon: [Place]) -> Bool {
    zip(polygon, polygon.dropFirst() + polygon.prefix(1)).count { start, end in
      guard (start.y > place.y) != (end.y > place.y) else { return false }
      return place.x < start.x + (place.y - start.y) / (end.y - start.y) * (end.x - start.x)
    } % 2 == 1
  }
}
