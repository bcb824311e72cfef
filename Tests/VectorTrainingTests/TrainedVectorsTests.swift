import Testing
import WordVectors

@testable import VectorTraining

@Suite struct TrainedVectorsTests {
  private func vectors(words: [String], dimension: Int) -> TrainedVectors {
    let entries = words.enumerated().map { (word: Array($1.utf8), count: 1000 - $0) }
    return TrainedVectors(
      vocabulary: TrainingVocabulary(entries, distinctWords: words.count, tokens: 1_000_000),
      model: GloVeModel(
        groups: WordGroups(count: 8, vocabularySize: words.count), dimension: dimension, seed: 5))
  }

  private func words(_ count: Int) -> [String] { (0..<count).map { "w\($0)" } }

  private func rows(_ vectors: TrainedVectors) -> [(word: String, vector: [Float])] {
    var rows: [(word: String, vector: [Float])] = []
    vectors.forEach { rows.append(($0, $1)) }
    return rows
  }

  @Test(arguments: [1, 3, 4, 9]) func aVectorIsTheSumOfBothSides(dimension: Int) {
    let vectors = vectors(words: words(20), dimension: dimension)
    #expect(vectors.count == 20)
    #expect(vectors.dimension == dimension)
    let layout = ParameterRow(dimension: dimension)
    let one = WordGroups(count: 1, vocabularySize: 20)
    let row = ParameterGroup(0, of: one, layout: layout, side: .row, seed: 5).values.withLock { $0 }
    let column = ParameterGroup(0, of: one, layout: layout, side: .column, seed: 5).values.withLock { $0 }
    let rows = rows(vectors)
    #expect(rows.map(\.word) == words(20) + ["<unk>"])
    for rank in 0..<20 {
      let sums = (0..<dimension).map { index in
        row[rank * layout.stride + index / 4][index % 4] + column[rank * layout.stride + index / 4][index % 4]
      }
      #expect(rows[rank].vector == sums)
    }
  }

  @Test(arguments: [(1, 1), (9, 1), (10, 1), (19, 1), (20, 2), (999, 99), (1000, 100), (2000, 100)])
  func theUnknownWordIsTheMeanOfTheRarest(count: Int, sources: Int) throws {
    let vectors = vectors(words: words(count), dimension: 3)
    #expect(vectors.unknownWordSources == sources)
    let rows = rows(vectors)
    let unknown = try #require(rows.last)
    #expect(rows.count == count + 1)
    #expect(unknown.word == VectorStore.unknownWord)
    for index in 0..<3 {
      let sum = rows[(count - sources)..<count].reduce(0) { $0 + Double($1.vector[index]) }
      #expect(unknown.vector[index] == Float(sum / Double(sources)))
    }
  }

  @Test(arguments: [0, 7, 19]) func aWordOfTheTextThatIsCalledSoKeepsItsVector(rank: Int) {
    var names = words(20)
    names[rank] = "<unk>"
    #expect(rows(vectors(words: names, dimension: 3)).map(\.word) == names)
  }

  @Test func whatTheBodyThrowsEndsIt() {
    struct Stop: Error {}
    let vectors = vectors(words: words(20), dimension: 3)
    var count = 0
    #expect(throws: Stop.self) {
      try vectors.forEach { _, _ in
        count += 1
        if count == 5 { throw Stop() }
      }
    }
    #expect(count == 5)
  }
}
