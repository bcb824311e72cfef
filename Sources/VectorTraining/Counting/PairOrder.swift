/// Pairs of words as numbers: how counts are sorted, and cut into parts that can be merged on their own.
///
/// A pair is two ranks `row` ≤ `column`; co-occurrence is symmetric. Parts take the rows by turns, so that each has its
/// share of the frequent words.
struct PairOrder: Sendable, Hashable {
  /// The number of parts, and thereby the most threads that can merge at once.
  static let parts = 16

  /// The number of words.
  let vocabularySize: Int
  /// The number of rows of a part.
  private let rowsPerPart: Int

  /// The most words for which a key and the units of an occurrence fit into 64 bits together.
  static let mostWords = 2_000_000

  init(vocabularySize: Int) {
    precondition(vocabularySize <= Self.mostWords, "\(vocabularySize) words are too many")
    self.vocabularySize = vocabularySize
    rowsPerPart = (vocabularySize + Self.parts - 1) / Self.parts
  }

  /// The place of a pair among all: by part, then by row, then by column.
  func key(_ row: Int, _ column: Int) -> UInt64 {
    UInt64((row % Self.parts * rowsPerPart + row / Self.parts) * vocabularySize + column)
  }

  /// The pair of a key.
  ///
  /// - Throws: `WorkFileDamage` for a number that is the key of no pair.
  func pair(_ key: UInt64) throws(WorkFileDamage) -> (row: Int, column: Int) {
    guard key < end(ofPart: Self.parts - 1) else { throw WorkFileDamage() }
    let (row, column) = Int(key).quotientAndRemainder(dividingBy: vocabularySize)
    let (part, place) = row.quotientAndRemainder(dividingBy: rowsPerPart)
    let pair = (row: place * Self.parts + part, column: column)
    guard pair.row <= column else { throw WorkFileDamage() }
    return pair
  }

  /// The first key behind those of a part.
  func end(ofPart part: Int) -> UInt64 { UInt64((part + 1) * rowsPerPart * vocabularySize) }

  /// The rows of a part, in order.
  func rows(ofPart part: Int) -> StrideTo<Int> { stride(from: part, to: vocabularySize, by: Self.parts) }
}
