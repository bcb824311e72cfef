/// The `count` matches of the largest cosine among all that are shown to it.
///
/// - Complexity: O(log `count`) a match on average, O(`count`) memory.
struct BestMatches {
  struct Match: Hashable {
    let id: Int
    let cosine: Float

    /// Larger cosines first, and among equal ones smaller ids.
    func comesBefore(_ other: Match) -> Bool {
      cosine == other.cosine ? id < other.id : cosine > other.cosine
    }
  }

  private let count: Int
  private var matches: [Match] = []
  /// What a match must come before to be among the best; nil while there is room.
  private var bar: Match?

  init(count: Int) {
    self.count = max(0, count)
  }

  mutating func insert(_ id: Int, _ cosine: Float) {
    let match = Match(id: id, cosine: cosine)
    if let bar, !match.comesBefore(bar) { return }
    matches.append(match)
    // sorted only when it has doubled, so that the cost spreads over many matches
    if matches.count >= 2 * count + 16 {
      matches = sorted()
      bar = matches.last
    }
  }

  /// The best matches, the best first.
  func sorted() -> [Match] {
    Array(matches.sorted { $0.comesBefore($1) }.prefix(count))
  }
}
