import TestSupport
import Testing

@testable import VectorEvaluation

@Suite struct CandidateRowsTests {
  @Test func rowsHaveLengthOne() throws {
    let rows = try CandidateRows(TemporaryFolder().store("a 3 4\nzero 0 0\nb 0 -2\n"), first: nil)
    #expect(rows.dimension == 2)
    #expect(rows.count == 2)
    #expect(rows[0] == [0.6, 0.8])
    #expect(Array(rows[1]) == [0, -1])
    // numbers in the store count from 1
    #expect((0...4).map(rows.row(ofID:)) == [nil, 0, nil, 1, nil])
  }

  @Test(arguments: [1, 511, 512, 513, 1024, 1100, nil]) func tilesHoldTheFirstWords(_ limit: Int?) throws {
    let (text, vectors) = randomVectors(1100, dimension: 3, seed: 3)
    let rows = try CandidateRows(TemporaryFolder().store(text), first: limit)
    let count = limit ?? 1100
    #expect(rows.count == count)
    #expect(rows.tiles.dropLast().allSatisfy { $0.rows == CandidateRows.tileRows })
    #expect(rows.tiles.reduce(0) { $0 + $1.rows } == count)
    #expect(rows.row(ofID: count) == count - 1)
    #expect(rows.row(ofID: count + 1) == nil)
    let last = vectors[count - 1].map(Double.init)
    let length = last.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(Array(rows[count - 1]) == last.map { Float($0 / length) })
  }

  @Test func vectorsWithoutDirection() throws {
    let rows = try CandidateRows(TemporaryFolder().store("a 0 0\nb 0 0\n"), first: nil)
    #expect(rows.count == 0)
    #expect(rows.tiles.isEmpty)
  }
}
