import ByteStreams
import Foundation
import TestSupport
import Testing

@testable import VectorTraining

/// The last phases: counts into blocks of entries, and entries into vectors.
@Suite struct VectorTrainerFactorizationTests {
  private typealias Counted = VectorTrainerCountingTests.Counted

  struct Entry: Hashable {
    var row: Int
    var column: Int
    var logarithm: Float
    var weight: Float
  }

  /// The entries of all blocks, by words.
  private func entries(_ counted: Counted) throws -> [Entry] {
    let indexes = try #require(try counted.trainer.recordIndexes())
    let groups = WordGroups(count: 8, vocabularySize: counted.vocabulary.count)
    var entries: [Entry] = []
    for (part, index) in indexes.enumerated() {
      let path = counted.training.work.file(counted.trainer.name("records", part))
      for (block, extents) in index.extents.enumerated() {
        for extent in extents {
          let records = PairRecords(try readSlice(of: path, at: extent.offset, count: extent.length))
          for number in 0..<records.count {
            let record = records[number]
            entries.append(
              Entry(
                row: groups.rank(at: record.row, in: block / 8), column: groups.rank(at: record.column, in: block % 8),
                logarithm: record.logarithm, weight: record.weight))
          }
        }
      }
    }
    return entries
  }

  /// Both sides of each pair; a word beside itself has one entry, which counts both.
  @Test(arguments: [(1, 1 << 20), (2, 1 << 20), (4, 10_000)])
  func entriesAreTheWholeSymmetricMatrix(threads: Int, memory: Int) async throws {
    let text = TopicTraining.text(lines: 100)
    let counted = try await Counted(text, .init(threads: threads, memory: memory))
    try await counted.trainer.arrangeRecords()
    var expected: Set<Entry> = []
    for (pair, units) in Counted.oracle(text, counted.vocabulary, window: 4) {
      // 12 units are an occurrence side by side
      let count = Double(pair[0] == pair[1] ? 2 * units : units) / 12
      let (logarithm, weight) = (Float(log(count)), Float(count < 30 ? pow(count / 30, 0.75) : 1))
      expected.insert(Entry(row: pair[0], column: pair[1], logarithm: logarithm, weight: weight))
      expected.insert(Entry(row: pair[1], column: pair[0], logarithm: logarithm, weight: weight))
    }
    let entries = try entries(counted)
    #expect(Set(entries) == expected)
    #expect(entries.count == expected.count)
    #expect(entries.contains { $0.weight == 1 } && entries.contains { $0.row == $0.column })
    #expect(try !counted.training.work.names().contains { $0.hasPrefix("merged-") })
  }

  @Test func thereAreNoRecordsBeforeAllPartsAreThere() async throws {
    let counted = try await Counted(TopicTraining.text(lines: 20))
    #expect(try counted.trainer.recordIndexes() == nil)
    try await counted.trainer.arrangeRecords()
    #expect(try counted.trainer.recordIndexes()?.count == PairOrder.parts)
    try counted.training.work.remove(["records-000000.json"])
    #expect(try counted.trainer.recordIndexes() == nil)
  }

  @Test func countsThatAreNotThoseOfTheNoteAreDamage() async throws {
    let counted = try await Counted(TopicTraining.text(lines: 20))
    var note = try #require(try counted.trainer.mergedCounts())[3]
    note.pairs += 1
    try counted.training.work.write(note, to: "merged-000003.json")
    await #expect(throws: WorkFileDamage.self) { try await counted.trainer.arrangeRecords() }
  }

  @Test(arguments: [-1, 0, 1, 1 << 40]) func countsOfAnotherLengthThanTheNoteSaysAreDamage(length: Int) async throws {
    let counted = try await Counted(TopicTraining.text(lines: 20))
    var note = try #require(try counted.trainer.mergedCounts())[3]
    #expect(note.length > 1)
    note.length = length
    try counted.training.work.write(note, to: "merged-000003.json")
    await #expect(throws: WorkFileDamage.self) { try await counted.trainer.arrangeRecords() }
  }

  @Test(arguments: ["records-000003", "records-000003.json", "vocabulary", "vocabulary.json"])
  func trainingNeedsItsFiles(_ name: String) async throws {
    let training = try TopicTraining()
    _ = try await training.run()
    try training.work.remove([name])
    await #expect(throws: VectorTrainingError.damaged(folder: training.work.path)) {
      try await training.run(resume: true)
    }
  }

  /// The mean error of the entries, each before its step: in the first epoch, of vectors that are nearly zero, about that of
  /// no vectors at all.
  @Test func theCostIsTheMeanErrorOfAnEntry() async throws {
    let text = TopicTraining.text(lines: 100)
    let events = Gathered<VectorTrainingEvent>()
    let training = try TopicTraining(text)
    _ = try await training.run(
      TopicTraining.options { options in
        options.epochs = 1
        options.rate = 1e-9
        options.dimension = 100
      }, event: { events.add($0) })
    guard case .epoch(1, let cost, _)? = events.all.last else {
      Issue.record("\(events.all)")
      return
    }
    let counted = try await Counted(text)
    try await counted.trainer.arrangeRecords()
    let entries = try entries(counted)
    let errors = entries.map { 0.5 * Double($0.weight) * Double($0.logarithm) * Double($0.logarithm) }
    let mean = errors.reduce(0, +) / Double(entries.count)
    #expect(abs(cost - mean) < 0.02 * mean)
  }

  /// Without epochs, vectors are those before training.
  @Test func epochsMayBeNone() async throws {
    let training = try TopicTraining()
    let rows = try await training.run(TopicTraining.options { $0.epochs = 0 })
    let model = GloVeModel(groups: WordGroups(count: 8, vocabularySize: rows.count - 1), dimension: 4, seed: 1)
    var expected: [[UInt32]] = []
    model.forEachVector { expected.append($1.map(\.bitPattern)) }
    #expect(rows.dropLast().map(\.bits) == expected)
  }

  /// Fewer epochs are the beginning of more.
  @Test func eachEpochGoesOnWithTheOneBefore() async throws {
    let training = try TopicTraining()
    let two = try await training.run(TopicTraining.options { $0.epochs = 2 })
    #expect(
      try await training.interrupt(TopicTraining.options { $0.epochs = 3 }) { _, progress in
        progress.phase == .training && progress.count > 0 && (progress.share ?? 0) > 0.7
      })
    let groups = WordGroups(count: 8, vocabularySize: two.count - 1)
    let model = try GloVeModel(path: training.work.file("epoch-000002"), groups: groups, dimension: 4)
    var vectors: [[UInt32]] = []
    model.forEachVector { vectors.append($1.map(\.bitPattern)) }
    #expect(vectors == two.dropLast().map(\.bits))
  }
}
