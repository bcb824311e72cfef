import TaggedText
import TestSupport
import Testing

@Suite struct LegalPathTests {
  static let sets = TagScheme.allCases.map { TagSet(labels: ["A", "B"], scheme: $0) }

  /// The best legal path by looking at all; of equal ones that with the lowest last class, then the one before, and so on.
  static func bruteForce(_ set: TagSet, _ scores: [Float], count: Int, _ moveScores: MoveScores? = nil) -> [Int] {
    func total(_ path: [Int]) -> Double {
      let tokens = path.enumerated().reduce(0) { $0 + Double(scores[$1.offset * set.count + $1.element]) }
      guard let moveScores else { return tokens }
      let moves = zip(path, path.dropFirst()).reduce(0) { $0 + Double(moveScores.moves[$1.0 * set.count + $1.1]) }
      return tokens + moves + Double(moveScores.start[path[0]]) + Double(moveScores.end[path[count - 1]])
    }
    return set.allPaths(count: count).filter(set.isLegal).min { a, b in
      let (x, y) = (total(a), total(b))
      return x == y ? a.reversed().lexicographicallyPrecedes(b.reversed()) : x > y
    } ?? []
  }

  /// Scores of moves of a tag set, each drawn anew.
  static func moveScores(of set: TagSet, _ draw: () -> Float) -> MoveScores {
    MoveScores(
      moves: (0..<set.count * set.count).map { _ in draw() }, start: (0..<set.count).map { _ in draw() },
      end: (0..<set.count).map { _ in draw() })
  }

  @Test(arguments: sets) func findsTheBestOfAllLegalPaths(_ set: TagSet) {
    let seed: UInt64 = 20_031
    var random = SeededRandom(seed: seed)
    let decoder = PathDecoder(tagSet: set)
    for count in 1...3 {
      for round in 0..<20 {
        let scores = (0..<count * set.count).map { _ in Float.random(in: -4...4, using: &random) }
        let expected = Self.bruteForce(set, scores, count: count)
        #expect(decoder.best(scores: scores, count: count) == expected, "seed \(seed), \(count) tokens, round \(round)")
      }
    }
  }

  /// Multiples of 1/1024, of which no sum is rounded.
  @Test(arguments: sets) func findsTheBestPathOfTokensAndMoves(_ set: TagSet) {
    let seed: UInt64 = 20_034
    var random = SeededRandom(seed: seed)
    func draw() -> Float { Float(Int.random(in: -4_096...4_096, using: &random)) / 1_024 }
    for count in 1...3 {
      for round in 0..<20 {
        let scores = (0..<count * set.count).map { _ in draw() }
        let moveScores = Self.moveScores(of: set, draw)
        let expected = Self.bruteForce(set, scores, count: count, moveScores)
        let path = PathDecoder(tagSet: set, moveScores: moveScores).best(scores: scores, count: count)
        #expect(path == expected, "seed \(seed), \(count) tokens, round \(round)")
      }
    }
  }

  /// The best legal path by the definition of Viterbi's algorithm, one number after the other.
  private static func plainViterbi(_ set: TagSet, _ scores: [Float], count: Int, _ moves: MoveScores?) -> [Int] {
    func move(_ previous: Int, _ next: Int) -> Double {
      guard set.mayFollow(previous: previous, next: next) else { return -.infinity }
      return Double(moves?.moves[previous * set.count + next] ?? 0)
    }
    func border(_ isLegal: Bool, _ score: Float?) -> Double { isLegal ? Double(score ?? 0) : -.infinity }
    var totals = (0..<set.count).map { next in
      border(set.mayFollow(previous: nil, next: next), moves?.start[next]) + Double(scores[next])
    }
    var sources: [[Int]] = []
    for token in 1..<count {
      let best = (0..<set.count).map { next in
        set.tags.indices.reduce(0) { totals[$1] + move($1, next) > totals[$0] + move($0, next) ? $1 : $0 }
      }
      totals = best.indices.map { totals[best[$0]] + move(best[$0], $0) + Double(scores[token * set.count + $0]) }
      sources.append(best)
    }
    for last in totals.indices { totals[last] += border(set.mayFollow(previous: last, next: nil), moves?.end[last]) }
    var path = [totals.indices.reduce(0) { totals[$1] > totals[$0] ? $1 : $0 }]
    for sources in sources.reversed() { path.append(sources[path[path.count - 1]]) }
    return path.reversed()
  }

