import Testing

@testable import WordVectors

@Suite struct VectorTableTests {
  @Test func findsItsRows() {
    var table = VectorTable(dimension: 2, capacity: 3)
    table.ids = [9, nil, 4]
    table.rows = [0, nil, 1]
    table.vectors = [1, 2, 3, 4]
    #expect(table.foundCount == 2)
    #expect(table.vector(at: 0) == [1, 2])
    #expect(table.vector(at: 1) == nil)
    #expect(table.vector(at: 2) == [3, 4])
  }

  @Test func emptyTable() {
    #expect(VectorTable(dimension: 50, capacity: 0).foundCount == 0)
  }
}
