import TestSupport
import Testing
import WordVectors

@Suite struct VectorStoreNearestTests {
  private func compassStore(_ folder: TemporaryFolder) throws -> VectorStore {
    try folder.store(compass)
  }

  @Test func nearestToAVector() throws {
    let folder = try TemporaryFolder()
    let found = try compassStore(folder).nearest(to: [10, 0], count: 3)
    #expect(found.map(\.word) == ["east", "northeast", "north"])
    // cosines of 0°, 45° and 90°
    for (neighbour, cosine) in zip(found, [1, Float(0.5).squareRoot(), 0]) {
      #expect(abs(neighbour.cosine - cosine) < 1e-6)
    }
  }

  @Test func theWordItselfIsLeftOut() throws {
    let folder = try TemporaryFolder()
    let store = try compassStore(folder)
    #expect(try store.nearest(to: "east", count: 10).map(\.word) == ["northeast", "north", "west"])
    #expect(try store.nearest(to: "East", count: 1, matching: .backOff).map(\.word) == ["northeast"])
  }

  @Test func theMeanOfSeveralWords() throws {
    let folder = try TemporaryFolder()
    let found = try compassStore(folder).nearest(to: ["east", "north"], count: 1)
    #expect(found.map(\.word) == ["northeast"])
    #expect(abs((found.first?.cosine ?? 0) - 1) < 1e-6)
  }

  @Test func unknownWord() throws {
    let folder = try TemporaryFolder()
    let store = try compassStore(folder)
    #expect(throws: VectorStoreError.unknownWord("up", path: store.path)) { try store.nearest(to: "up", count: 1) }
  }

  @Test(arguments: [0, 1, 4, 5, 1000]) func asManyAsAskedFor(count: Int) throws {
    let folder = try TemporaryFolder()
    #expect(try compassStore(folder).nearest(to: [1, 1], count: count).count == min(count, 4))
  }

  @Test func vectorsWithoutDirection() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store(compass + [WordRow(word: "here", vector: [0, 0])])
    #expect(try store.nearest(to: [1, 0], count: 9).map(\.word).contains("here") == false)
    #expect(try store.nearest(to: [0, 0], count: 9) == [])
    #expect(try store.nearest(to: ["east", "west"], count: 9) == [])
  }

  @Test func theMoreFrequentOfEquals() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store((1...50).map { WordRow(word: "word\($0)", vector: [1, 2]) })
    #expect(try store.nearest(to: [1, 2], count: 3).map(\.word) == ["word1", "word2", "word3"])
  }

  /// The scan finds what a sort of all cosines finds.
  @Test(arguments: [1, 7, 8, 19]) func agreesWithASort(dimension: Int) throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(2000, dimension: dimension, seed: UInt64(dimension))
    let store = try folder.store(rows)
    let query = rows[0].vector
    let cosines = rows.map { row in
      let product = zip(row.vector, query).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      return product / length(row.vector) / length(query)
    }
    let found = try store.nearest(to: query, count: 20)
    #expect(found.count == 20)
    for (neighbour, cosine) in zip(found, cosines.sorted(by: >)) {
      #expect(abs(Double(neighbour.cosine) - cosine) < 1e-5)
    }
  }

  private func length(_ vector: [Float]) -> Double {
    vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
  }
}
