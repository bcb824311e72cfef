/// Rewrites the classes of one tag set as those of another with the same labels, in any scheme.
///
/// The same as to read the entities and to write them in the other scheme, without making them.
package struct TagRecoder: Sendable {
  /// The tags that are written.
  package let tagSet: TagSet

  private let classes: Int
  private let prefixCount: Int
  /// The number of each class's label; -1 of O.
  private let labels: [Int]
  /// Whether a token of class `c` belongs to the entity of the token of class `b` before it: `[b, c]`, row by row.
  private let goesOn: [Bool]

  /// - Complexity: O(`source.count`²).
  package init(from source: TagSet, to scheme: TagScheme) {
    tagSet = TagSet(labels: source.labels, scheme: scheme)
    classes = source.count
    prefixCount = scheme.prefixes.count
    labels = source.tags.map { tag in source.labels.firstIndex(of: tag.label) ?? -1 }
    goesOn = source.tags.flatMap { before in source.tags.map { $0.goesOn(after: before) } }
  }

  /// Rewrites sentences.
  ///
  /// - Parameter path: the class of each token, sentence after sentence; each then is one of ``tagSet``.
  /// - Returns: how many entities there are of each label, `[labels]`.
  /// - Precondition: each class is one of the source's, and there are as many as the lengths say.
  /// - Complexity: O(tokens).
  package func recode(_ path: inout [Int32], sentenceLengths: [Int]) -> [Int] {
    precondition(
      path.count == sentenceLengths.reduce(0, +), "\(path.count) classes for \(sentenceLengths.reduce(0, +)) tokens")
    var counts = [Int](repeating: 0, count: tagSet.labels.count)
    var classes = path.mutableSpan
    var start = 0
    for length in sentenceLengths {
      recode(&classes, start..<start + length, counting: &counts)
      start += length
    }
    return counts
  }

  private func recode(_ path: inout MutableSpan<Int32>, _ sentence: Range<Int>, counting counts: inout [Int]) {
    var joinsLast = false
    var lastLabel = -1
    for token in sentence {
      let current = Int(path[token])
      let label = labels[current]
      let isLast = token + 1 == sentence.upperBound
      let joinsNext = !isLast && goesOn[current * classes + Int(path[token + 1])]
      if label < 0 {
        path[token] = 0
      } else {
        let number = prefixNumber(joinsLast: joinsLast, joinsNext: joinsNext, followsItsLike: lastLabel == label)
        path[token] = Int32(truncatingIfNeeded: 1 + label * prefixCount + number)
        if !joinsLast { counts[label] += 1 }
      }
      (joinsLast, lastLabel) = (joinsNext, label)
    }
  }

  /// Which of the scheme's prefixes a token has.
  ///
  /// - Parameter followsItsLike: whether the token before it has the same label.
  private func prefixNumber(joinsLast: Bool, joinsNext: Bool, followsItsLike: Bool) -> Int {
    switch tagSet.scheme {
    case .iob1: !joinsLast && followsItsLike ? 0 : 1
    case .iob2: joinsLast ? 1 : 0
    case .bioes: joinsLast ? joinsNext ? 1 : 2 : joinsNext ? 0 : 3
    }
  }
}
