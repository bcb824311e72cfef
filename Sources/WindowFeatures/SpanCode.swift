/// Where a token stands in a run of tokens that was found in a list.
public enum SpanCode: Int, Sendable, CaseIterable {
  /// In none.
  case outside
  /// The first of several.
  case begin
  /// Neither the first nor the last.
  case inside
  /// The last of several.
  case end
  /// The only one.
  case single

  /// The raw code of each of `count` tokens in which `spans` were found.
  ///
  /// - Precondition: No span is empty, overlaps another or leaves 0 ..< `count`.
  /// - Complexity: O(`count`).
  static func codes(of spans: [Range<Int>], count: Int) -> [Int] {
    var codes = Array(repeating: outside.rawValue, count: count)
    for span in spans {
      precondition(!span.isEmpty, "\(span) holds no tokens")
      guard span.count > 1 else {
        codes[span.lowerBound] = single.rawValue
        continue
      }
      for token in span { codes[token] = inside.rawValue }
      codes[span.lowerBound] = begin.rawValue
      codes[span.upperBound - 1] = end.rawValue
    }
    return codes
  }
}
