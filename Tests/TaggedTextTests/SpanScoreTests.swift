import TaggedText
import TestSupport
import Testing

@Suite struct SpanScoreTests {
  @Test func countsExactSpansOnly() {
    var score = SpanScore()
    score.add(
      gold: [EntitySpan("LOC", 0..<2), EntitySpan("PER", 3..<4), EntitySpan("PER", 4..<5)],
      predicted: [EntitySpan("LOC", 0..<1), EntitySpan("PER", 3..<4), EntitySpan("ORG", 4..<5)],
      tokens: 6)
    #expect(score.overall == SpanScore.Counts(gold: 3, predicted: 3, correct: 1))
    #expect(score.byLabel.map(\.label) == ["LOC", "ORG", "PER"])
    #expect(score.byLabel.map(\.counts.gold) == [1, 0, 2])
    #expect(score.byLabel.map(\.counts.predicted) == [1, 1, 1])
    #expect(score.byLabel.map(\.counts.correct) == [0, 0, 1])
    #expect(score.tokens == 6)
    #expect(score.correctTokens == 4)
  }

  @Test func countsNeighboursOfOneLabelApart() {
    var score = SpanScore()
    score.add(
      gold: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 1..<2)], predicted: [EntitySpan("LOC", 0..<2)], tokens: 2)
    #expect(score.overall == SpanScore.Counts(gold: 2, predicted: 1, correct: 0))
  }

  @Test func ratesAreZeroWhereThereIsNothing() {
    let counts = SpanScore.Counts()
    #expect([counts.precision, counts.recall, counts.f1, SpanScore().tokenAccuracy] == [0, 0, 0, 0])
    #expect(SpanScore.Counts(gold: 2, predicted: 0).f1 == 0)
  }

  @Test func f1IsTheHarmonicMean() {
    let counts = SpanScore.Counts(gold: 4, predicted: 5, correct: 3)
    let mean = 2 * counts.precision * counts.recall / (counts.precision + counts.recall)
    #expect(abs(counts.f1 - mean) <= mean.ulp)
  }

  /// Only IOB2 sees that the second token opens a span in one and goes on in the other.
  @Test(arguments: [(TagScheme.iob1, 1), (.iob2, 0), (.bioes, 0)])
  func tokenAccuracyDependsOnTheScheme(_ scheme: TagScheme, _ correct: Int) {
    var score = SpanScore(scheme: scheme)
    score.add(gold: [EntitySpan("LOC", 0..<2)], predicted: [EntitySpan("LOC", 1..<2)], tokens: 2)
    #expect(score.correctTokens == correct)
  }

  @Test(arguments: [[Tag.Prefix.begin, .inside, .outside], [.inside, .inside, .begin, .outside]])
  func agreesWithConlleval(_ prefixes: [Tag.Prefix]) {
    let seed: UInt64 = 20_000
    var random = SeededRandom(seed: seed)
    for round in 0..<500 {
      var score = SpanScore()
      var conlleval = Conlleval()
      for _ in 0..<3 {
        let count = Int.random(in: 0...12, using: &random)
        let gold = randomTags(prefixes, count: count, using: &random)
        var predicted = randomTags(prefixes, count: count, using: &random)
        for token in 0..<count where Int.random(in: 0..<3, using: &random) > 0 { predicted[token] = gold[token] }
        score.add(goldTags: gold, predictedTags: predicted)
        conlleval.add(gold: gold.map(\.description), guessed: predicted.map(\.description))
      }
      let counts = SpanScore.Counts(
        gold: conlleval.foundCorrect, predicted: conlleval.foundGuessed, correct: conlleval.correctChunk)
      #expect(score.overall == counts, "seed \(seed), round \(round)")
      #expect(score.tokens == conlleval.tokenCounter && score.correctTokens == conlleval.correctTags)
      for (label, counts) in score.byLabel {
        #expect(counts.gold == conlleval.foundCorrectOf[label, default: 0], "seed \(seed), round \(round)")
        #expect(counts.predicted == conlleval.foundGuessedOf[label, default: 0])
        #expect(counts.correct == conlleval.correctChunkOf[label, default: 0])
      }
    }
  }
}

