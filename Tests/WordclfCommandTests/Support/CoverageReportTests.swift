import Foundation
import TestSupport
import Testing
import WordVectors

@testable import wordclf

@Suite struct CoverageReportTests {
  /// 1,112 tokens of four forms, and one or two stores; the folder is to be kept while the report is used.
  private func report(stores: [String], unknownWords: Int = 20) throws -> (TemporaryFolder, CoverageReport) {
    let folder = try TemporaryFolder()
    let opened = try stores.enumerated().map { number, text in
      let path = folder.file("\(number + 1).sqlite")
      _ = try VectorStore.build(from: try folder.write(text, to: "v.txt"), at: path)
      return try VectorStore(path: path)
    }
    var counts = FormCounts()
    for (word, count) in [("the", 1000), ("The", 100), ("Oslo", 10), ("1", 2)] {
      for _ in 0..<count { counts.add(word) }
    }
    return (
      folder, CoverageReport(coverage: try VocabularyCoverage(of: counts, in: opened, unknownWords: unknownWords))
    )
  }

  @Test func oneStoreHasOneTable() throws {
    let (folder, report) = try report(stores: ["the 1 2\n0 3 4\n"])
    #expect(
      report.text == """
        1,112 tokens, 4 forms

        \(folder.file("1.sqlite"))
                           tokens      %  forms      %
          as written        1,000  89.93      1  25.00
          in another case     100   8.99      1  25.00
          digits as zeros       2   0.18      1  25.00
          covered           1,102  99.10      3  75.00
          unknown              10   0.90      1  25.00

        the commonest words that the store does not have
          10  Oslo
        """)
  }

  @Test func severalStoresHaveATableMore() throws {
    let (folder, report) = try report(stores: ["the 1 2\n", "oslo 1\n"])
    let parts = report.text.components(separatedBy: "\n\n")
    #expect(parts.count == 5)
    #expect(parts[1].hasPrefix(folder.file("1.sqlite") + "\n"))
    #expect(parts[2].hasPrefix(folder.file("2.sqlite") + "\n"))
    #expect(
      parts[3] == """
        at least one of 2 stores
                   tokens      %  forms      %
          covered   1,110  99.82      3  75.00
          unknown       2   0.18      1  25.00
        """)
    #expect(parts[4] == "the commonest words that no store has\n  2  1")
  }

  @Test func whereNothingIsUnknownNothingIsListed() throws {
    let (_, report) = try report(stores: ["the 1 2\n0 3 4\noslo 5 6\n"])
    #expect(report.text.components(separatedBy: "\n\n").count == 2)
    #expect(try self.report(stores: ["the 1 2\n"], unknownWords: 0).1.text.hasSuffix("50.00"))
  }

  @Test func jsonIsOneObject() throws {
    let (folder, report) = try report(stores: ["the 1 2\n", "oslo 1\n"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(try report.json().utf8)) as? NSDictionary)
    let nothing = ["tokens": 0, "forms": 0]
    let expected: NSDictionary = [
      "total": ["tokens": 1112, "forms": 4], "covered": ["tokens": 1110, "forms": 3],
      "unknownWords": [["word": "1", "count": 2]],
      "stores": [
        [
          "path": folder.file("1.sqlite"), "asWritten": ["tokens": 1000, "forms": 1],
          "otherCase": ["tokens": 100, "forms": 1], "digitsAsZeros": nothing,
          "covered": ["tokens": 1100, "forms": 2], "unknown": ["tokens": 12, "forms": 2],
        ],
        [
          "path": folder.file("2.sqlite"), "asWritten": nothing, "otherCase": ["tokens": 10, "forms": 1],
          "digitsAsZeros": nothing, "covered": ["tokens": 10, "forms": 1], "unknown": ["tokens": 1102, "forms": 3],
        ],
      ],
    ]
    #expect(object == expected)
  }
}
