import Testing

@testable import WordVectors

@Suite struct DirectionTests {
  /// The cosine of the angle between `a` and `b`.
  private func cosine(_ a: [Float], _ b: [Float]) -> Float? {
    Direction(a)?.cosine(to: b.span)
  }

  @Test func hasLengthOne() {
    #expect(Direction([3, 4])?.unit == [0.6, 0.8])
    // squares that a float cannot hold
    #expect(Direction([3 * 0x1p100, 4 * 0x1p100])?.unit == [0.6, 0.8])
  }

  @Test func nothingHasNoDirection() {
    #expect(Direction([]) == nil)
    #expect(Direction([0, -0.0]) == nil)
    #expect(Direction([.infinity]) == nil)
    #expect(cosine([1, 0], [0, 0]) == nil)
  }

  @Test func cosines() {
    #expect(cosine([2, 0], [7, 0]) == 1)
    #expect(cosine([2, 0], [0, 7]) == 0)
    #expect(cosine([2, 0], [-7, 0]) == -1)
  }

  /// All lengths around the width of eight lanes give what a plain sum in `Double` gives.
  @Test(arguments: 1...26) func agreesWithAPlainSum(dimension: Int) throws {
    let rows = randomRows(2, dimension: dimension, seed: UInt64(dimension))
    let (a, b) = (rows[0].vector.map(Double.init), rows[1].vector.map(Double.init))
    let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let squares = (a.reduce(0) { $0 + $1 * $1 }, b.reduce(0) { $0 + $1 * $1 })
    let expected = product / (squares.0 * squares.1).squareRoot()
    let found = try #require(cosine(rows[0].vector, rows[1].vector))
    #expect(abs(Double(found) - expected) < 1e-6)
  }
}
