import ByteStreams
import NumericKernels
import Synchronization
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct GloVeModelTests {
  /// Random entries of a matrix, in blocks.
  private struct Matrix: Sendable {
    let groups: WordGroups
    var blocks: [PairRecords]
    var count: Int { blocks.reduce(0) { $0 + $1.count } }

    init(groups: WordGroups, entries: Int, seed: UInt64) {
      self.groups = groups
      blocks = Array(repeating: PairRecords(), count: groups.count * groups.count)
      var random = SeededRandom(seed: seed)
      for _ in 0..<entries {
        let row = Int.random(in: 0..<groups.vocabularySize, using: &random)
        let column = Int.random(in: 0..<groups.vocabularySize, using: &random)
        blocks[groups.block(groups.group(of: row), groups.group(of: column))].append(
          row: groups.place(of: row), column: groups.place(of: column),
          logarithm: Float.random(in: -1...4, using: &random), weight: Float.random(in: 0.1...1, using: &random))
      }
    }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// All parameters, as the file has them.
  private func bytes(_ model: GloVeModel) throws -> [UInt8] {
    try model.write(to: folder.file("model"))
    return try folder.bytes(of: "model")
  }

  private func vectors(_ model: GloVeModel) -> [[Float]] {
    var vectors: [[Float]] = []
    model.forEachVector { rank, vector in
      #expect(rank == vectors.count)
      vectors.append(vector)
    }
    return vectors
  }

  // MARK: Training

  private func train(
    _ model: GloVeModel, on matrix: Matrix, epochs: ClosedRange<Int>, threads: Int, rate: Float = 0.05
  ) async throws -> [Double] {
    var costs: [Double] = []
    for epoch in epochs {
      costs.append(
        try await model.runEpoch(
          epoch, seed: 11, rate: rate, threads: threads, load: { matrix.blocks[$0] }, finished: { _ in }))
    }
    return costs
  }

  private static let shapes = [(3, 30, 5), (8, 100, 4), (8, 5, 3), (1, 10, 1)]

  @Test(arguments: shapes) func threadsDoNotMatter(count: Int, vocabularySize: Int, dimension: Int) async throws {
    let matrix = Matrix(
      groups: WordGroups(count: count, vocabularySize: vocabularySize), entries: 1000, seed: UInt64(count))
    var results: [(costs: [Double], bytes: [UInt8])] = []
    for threads in [1, 2, 3, 3, 16] {
      let model = GloVeModel(groups: matrix.groups, dimension: dimension, seed: 2)
      let costs = try await train(model, on: matrix, epochs: 1...2, threads: threads)
      results.append((costs, try bytes(model)))
    }
    for result in results {
      #expect(result.costs == results[0].costs)
      #expect(result.bytes == results[0].bytes)
    }
  }

  /// One entry after the other, all words in one array a side: rounds in the order of the shifts, in each round one block
  /// of each group of rows, and the entries of a block in the order of its own generator.
  @Test(arguments: shapes) func equalsAPlainLoop(count: Int, vocabularySize: Int, dimension: Int) async throws {
    let groups = WordGroups(count: count, vocabularySize: vocabularySize)
    let matrix = Matrix(groups: groups, entries: 1000, seed: UInt64(count))
    let model = GloVeModel(groups: groups, dimension: dimension, seed: 2)
    let costs = try await train(model, on: matrix, epochs: 1...2, threads: 2)

    let layout = ParameterRow(dimension: dimension)
    let one = WordGroups(count: 1, vocabularySize: vocabularySize)
    func initial(_ side: ParameterRow.Side) -> [SIMD4<Float>] {
      ParameterGroup(0, of: one, layout: layout, side: side, seed: 2).values.withLock { $0 }
    }
    var (rows, columns) = (initial(.row), initial(.column))
    for epoch in 1...2 {
      let seed = SeededGenerator.mix(11, UInt64(epoch))
      var shifts = Array(0..<count)
      var generator = SeededGenerator(seed: seed, stream: 0)
      generator.shuffle(&shifts)
      var cost = 0.0
      for shift in shifts {
        for rowGroup in 0..<count {
          let columnGroup = (rowGroup + shift) % count
          let block = groups.block(rowGroup, columnGroup)
          var records = matrix.blocks[block]
          generator = SeededGenerator(seed: seed, stream: UInt64(block + 1))
          records.shuffle(using: &generator)
          var blockCost = 0.0
          for index in 0..<records.count {
            let record = records[index]
            var w = rows.mutableSpan
            var c = columns.mutableSpan
            blockCost += Double(
              GloVeStep.take(
                &w, row: groups.rank(at: record.row, in: rowGroup), &c,
                column: groups.rank(at: record.column, in: columnGroup), lanes: layout.lanes,
                logarithm: record.logarithm, weight: record.weight, rate: 0.05))
          }
          cost += blockCost
        }
      }
      #expect(costs[epoch - 1] == cost)
    }
    let expected = (0..<vocabularySize).map { rank in
      (0..<dimension).map { index in
        rows[rank * layout.stride + index / 4][index % 4] + columns[rank * layout.stride + index / 4][index % 4]
      }
    }
    #expect(vectors(model) == expected)
  }

  @Test(arguments: [1, 3]) func everyBlockComesOnceAnEpoch(threads: Int) async throws {
    let matrix = Matrix(groups: WordGroups(count: 8, vocabularySize: 40), entries: 500, seed: 4)
    let model = GloVeModel(groups: matrix.groups, dimension: 3, seed: 2)
    var orders: [[Int]] = []
    for epoch in 1...3 {
      let loaded = Mutex<[Int]>([])
      var finished: [Int] = []
      _ = try await model.runEpoch(
        epoch, seed: 11, rate: 0.05, threads: threads,
        load: { block in
          loaded.withLock { $0.append(block) }
          return matrix.blocks[block]
        },
        finished: { finished.append($0) })
      let order = loaded.withLock { $0 }
      #expect(order.sorted() == Array(0..<64))
      #expect(finished.count == 64)
      #expect(finished.reduce(0, +) == matrix.count)
      #expect(finished.sorted() == matrix.blocks.map(\.count).sorted())
      // a round has one block of each group of rows, and one of each group of columns
      for round in stride(from: 0, to: 64, by: 8) {
        #expect(Set(order[round..<round + 8].map { $0 / 8 }).count == 8)
        #expect(Set(order[round..<round + 8].map { $0 % 8 }).count == 8)
      }
      orders.append(order)
    }
    if threads == 1 { #expect(Set(orders).count == 3) }
  }

  @Test func theErrorFalls() async throws {
    let matrix = Matrix(groups: WordGroups(count: 3, vocabularySize: 30), entries: 300, seed: 5)
    let costs = try await train(
      GloVeModel(groups: matrix.groups, dimension: 8, seed: 2), on: matrix, epochs: 1...10, threads: 1)
    #expect(costs == costs.sorted(by: >))
    #expect(costs[9] < costs[0] / 2)
  }

  @Test(arguments: [1, 2]) func theCallerEndsAnEpoch(threads: Int) async throws {
    let matrix = Matrix(groups: WordGroups(count: 8, vocabularySize: 40), entries: 500, seed: 4)
    let model = GloVeModel(groups: matrix.groups, dimension: 3, seed: 2)
    var calls = 0
    await #expect(throws: CancellationError.self) {
      _ = try await model.runEpoch(
        1, seed: 11, rate: 0.05, threads: threads, load: { matrix.blocks[$0] },
        finished: { _ in
          calls += 1
          if calls == 5 { throw CancellationError() }
        })
    }
    #expect(calls == 5)
  }

  @Test(arguments: [(4, 0), (0, 4), (65_535, 65_535)]) func entriesOfNoWordAreDamage(row: Int, column: Int) async throws
  {
    var matrix = Matrix(groups: WordGroups(count: 2, vocabularySize: 8), entries: 50, seed: 4)
    matrix.blocks[3].append(row: row, column: column, logarithm: 1, weight: 1)
    let model = GloVeModel(groups: matrix.groups, dimension: 3, seed: 2)
    await #expect(throws: WorkFileDamage.self) { try await train(model, on: matrix, epochs: 1...1, threads: 1) }
  }

  // MARK: As a file

  @Test(arguments: shapes) func isReadBackBitForBit(count: Int, vocabularySize: Int, dimension: Int) async throws {
    let matrix = Matrix(groups: WordGroups(count: count, vocabularySize: vocabularySize), entries: 500, seed: 6)
    let model = GloVeModel(groups: matrix.groups, dimension: dimension, seed: 2)
    _ = try await train(model, on: matrix, epochs: 1...1, threads: 1)
    let written = try bytes(model)
    #expect(written.count == 2 * vocabularySize * model.layout.size)
    let read = try GloVeModel(path: folder.file("model"), groups: matrix.groups, dimension: dimension)
    #expect(vectors(read) == vectors(model))
    #expect(try bytes(read) == written)
    // and goes on in the same way
    let costs = try await train(model, on: matrix, epochs: 2...2, threads: 1)
    #expect(try await train(read, on: matrix, epochs: 2...2, threads: 1) == costs)
    #expect(try bytes(read) == bytes(model))
  }

  @Test func theFileHoldsRowsAndThenColumns() throws {
    let groups = WordGroups(count: 2, vocabularySize: 5)
    let layout = ParameterRow(dimension: 3)
    let expected = [ParameterRow.Side.row, .column].flatMap { side in
      (0..<2).flatMap { ParameterGroup($0, of: groups, layout: layout, side: side, seed: 2).bytes }
    }
    #expect(try bytes(GloVeModel(groups: groups, dimension: 3, seed: 2)) == expected)
  }

  @Test(arguments: [-1, -4, -600, 1, 64]) func aFileOfAnotherLengthIsDamaged(change: Int) throws {
    let groups = WordGroups(count: 2, vocabularySize: 5)
    let whole = try bytes(GloVeModel(groups: groups, dimension: 3, seed: 2))
    let path = try folder.write(
      change < 0 ? Array(whole.dropLast(-change)) : whole + Array(repeating: 0, count: change), to: "damaged")
    #expect(throws: WorkFileDamage.self) { try GloVeModel(path: path, groups: groups, dimension: 3) }
  }

  @Test func aMissingFileIsNotFound() {
    let path = folder.file("none")
    #expect(throws: StreamError.notFound(path: path)) {
      try GloVeModel(path: path, groups: WordGroups(count: 2, vocabularySize: 5), dimension: 3)
    }
  }

  @Test func aFileThatCannotBeWrittenIsAnError() {
    let path = folder.file("none/model")
    #expect(throws: StreamError.folderMissing(path: path, folder: folder.file("none"))) {
      try GloVeModel(groups: WordGroups(count: 2, vocabularySize: 5), dimension: 3, seed: 2).write(to: path)
    }
  }
}