  /// Of no label, of some, and of many; sentences side by side have the paths that they have by themselves.
  @Test(arguments: [0, 1, 4, 30], TagScheme.allCases) func agreesWithPlainLoops(_ labels: Int, _ scheme: TagScheme) {
    let seed: UInt64 = 20_038
    var random = SeededRandom(seed: seed)
    let set = TagSet(labels: (0..<labels).map { "L\($0)" }, scheme: scheme)
    func draw() -> Float { Float(Int.random(in: -1_024...1_024, using: &random)) / 256 }
    for moves in [nil, Self.moveScores(of: set, draw)] {
      let decoder = PathDecoder(tagSet: set, moveScores: moves)
      let lengths = [3, 0, 1, 40, 0, 7]
      let sentences = lengths.map { length in (0..<length * set.count).map { _ in draw() } }
      let paths = zip(sentences, lengths).map { scores, length in
        length == 0 ? [] : Self.plainViterbi(set, scores, count: length, moves)
      }
      for (scores, path) in zip(sentences, paths) {
        #expect(decoder.best(scores: scores, count: path.count) == path, "seed \(seed)")
      }
      let all = Array(sentences.joined())
      #expect(
        decoder.classes(scores: all.span, sentenceLengths: lengths) == paths.joined().map { Int32($0) }, "seed \(seed)")
    }
  }

  @Test(arguments: sets) func breaksTiesWithMovesTowardsLowerClasses(_ set: TagSet) {
    let seed: UInt64 = 20_035
    var random = SeededRandom(seed: seed)
    func draw() -> Float { Float(Int.random(in: 0...1, using: &random)) }
    for round in 0..<40 {
      let scores = (0..<3 * set.count).map { _ in draw() }
      let moveScores = Self.moveScores(of: set, draw)
      let expected = Self.bruteForce(set, scores, count: 3, moveScores)
      let path = PathDecoder(tagSet: set, moveScores: moveScores).best(scores: scores, count: 3)
      #expect(path == expected, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: sets) func movesThatAreWorthNothingChangeNothing(_ set: TagSet) {
    let seed: UInt64 = 20_036
    var random = SeededRandom(seed: seed)
    let (plain, weighed) = (
      PathDecoder(tagSet: set), PathDecoder(tagSet: set, moveScores: Self.moveScores(of: set) { 0 })
    )
    for round in 0..<20 {
      let scores = (0..<50 * set.count).map { _ in Float(Int.random(in: 0...5, using: &random)) }
      let path = plain.best(scores: scores, count: 50)
      #expect(weighed.best(scores: scores, count: 50) == path, "seed \(seed), round \(round)")
      #expect(weighed.greedy(scores: scores, count: 50) == plain.greedy(scores: scores, count: 50))
    }
  }

  @Test(arguments: sets) func staysLegalWhateverTheMoves(_ set: TagSet) {
    let seed: UInt64 = 20_037
    var random = SeededRandom(seed: seed)
    let odd: [Float] = [.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, 1]
    func draw() -> Float { odd.randomElement(using: &random) ?? 0 }
    for round in 0..<200 {
      let decoder = PathDecoder(tagSet: set, moveScores: Self.moveScores(of: set, draw))
      let scores = (0..<6 * set.count).map { _ in draw() }
      #expect(set.isLegal(decoder.best(scores: scores, count: 6)), "seed \(seed), round \(round)")
    }
  }

  @Test func decodesTheEmptySentenceWithMoves() {
    let set = TagSet(labels: ["A"], scheme: .bioes)
    #expect(PathDecoder(tagSet: set, moveScores: Self.moveScores(of: set) { 1 }).best(scores: [], count: 0).isEmpty)
  }

  @Test(arguments: sets) func breaksTiesTowardsLowerClasses(_ set: TagSet) {
    let seed: UInt64 = 20_032
    var random = SeededRandom(seed: seed)
    let decoder = PathDecoder(tagSet: set)
    for round in 0..<40 {
      let scores = (0..<3 * set.count).map { _ in Float(Int.random(in: 0...2, using: &random)) }
      let expected = Self.bruteForce(set, scores, count: 3)
      #expect(decoder.best(scores: scores, count: 3) == expected, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: sets) func staysLegalWhateverTheScores(_ set: TagSet) {
    let seed: UInt64 = 20_033
    var random = SeededRandom(seed: seed)
    let decoder = PathDecoder(tagSet: set)
    let odd: [Float] = [.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, 1]
    for round in 0..<200 {
      let scores = (0..<6 * set.count).map { _ in odd.randomElement(using: &random) ?? 0 }
      #expect(set.isLegal(decoder.best(scores: scores, count: 6)), "seed \(seed), round \(round)")
      #expect(decoder.greedy(scores: scores, count: 6).allSatisfy { (0..<set.count).contains($0) })
    }
  }

  @Test(arguments: sets) func takesOutsideWhenNoScoreIsANumber(_ set: TagSet) {
    let scores = [Float](repeating: .nan, count: 4 * set.count)
    #expect(PathDecoder(tagSet: set).best(scores: scores, count: 4) == [0, 0, 0, 0])
    #expect(PathDecoder(tagSet: set).greedy(scores: scores, count: 4) == [0, 0, 0, 0])
  }

  @Test func anImpossibleScoreSpoilsOnlyItsOwnToken() {
    // O, B-A, I-A: the first token has no finite score, the others are clear.
    let set = TagSet(labels: ["A"], scheme: .iob2)
    let scores: [Float] = [.nan, .nan, -.infinity, 0, 3, 1, 0, 1, 3]
    #expect(PathDecoder(tagSet: set).best(scores: scores, count: 3) == [0, 1, 2])
  }

  @Test func greedyTakesTheHighestScoreLegalOrNot() {
    let set = TagSet(labels: ["A"], scheme: .iob2)
    let scores: [Float] = [0, 1, 2, .nan, 5, 5, 3, .nan, 3]
    #expect(PathDecoder(tagSet: set).greedy(scores: scores, count: 3) == [2, 1, 0])
    #expect(PathDecoder(tagSet: set).best(scores: [0, 1, 2], count: 1) == [1])
  }

  /// As if it had been taken from the scores of O, in either decoding.
  @Test(arguments: sets) func aBiasIsTakenFromTheScoresOfOutside(_ set: TagSet) {
    let seed: UInt64 = 20_034
    var random = SeededRandom(seed: seed)
    for bias: Float in [-1.5, 0, 0.5, 2, 1000] {
      let scores = (0..<6 * set.count).map { _ in Float.random(in: -2...2, using: &random) }
      let shifted = scores.indices.map { $0 % set.count == 0 ? scores[$0] - bias : scores[$0] }
      let (biased, plain) = (PathDecoder(tagSet: set, outsideBias: bias), PathDecoder(tagSet: set))
      #expect(biased.best(scores: scores, count: 6) == plain.best(scores: shifted, count: 6), "seed \(seed), \(bias)")
      #expect(biased.greedy(scores: scores, count: 6) == plain.greedy(scores: shifted, count: 6), "\(bias)")
    }
  }

  @Test func decodesTheEmptySentence() {
    let decoder = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .bioes))
    #expect(decoder.best(scores: [], count: 0).isEmpty)
    #expect(decoder.greedy(scores: [], count: 0).isEmpty)
  }

  @Test func refusesScoresOfAnotherShape() async {
    await #expect(processExitsWith: .failure) {
      _ = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .iob2)).best(scores: [0, 0], count: 1)
    }
  }

  @Test func refusesMovesOfOtherClasses() async {
    await #expect(processExitsWith: .failure) {
      let moves = MoveScores(moves: [0, 0, 0, 0], start: [0, 0], end: [0, 0])
      _ = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .iob2), moveScores: moves)
    }
  }
}
