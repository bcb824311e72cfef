/// The quick way through a vector file: rows of one word without spaces, a separator before each number, and nothing
/// wrong.
enum RowScanner {
  /// Adds the rows from `start` on to `block`, up to the first that is of another kind or not complete.
  ///
  /// - Returns: where that row begins, or the end of `text`.
  /// - Complexity: O(bytes).
  static func scan(_ text: Span<UInt8>, from start: Int, into block: inout RowBlock) -> Int {
    let powers = FloatParser.powersOfTen
    var position = start
    while let wordEnd = endOfWord(text, from: position) {
      var index = wordEnd
      let isRow = block.append(text, from: position) { vectors, place in
        readNumbers(text, from: &index, into: &vectors, at: place, powers: powers.span) ? wordEnd : nil
      }
      guard isRow else { break }
      position = index + 1
    }
    return position
  }

  /// Where the word that begins at `start` ends, at a separator; nil if it may not be a good one.
  @inline(__always)
  private static func endOfWord(_ text: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    var bits: UInt8 = 0
    while index < text.count, !GloVeRow.isSeparator(text[index]) {
      guard text[index] != 0, text[index] != UInt8(ascii: "\n") else { return nil }
      bits |= text[index]
      index += 1
    }
    guard index > start, index < text.count else { return nil }
    if bits >= 0x80, !GloVeRow.isUTF8(text.extracting(start..<index)) { return nil }
    return index
  }

  /// Reads the numbers of a row into `vectors`, from `start` to its end. The first separator is at `index`, which moves to
  /// the line feed after the last number.
  ///
  /// - Returns: false if they are not all there, or other things are.
  @inline(__always)
  private static func readNumbers(
    _ text: Span<UInt8>, from index: inout Int, into vectors: inout MutableSpan<Float>, at start: Int,
    powers: Span<Double>
  ) -> Bool {
    let bytes = unsafe text.bytes
    var place = start
    while true {
      index += 1
      if index + FloatParser.quickBytes <= text.count,
        let number = FloatParser.scanQuickly(bytes, at: index, powers: powers)
      {
        vectors[place] = number.value
        index = number.end
      } else {
        guard let value = FloatParser.scan(text, from: &index), value.isFinite else { return false }
        vectors[place] = value
      }
      place += 1
      guard index < text.count else { return false }
      if place == vectors.count { return isAtEnd(text, &index) }
      guard GloVeRow.isSeparator(text[index]) else { return false }
    }
  }

  /// Moves to the line feed behind the last number, over spaces and then a carriage return.
  ///
  /// - Returns: false if there is none, or other things are before it.
  @inline(__always)
  private static func isAtEnd(_ text: Span<UInt8>, _ index: inout Int) -> Bool {
    while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "\r") { index += 1 }
    return index < text.count && text[index] == UInt8(ascii: "\n")
  }
}
