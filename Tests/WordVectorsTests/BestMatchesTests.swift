import TestSupport
import Testing

@testable import WordVectors

@Suite struct BestMatchesTests {
  /// Many matches in random order, many of them equal, give what a sort gives.
  @Test(arguments: [0, 1, 2, 10, 100, 5000], 1...5) func agreesWithASort(count: Int, seed: Int) {
    var generator = SeededRandom(seed: UInt64(seed))
    let matches = (1...1000).map { id in
      BestMatches.Match(id: id, cosine: Float(Int.random(in: -50...50, using: &generator)) / 50)
    }.shuffled(using: &generator)
    var best = BestMatches(count: count)
    for match in matches { best.insert(match.id, match.cosine) }
    let sorted = matches.sorted { ($0.cosine, -$0.id) > ($1.cosine, -$1.id) }
    #expect(best.sorted() == Array(sorted.prefix(count)), "seed \(seed)")
  }

  @Test func nothingShown() {
    #expect(BestMatches(count: 5).sorted() == [])
  }
}
