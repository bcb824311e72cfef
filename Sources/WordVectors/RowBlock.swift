/// Rows of a vector file that were read together, good and bad.
public struct RowBlock: Sendable {
  /// How many numbers a row has.
  public let dimension: Int
  /// `[count, dimension]`: the numbers of the good rows.
  public private(set) var vectors: [Float] = []
  /// The words of the good rows, as UTF-8 without separators.
  public private(set) var spelling: [UInt8] = []
  /// Where each word ends in `spelling`.
  private var ends: [Int] = []
  /// The bad rows, each with the number of good rows before it.
  public private(set) var badRows: [(precedingWords: Int, row: BadRow)] = []

  init(dimension: Int) {
    self.dimension = dimension
  }

  /// How many good rows there are.
  public var count: Int { ends.count }

  /// Whether there are no rows at all.
  public var isEmpty: Bool { ends.isEmpty && badRows.isEmpty }

  /// Where the word of a good row stands in `spelling`.
  public func wordRange(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// Makes room for the rows of a text of so many bytes.
  mutating func reserve(bytes: Int) {
    // a number and its separator mostly take 7 bytes or more
    vectors.reserveCapacity(bytes / 7)
    ends.reserveCapacity(bytes / (7 * dimension))
    spelling.reserveCapacity(bytes / dimension)
  }

  /// Adds a good row of `text`, whose word begins at `start`.
  ///
  /// - Parameter read: writes the numbers into `vectors`, from `place` to its end, and returns where the word ends; nil if
  ///   the row is none, which is then not added.
  /// - Returns: whether there was a row.
  @inline(__always)
  mutating func append(
    _ text: Span<UInt8>, from start: Int, _ read: (_ vectors: inout MutableSpan<Float>, _ place: Int) -> Int?
  ) -> Bool {
    let place = vectors.count
    vectors.append(contentsOf: repeatElement(0, count: dimension))
    var span = vectors.mutableSpan
    guard let end = read(&span, place) else {
      vectors.removeLast(dimension)
      return false
    }
    for index in start..<end { spelling.append(text[index]) }
    ends.append(spelling.count)
    return true
  }

  /// Adds a row of any kind, good or bad, which is that of line `line`.
  mutating func append(_ row: ArraySlice<UInt8>, line: Int) {
    let row = GloVeRow.trimmed(row)
    var reason: BadRow.Reason?
    let isGood = append(row.span, from: 0) { vectors, place in
      switch GloVeRow.parse(row.span, into: &vectors, at: place) {
      case .word(let end): return end
      case .bad(let found):
        reason = found
        return nil
      }
    }
    guard !isGood, let reason else { return }
    badRows.append((count, BadRow(line: line, reason: reason, excerpt: excerpt(of: row))))
  }
}
