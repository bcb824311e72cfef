import ByteStreams
import Foundation
import TestSupport
import Testing

@testable import WordVectors

@Suite struct VectorStoreImportTests {
  private func build(
    _ text: some Sequence<UInt8>,
    in folder: TemporaryFolder,
    name: String = "g.txt",
    options: ImportOptions = ImportOptions()
  ) throws -> ImportReport {
    try VectorStore.build(from: folder.write(text, to: name), at: folder.file("s.sqlite"), options: options)
  }

  @Test func reportsWhatItDid() throws {
    let folder = try TemporaryFolder()
    let text = Array("a 1 2\nx 5\nB0 3 4\na 7 8\ny nan 1\nc 5 6\n".utf8)
    let report = try build(text, in: folder)
    #expect(report.dimension == 2)
    #expect(report.count == 3)
    #expect(report.duplicates == 1)
    #expect(report.badRowCount == 2)
    #expect(
      report.badRows == [
        BadRow(line: 2, reason: .tooFewNumbers(found: 1, expected: 2), excerpt: "x 5"),
        BadRow(line: 5, reason: .notFinite("nan"), excerpt: "y nan 1"),
      ])
    #expect(!report.hasHeader)
    #expect(report.isCased)
    #expect(report.isDigitFolded)
    #expect(report.sourceSHA256 == Digest.sha256(of: text))
    #expect(report.seconds > 0)
    // the first of two equal words is kept, and the numbers have no gap
    let store = try VectorStore(path: folder.file("s.sqlite"))
    #expect(try store.entry(for: "a")?.vector == [1, 2])
    #expect(try store.entry(for: "B0")?.id == 2)
    #expect(try store.entry(for: "c")?.id == 3)
    #expect(try store.verify() == [])
    #expect(try folder.names() == ["g.txt", "s.sqlite"])
  }

  struct Input: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var entry: String?
    var testDescription: String { name }
  }

  /// `compass` as text, and as Python packs that text: `gzip.compress(t, mtime=0)`, and
  /// `ZipFile(f, "w").writestr(ZipInfo("compass.txt"), t, ZIP_DEFLATED)`.
  static let inputs = [
    Input(name: "compass.txt", bytes: gloVe(compass)),
    Input(name: "compass.txt.gz", bytes: decode(gzipped)),
    Input(name: "compass.zip", bytes: decode(zipped), entry: "compass.txt"),
  ]
  static let gzipped = "H4sIAAAAAAACA0tNLC5RMNQzUDDQM+DKyy8qyQCxFIxgvFSQvDFQBIi5ylOBHF0DPVOwagBu15oGOwAAAA=="
  static let zipped =
    "UEsDBBQAAAAIAAAAIQBu15oGKwAAADsAAAALAAAAY29tcGFzcy50eHRLTSwuUTDUM1Aw0DPgyssvKskAsRSMYLxUkLwxUASIucpT"
    + "gRxdAz1TsGoAUEsBAhQDFAAAAAgAAAAhAG7XmgYrAAAAOwAAAAsAAAAAAAAAAAAAAIABAAAAAGNvbXBhc3MudHh0UEsFBgAAAAAB"
    + "AAEAOQAAAFQAAAAAAA=="

  private static func decode(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map { [UInt8]($0) } ?? []
  }

  @Test(arguments: inputs) func readsPackedFiles(_ c: Input) throws {
    let folder = try TemporaryFolder()
    let report = try build(c.bytes, in: folder, name: c.name)
    #expect(report.count == 4)
    #expect(report.sourceSHA256 == Digest.sha256(of: c.bytes))
    let store = try VectorStore(path: folder.file("s.sqlite"))
    for row in compass { #expect(try store.vector(for: row.word) == row.vector) }
    #expect(store.source == c.name)
    #expect(store.sourceEntry == c.entry)
  }

  @Test func takesTheFirstWords() throws {
    let folder = try TemporaryFolder()
    let text = Array("a 1 2\na 1 2\nx\nb 3 4\nc 5 6\nrubbish\n".utf8)
    let report = try build(text, in: folder, options: ImportOptions(limit: 2, createdBy: "a test"))
    #expect(report.count == 2)
    #expect(report.duplicates == 1)
    #expect(report.badRowCount == 1)
    #expect(report.sourceSHA256 == Digest.sha256(of: text))
    let store = try VectorStore(path: folder.file("s.sqlite"))
    #expect(try store.vector(for: "b") == [3, 4])
    #expect(try store.vector(for: "c") == nil)
    #expect(store.createdBy == "a test")
  }

  struct Failure: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var name = "g.txt"
    var bytes: [UInt8]
    var options = ImportOptions(maximumBadRows: 1)
    var error: @Sendable (_ path: String) -> any Error & Equatable & Sendable
  }

  static let failures = [
    Failure(testDescription: "an empty file", bytes: [], error: { VectorStoreError.noWords(path: $0) }),
    Failure(
      testDescription: "rows that all fail", bytes: Array(" 1 2\n".utf8), error: { VectorStoreError.noWords(path: $0) }),
    Failure(
      testDescription: "a web page", bytes: Array("<!DOCTYPE html>\n".utf8),
      error: { VectorStoreError.notVectors(path: $0, excerpt: "<!DOCTYPE html>") }),
    Failure(
      testDescription: "two bad rows of one allowed", bytes: Array("a 1 2\nb 3 4\nc 5 6\nx\n 1 2\ny z\n".utf8),
      error: {
        VectorStoreError.tooManyBadRows(
          path: $0, limit: 1,
          first: [
            BadRow(line: 4, reason: .tooFewNumbers(found: 0, expected: 2), excerpt: "x"),
            BadRow(line: 5, reason: .emptyWord, excerpt: " 1 2"),
          ])
      }),
    Failure(
      testDescription: "a bad row of none allowed", bytes: Array("a 1 2\nb 1 inf\n".utf8),
      options: ImportOptions(maximumBadRows: 0),
      error: {
        VectorStoreError.tooManyBadRows(
          path: $0, limit: 0, first: [BadRow(line: 2, reason: .notFinite("inf"), excerpt: "b 1 inf")])
      }),
    Failure(
      testDescription: "another dimension", bytes: Array("a 1 2 3\n".utf8), options: ImportOptions(dimension: 2),
      error: { VectorStoreError.otherDimension(path: $0, found: 3, expected: 2) }),
    Failure(
      testDescription: "a cut gzip file", name: "g.txt.gz", bytes: decode(gzipped).dropLast(20),
      error: { StreamError.truncated(path: $0, format: "gzip") }),
    Failure(
      testDescription: "not gzip", name: "g.txt.gz", bytes: gloVe(compass),
      error: { StreamError.notGzip(path: $0, found: "bytes 65 61") }),
    Failure(
      testDescription: "not zip", name: "g.zip", bytes: gloVe(compass), error: { StreamError.notZip(path: $0) }),
    Failure(
      testDescription: "no such entry", name: "g.zip", bytes: decode(zipped), options: ImportOptions(zipEntry: "x"),
      error: { StreamError.noSuchEntry(path: $0, entry: "x", entries: ["compass.txt"]) }),
  ]

  /// A failed import leaves nothing behind, and an existing store as it was.
  @Test(arguments: failures, [false, true]) func failuresCostNothing(_ c: Failure, isThere: Bool) throws {
    let folder = try TemporaryFolder()
    if isThere { _ = try folder.store(compass) }
    let before = isThere ? try folder.bytes(of: "s.sqlite") : []
    let input = try folder.write(c.bytes, to: c.name)
    var options = c.options
    options.overwrite = true
    let expected = c.error(input)
    #expect {
      try VectorStore.build(from: input, at: folder.file("s.sqlite"), options: options)
    } throws: { error in
      "\(error)" == "\(expected)"
    }
    #expect(try folder.names() == (isThere ? [c.name, "s.sqlite", "vectors.txt"] : [c.name]))
    if isThere { #expect(try folder.bytes(of: "s.sqlite") == before) }
  }

  @Test func missingInput() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StreamError.notFound(path: folder.file("none"))) {
      try VectorStore.build(from: folder.file("none"), at: folder.file("s.sqlite"))
    }
    #expect(try folder.names() == [])
  }

  @Test func aStoreIsReplacedOnlyWhenTold() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    let before = try folder.bytes(of: "s.sqlite")
    #expect(throws: StreamError.alreadyExists(path: folder.file("s.sqlite"))) {
      try build("a 1 2\n".utf8, in: folder)
    }
    #expect(try folder.bytes(of: "s.sqlite") == before)
    #expect(try build("a 1 2\n".utf8, in: folder, options: ImportOptions(overwrite: true)).count == 1)
    #expect(try VectorStore(path: folder.file("s.sqlite")).count == 1)
  }

  @Test func missingFolder() throws {
    let folder = try TemporaryFolder()
    let input = try folder.write("a 1 2\n".utf8, to: "g.txt")
    let path = folder.file("none/s.sqlite")
    #expect(throws: StreamError.folderMissing(path: path, folder: folder.file("none"))) {
      try VectorStore.build(from: input, at: path)
    }
  }

  @Test(.enabled(if: permissionsHold, "root may write everywhere")) func unwritableFolder() throws {
    let folder = try TemporaryFolder()
    let input = try folder.write("a 1 2\n".utf8, to: "g.txt")
    let closed = folder.file("closed")
    try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: closed)
    #expect(throws: StreamError.folderNotWritable(path: closed + "/s.sqlite", folder: closed)) {
      try VectorStore.build(from: input, at: closed + "/s.sqlite")
    }
  }

  /// What a killed import leaves behind does not disturb the next.
  @Test func replacesThePartOfAKilledRun() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    _ = try folder.write(folder.bytes(of: "s.sqlite").prefix(20_000), to: "s.sqlite.part")
    #expect(try VectorStore(path: folder.file("s.sqlite")).verify() == [])
    #expect(try build("a 1 2\n".utf8, in: folder, options: ImportOptions(overwrite: true)).count == 1)
    #expect(try folder.names() == ["g.txt", "s.sqlite", "vectors.txt"])
  }

  @Test func reportsProgress() throws {
    let folder = try TemporaryFolder()
    let text = gloVe(randomRows(5000, dimension: 2))
    let input = try folder.write(text, to: "g.txt")
    var steps: [ImportProgress] = []
    _ = try VectorStore.build(from: input, at: folder.file("s.sqlite")) { step in
      steps.append(step)
      return true
    }
    #expect(steps.map(\.rows) == [2000, 4000, 5000])
    #expect(steps.map(\.phase) == [.reading, .reading, .indexing])
    #expect(steps.allSatisfy { $0.totalBytes == text.count && $0.bytesRead > 0 })
    #expect(steps.last?.bytesRead == text.count)
  }

  @Test(arguments: [1, 2, 3], [false, true]) func anImportCanBeCancelled(atStep last: Int, isThere: Bool) throws {
    let folder = try TemporaryFolder()
    if isThere { _ = try folder.store(compass) }
    let before = try folder.names()
    let input = try folder.write(gloVe(randomRows(5000, dimension: 2)), to: "g.txt")
    var count = 0
    #expect(throws: CancellationError.self) {
      try VectorStore.build(from: input, at: folder.file("s.sqlite"), options: ImportOptions(overwrite: true)) { _ in
        count += 1
        return count < last
      }
    }
    #expect(count == last)
    #expect(try folder.names() == (before + ["g.txt"]).sorted())
    if isThere { #expect(try VectorStore(path: folder.file("s.sqlite")).count == 4) }
  }
}
