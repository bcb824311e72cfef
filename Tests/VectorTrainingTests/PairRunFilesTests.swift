import TestSupport
import Testing

@testable import ByteStreams
@testable import VectorTraining

@Suite struct PairRunFilesTests {
  @Test func partsEndWhereTheirKeysDo() throws {
    let temporary = try TemporaryFolder()
    let folder = try WorkFolder(named: "work", in: temporary.path)
    let order = PairOrder(vocabularySize: 40)
    let files = PairRunFiles(folder: folder, prefix: "batch-3-", order: order)
    let pairs = (0..<40).flatMap { row in (row..<40).map { [row, $0] } }
    // all pairs; those of the parts 0, 5 and 15; and none
    let runs = [pairs, pairs.filter { [0, 5, 15].contains($0[0] % 16) }, []].map { pairs in
      pairs.map { PairCount(key: order.key($0[0], $0[1]), units: UInt64($0[0] + 1)) }.sorted { $0.key < $1.key }
    }
    for run in runs {
      try files.write { append in
        for count in run { try append(count) }
      }
    }
    #expect(try folder.names() == ["batch-3-0", "batch-3-1", "batch-3-2"])
    #expect(files.partEnds.map(\.count) == [16, 16, 16])
    for (number, run) in runs.enumerated() {
      let ends = files.partEnds[number]
      #expect(ends.last == (try readSlice(of: folder.file("batch-3-\(number)"), at: 0, count: 1 << 20).count))
      for part in 0..<PairOrder.parts {
        let place = PairRunPart(
          path: folder.file("batch-3-\(number)"), range: (part > 0 ? ends[part - 1] : 0)..<ends[part])
        let expected = try run.filter { try order.pair($0.key).row % 16 == part }
        #expect(try PairRunTests.read(place, bufferSize: 64) == expected, "run \(number), part \(part)")
      }
    }
  }
}
