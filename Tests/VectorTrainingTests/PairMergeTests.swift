import TestSupport
import Testing

@testable import VectorTraining

@Suite struct PairMergeTests {
  static func merged(_ parts: [PairRunPart], memory: Int) throws -> [PairCount] {
    var merge = try PairMerge(parts, memory: memory)
    var counts: [PairCount] = []
    while let count = try merge.next() { counts.append(count) }
    #expect(try merge.next() == nil)
    return counts
  }

  @Test(arguments: [0, 1 << 20]) func addsUp(memory: Int) throws {
    let seed = UInt64(memory + 1)
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    for runs in [0, 1, 2, 7, 30] {
      var sums: [UInt64: UInt64] = [:]
      var parts: [PairRunPart] = []
      for run in 0..<runs {
        let counts = (0..<Int.random(in: 0...300, using: &random)).map { _ in
          PairCount(key: .random(in: 0...500, using: &random), units: .random(in: 1...1 << 40, using: &random))
        }
        for count in counts { sums[count.key, default: 0] += count.units }
        // a key may occur twice in a run, too
        parts += try PairRunTests.write([counts.sorted { $0.key < $1.key }], to: folder.file("run-\(run)"))
      }
      let expected = sums.map { PairCount(key: $0.key, units: $0.value) }.sorted { $0.key < $1.key }
      #expect(try Self.merged(parts, memory: memory) == expected, "seed \(seed), \(runs) runs")
    }
  }

  /// Runs that are longer than their buffers, some thousands of them.
  @Test func manyFilesAreMergedWithFewOpen() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("run")
    let part = try PairRunTests.write([(0..<1000).map { PairCount(key: $0, units: 1 << 40) }], to: path)
    let parts = Array(repeating: part[0], count: 2000)
    var merge = try PairMerge(parts, memory: 1)
    for key in 0..<10 as Range<UInt64> { #expect(try merge.next() == PairCount(key: key, units: 2000 << 40)) }
  }

  @Test func damageIsNoticed() throws {
    let folder = try TemporaryFolder()
    let large = try PairRunTests.write([[PairCount(key: 1, units: 1 << 62)]], to: folder.file("large"))
    #expect(throws: WorkFileDamage.self) { try Self.merged(large + large + large + large, memory: 1000) }
    let cut = PairRunPart(path: try folder.write([5], to: "cut"), range: 0..<1)
    #expect(throws: WorkFileDamage.self) { try PairMerge([cut], memory: 1000) }
  }
}
