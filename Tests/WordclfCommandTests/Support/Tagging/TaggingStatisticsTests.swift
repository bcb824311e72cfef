import Foundation
import Testing

@testable import wordclf

@Suite struct TaggingStatisticsTests {
  static let counts = TaggingCounts(
    records: 12, sentences: 34, tokens: 1000, entities: ["PER": 1, "LOC": 2345], errors: 5)

  @Test func theLineIsJSON() throws {
    let statistics = TaggingStatistics(files: 4, skippedFiles: 3, counts: Self.counts, seconds: 1.23456)
    let line = try statistics.line()
    #expect(
      line == """
        {"entities":{"LOC":2345,"PER":1},"errors":5,"files":4,"peak_memory_bytes":\(statistics.peakMemoryBytes),\
        "records":12,"seconds":1.235,"sentences":34,"skipped_files":3,"tokens":1000,"tokens_per_second":810}
        """)
  }

  /// This program takes more than a megabyte, and less than a thousand gigabytes.
  @Test func memoryIsInBytes() {
    let statistics = TaggingStatistics(files: 0, skippedFiles: 0, counts: TaggingCounts(), seconds: 0)
    #expect((1 << 20..<1 << 40).contains(statistics.peakMemoryBytes))
  }

  @Test func noTimeIsNoRate() throws {
    let statistics = TaggingStatistics(files: 1, skippedFiles: 0, counts: Self.counts, seconds: 0)
    #expect(statistics.tokensPerSecond == 0)
    #expect(try statistics.line().contains(#""seconds":0,"#))
  }

  @Test func theTextIsToRead() {
    #expect(
      TaggingStatistics(files: 1234, skippedFiles: 2, counts: Self.counts, seconds: 0.5).text
        == "1,234 files, 2 done before, 1,000 tokens in 0.5 s (2,000 a second); LOC 2,345, PER 1")
    #expect(
      TaggingStatistics(files: 1, skippedFiles: 0, counts: TaggingCounts(tokens: 1), seconds: 2).text
        == "1 file, 1 token in 2.0 s (0 a second); no entities")
  }
}
