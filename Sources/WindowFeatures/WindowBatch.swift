/// The windows around some tokens, as row numbers ready for look-up.
///
/// Shapes: each feature has `[batch, windowSize]` rows, window after window; `goldClasses` has `[batch]` classes, or
/// none where they are not known.
public struct WindowBatch: Sendable {
  /// For each feature, the word first, the rows of all windows.
  public private(set) var rows: [[Int32]]
  public private(set) var goldClasses: [Int32] = []

  public init(featureCount: Int) {
    precondition(featureCount > 0, "no windows of \(featureCount) features")
    rows = Array(repeating: [], count: featureCount)
  }

  /// The number of windows.
  public private(set) var count = 0

  /// Replaces the windows by those around the given tokens, keeping the storage.
  ///
  /// - Parameter tokens: token numbers in 0 ..< `text.tokenCount`.
  /// - Complexity: O(tokens · features · window size).
  public mutating func fill(from text: EncodedText, tokens: some Collection<Int>) {
    precondition(rows.count == text.rows.count, "\(text.rows.count) features where \(rows.count) are expected")
    count = tokens.count
    for feature in rows.indices {
      let source = text.rows[feature]
      rows[feature].removeAll(keepingCapacity: true)
      for token in tokens {
        let place = Int(text.places[token])
        rows[feature].append(contentsOf: source[place - text.radius...place + text.radius])
      }
    }
    goldClasses.removeAll(keepingCapacity: true)
    if !text.goldClasses.isEmpty {
      for token in tokens { goldClasses.append(text.goldClasses[token]) }
    }
  }

  /// Replaces words by the unknown word, where `isDropped` says so: so its vector is learned from the contexts in
  /// which unknown words stand. It is asked once for each place that holds a known word.
  public mutating func dropWords(where isDropped: () -> Bool) {
    for place in rows[0].indices where rows[0][place] >= Vocabulary.firstWord && isDropped() {
      rows[0][place] = Vocabulary.unknown
    }
  }
}
