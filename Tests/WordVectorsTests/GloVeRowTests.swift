import Testing

@testable import WordVectors

@Suite struct GloVeRowTests {
  @Test(arguments: [
    ("a 1 2", 2), ("new york 1 2", 2), ("route 66 1 2", 3), ("a", 0), ("", 0), ("1 2", 1), ("a nan inf", 2),
    ("a 1 x 2", 1),
    ("a  1", 1),
  ]) func countsTheNumbersAtTheEnd(row: String, count: Int) {
    let bytes = Array(row.utf8)
    #expect(GloVeRow.numbersAtEnd(of: bytes.span) == count)
  }

  @Test(arguments: [
    ("a 1", "a 1"), ("a 1 ", "a 1"), ("a 1  \r", "a 1"), ("a 1\r\r", "a 1\r"), ("a 1\r ", "a 1\r"), ("a 1\t", "a 1\t"),
    ("  ", ""), ("", ""),
  ]) func trims(line: String, row: String) {
    #expect(GloVeRow.trimmed(Array(line.utf8)[...]) == Array(row.utf8)[...])
  }

  /// The rest of the vector is untouched, and a row that does not fit may leave anything in its place.
  @Test func readsIntoThePlace() {
    let row = Array("route 66 5 6".utf8)
    var vector: [Float] = [9, 0, 0]
    var span = vector.mutableSpan
    guard case .word(let end) = GloVeRow.parse(row.span, into: &span, at: 1) else {
      Issue.record("the row does not fit")
      return
    }
    #expect(end == 8)
    #expect(vector == [9, 5, 6])
  }
}