/// conlleval, the Perl script of the shared tasks of 2000 to 2003, line by line as far as it concerns `B`, `I` and `O`,
/// with its names.
private struct Conlleval {
  var correctChunk = 0, foundCorrect = 0, foundGuessed = 0, correctTags = 0, tokenCounter = 0
  var correctChunkOf: [String: Int] = [:], foundCorrectOf: [String: Int] = [:], foundGuessedOf: [String: Int] = [:]

  mutating func add(gold: [String], guessed: [String]) {
    var inCorrect = false
    var (lastCorrect, lastCorrectType) = ("O", "")
    var (lastGuessed, lastGuessedType) = ("O", "")
    // The script reads the empty line after a sentence as a token "O".
    for (token, pair) in zip(gold + ["O"], guessed + ["O"]).enumerated() {
      let (correct, correctType) = Self.split(pair.0)
      let (guess, guessedType) = Self.split(pair.1)
      if inCorrect {
        let correctEnds = Self.endOfChunk(lastCorrect, correct, lastCorrectType, correctType)
        let guessedEnds = Self.endOfChunk(lastGuessed, guess, lastGuessedType, guessedType)
        if correctEnds && guessedEnds && lastGuessedType == lastCorrectType {
          inCorrect = false
          correctChunk += 1
          correctChunkOf[lastCorrectType, default: 0] += 1
        } else if correctEnds != guessedEnds || guessedType != correctType {
          inCorrect = false
        }
      }
      let correctStarts = Self.startOfChunk(lastCorrect, correct, lastCorrectType, correctType)
      let guessedStarts = Self.startOfChunk(lastGuessed, guess, lastGuessedType, guessedType)
      if correctStarts && guessedStarts && guessedType == correctType { inCorrect = true }
      if correctStarts {
        foundCorrect += 1
        foundCorrectOf[correctType, default: 0] += 1
      }
      if guessedStarts {
        foundGuessed += 1
        foundGuessedOf[guessedType, default: 0] += 1
      }
      if token < gold.count {
        if correct == guess && guessedType == correctType { correctTags += 1 }
        tokenCounter += 1
      }
      (lastCorrect, lastCorrectType) = (correct, correctType)
      (lastGuessed, lastGuessedType) = (guess, guessedType)
    }
  }

  private static func split(_ tag: String) -> (tag: String, type: String) {
    let parts = tag.split(separator: "-", maxSplits: 1).map(String.init)
    return (parts[0], parts.count > 1 ? parts[1] : "")
  }

  private static func endOfChunk(_ prevTag: String, _ tag: String, _ prevType: String, _ type: String) -> Bool {
    var chunkEnd = false
    if prevTag == "B" && tag == "B" { chunkEnd = true }
    if prevTag == "B" && tag == "O" { chunkEnd = true }
    if prevTag == "I" && tag == "B" { chunkEnd = true }
    if prevTag == "I" && tag == "O" { chunkEnd = true }
    if prevTag != "O" && prevTag != "." && prevType != type { chunkEnd = true }
    return chunkEnd
  }

  private static func startOfChunk(_ prevTag: String, _ tag: String, _ prevType: String, _ type: String) -> Bool {
    var chunkStart = false
    if prevTag == "B" && tag == "B" { chunkStart = true }
    if prevTag == "I" && tag == "B" { chunkStart = true }
    if prevTag == "O" && tag == "B" { chunkStart = true }
    if prevTag == "O" && tag == "I" { chunkStart = true }
    if tag != "O" && tag != "." && prevType != type { chunkStart = true }
    return chunkStart
  }

  /// F1 of 0, 2/3, 2/3 and 0: the first of equals.
  @Test func theBestIsTheFirstOfEquals() {
    func score(right: Int) -> SpanScore {
      var score = SpanScore()
      let spans = [EntitySpan("A", 0..<1), EntitySpan("A", 1..<2)]
      score.add(gold: spans, predicted: Array(spans.prefix(right)), tokens: 2)
      return score
    }
    #expect([0, 1, 1, 0].map { score(right: $0) }.indexOfBest == 1)
    #expect([1, 2].map { score(right: $0) }.indexOfBest == 1)
    #expect([0, 0].map { score(right: $0) }.indexOfBest == 0)
    #expect([SpanScore]().indexOfBest == nil)
  }
}
