import TestSupport
import Testing
import VectorEvaluation

@Suite struct AnalogyScoreTests {
  private func score(
    _ questions: [AnalogyTest.Question], method: AnalogyMethod = .add, mostFrequent: Int? = nil
  ) throws -> AnalogyScore {
    try AnalogyTest(file: "test.txt", categories: [.init("capitals", questions)])
      .score(in: TemporaryFolder().store(capitals), method: method, mostFrequent: mostFrequent)
  }

  /// greece - athens + oslo = (0, 0.29, 0.71, 0), whose cosine with norway is 0.92.
  @Test(arguments: AnalogyMethod.allCases) func rightAndWrongAnswers(_ method: AnalogyMethod) throws {
    let score = try score(
      [
        .init("Athens", "Greece", "Oslo", "Norway"), .init("Athens", "Oslo", "Greece", "Norway"),
        .init("Athens", "Greece", "Oslo", "France"),
      ], method: method)
    #expect(score.total == .init(correct: 2, asked: 3))
    #expect(score.method == method)
    // the vector of zeros is no candidate
    #expect(score.candidates == 6)
  }

  /// norway - oslo + oslo = norway, and athens - athens + oslo = oslo: the nearest words are among the questions' own.
  @Test func ownWordsAreNoAnswers() throws {
    let score = try score([
      .init("oslo", "norway", "oslo", "norway"), .init("athens", "athens", "oslo", "oslo"),
      .init("oslo", "norway", "Oslo", "OSLO"),
    ])
    #expect(score.total == .init(correct: 0, asked: 3))
  }

  @Test func unknownWordsSkipTheQuestion() throws {
    let score = try score([
      .init("tokyo", "greece", "oslo", "norway"), .init("athens", "japan", "oslo", "norway"),
      .init("athens", "greece", "tokyo", "norway"), .init("athens", "greece", "oslo", "japan"),
      .init("athens", "greece", "oslo", "nowhere"), .init("athens", "greece", "oslo", "norway"),
    ])
    #expect(score.total == .init(correct: 1, asked: 1, skipped: 5))
  }

  @Test func onlyTheMostFrequentWordsAreKnown() throws {
    let questions: [AnalogyTest.Question] = [
      .init("athens", "greece", "oslo", "norway"), .init("athens", "greece", "paris", "france"),
    ]
    #expect(try score(questions, mostFrequent: 6).total == .init(correct: 2, asked: 2))
    let five = try score(questions, mostFrequent: 5)
    #expect(five.total == .init(correct: 1, asked: 1, skipped: 1))
    #expect(five.candidates == 5)
    #expect(try score(questions, mostFrequent: 1).total == .init(skipped: 2))
    #expect(try score(questions, mostFrequent: 99).candidates == 6)
  }

  @Test func ofEqualAnswersTheMoreFrequentCounts() throws {
    let store = try TemporaryFolder().store("a 1 0 0\nb 0 1 0\nc 0 0 1\nfirst 0 1 1\nsecond 0 2 2\n")
    let test = AnalogyTest(
      file: "test.txt",
      categories: [.init("twins", [.init("a", "b", "c", "second"), .init("a", "b", "c", "first")])])
    #expect(try test.score(in: store).total == .init(correct: 1, asked: 2))
    #expect(
      try AnalogyTest(file: "", categories: [.init("", [.init("a", "b", "c", "first")])]).score(in: store).total.correct
        == 1)
  }

  /// A store with capitals has its own words for them.
  @Test func casedStores() throws {
    let store = try TemporaryFolder().store("us 1 0\nUS 0 1\nwe 1 0.1\nUSA 0.1 1\n")
    #expect(store.isCased)
    let test = AnalogyTest(
      file: "", categories: [.init("", [.init("us", "US", "we", "USA"), .init("us", "US", "We", "usa")])])
    #expect(try test.score(in: store).total == .init(correct: 1, asked: 1, skipped: 1))
  }

  @Test func sumsByKind() throws {
    let test = AnalogyTest(
      file: "test.txt",
      categories: [
        .init("capitals", [.init("athens", "greece", "oslo", "norway"), .init("athens", "greece", "oslo", "paris")]),
        .init("gram1", [.init("athens", "greece", "paris", "france")]),
        .init("gram2", [.init("athens", "greece", "tokyo", "japan")]),
      ])
    let score = try test.score(in: TemporaryFolder().store(capitals))
    #expect(score.file == "test.txt")
    #expect(
      score.categories == [
        .init(name: "capitals", counts: .init(correct: 1, asked: 2)),
        .init(name: "gram1", counts: .init(correct: 1, asked: 1)),
        .init(name: "gram2", counts: .init(skipped: 1)),
      ])
    #expect(score.semantic == .init(correct: 1, asked: 2))
    #expect(score.syntactic == .init(correct: 1, asked: 1, skipped: 1))
    #expect(score.total == .init(correct: 2, asked: 3, skipped: 1))
    #expect(score.total.accuracy == 2.0 / 3)
    #expect(score.categories[2].counts.accuracy == nil)
  }

  @Test func oneKindHasNoSumOfItsOwn() throws {
    let score = try score([.init("athens", "greece", "oslo", "norway")])
    #expect(score.semantic == nil)
    #expect(score.syntactic == nil)
  }

  @Test func progressEndsWithAll() throws {
    var shares: [Double] = []
    let test = AnalogyTest(
      file: "", categories: [.init("", [.init("athens", "greece", "oslo", "norway")])])
    _ = try test.score(in: TemporaryFolder().store(capitals)) { shares.append($0) }
    #expect(shares == [1])
  }
}
