/// An entity that was not found as it is in the gold standard, with the words around it.
public struct SpanError: Sendable, Hashable {
  /// Where its first word stands.
  public let place: TextPlace
  public let pair: SpanComparison.Pair
  /// The words of both entities, with up to ``contextLength`` more on each side.
  public let words: [String]
  /// The number of words before the entities.
  public let wordsBefore: Int

  /// How many words are shown before and after.
  public static let contextLength = 5

  /// - Parameters:
  ///   - pair: Two entities of a sentence, or one.
  ///   - words: Those of the sentence.
  ///   - start: Where the first of them stands; the others follow line by line.
  /// - Complexity: O(length of the entities).
  public init(_ pair: SpanComparison.Pair, in words: [String], from start: TextPlace) {
    let tokens = pair.tokens
    let shown =
      max(
        0, tokens.lowerBound - SpanError.contextLength)..<min(words.count, tokens.upperBound + SpanError.contextLength)
    self.pair = pair
    self.words = Array(words[shown])
    wordsBefore = tokens.lowerBound - shown.lowerBound
    place = TextPlace(file: start.file, line: start.line + tokens.lowerBound)
  }

  /// The errors of a sentence, in order.
  public static func list(_ comparison: SpanComparison, in words: [String], from start: TextPlace) -> [SpanError] {
    comparison.pairs.filter { $0.kind != .right }.map { SpanError($0, in: words, from: start) }
  }

  /// The words, the entity of the gold standard in `[ ]` and the predicted one, where its borders are others, in `{ }`:
  /// `by {Mr [Charles Babbage]} in Turin`.
  public var text: String { text(showing: { $0 }) }

  /// The same, with each word as `show` shows it.
  package func text(showing show: (String) -> String) -> String {
    let shift = pair.tokens.lowerBound - wordsBefore
    var opening = [String](repeating: "", count: words.count)
    var closing = opening
    func enclose(_ span: EntitySpan, _ brackets: (String, String)) {
      let (first, last) = (span.tokens.lowerBound - shift, span.tokens.upperBound - 1 - shift)
      opening[first] += brackets.0
      closing[last] = brackets.1 + closing[last]
    }
    let both = [(pair.gold, ("[", "]")), (pair.predicted, ("{", "}"))].compactMap { span, brackets in
      span.map { ($0, brackets) }
    }
    // the longer of two outside
    let shown = pair.gold?.tokens == pair.predicted?.tokens ? Array(both.prefix(1)) : both
    for (span, brackets) in shown.sorted(by: { $0.0.tokens.count > $1.0.tokens.count }) { enclose(span, brackets) }
    return words.indices.map { opening[$0] + show(words[$0]) + closing[$0] }.joined(separator: " ")
  }
}
