import ByteStreams
import TestSupport
import Testing

@Suite struct CompressedInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var entry: String?
    var total: Int
    var testDescription: String { name }
  }

  static let zipped = zip([ZipItem(name: "sample.txt", content: Sample.text, packed: Sample.deflate, method: 8)])

  static let cases = [
    Case(name: "a.txt", bytes: Sample.text, total: Sample.text.count),
    Case(name: "gz", bytes: Sample.text, total: Sample.text.count),
    Case(name: "a.txt.gz", bytes: Sample.gzip, total: Sample.gzip.count),
    Case(name: "A.TXT.GZ", bytes: Sample.gzip, total: Sample.gzip.count),
    Case(name: "a.zip", bytes: zipped, entry: "sample.txt", total: Sample.deflate.count),
    Case(name: "a.Zip", bytes: zipped, entry: "sample.txt", total: Sample.deflate.count),
  ]

  @Test(arguments: cases) func theNameDecides(_ c: Case) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(c.bytes, to: c.name)
    let input = try openInput(path, isDigested: true)
    #expect(input.name == path)
    #expect(input.entry == c.entry)
    #expect(input.totalBytes == c.total)
    #expect(input.bytesRead == 0)
    #expect(try readAll(input) == Sample.text)
    #expect(input.bytesRead == c.total)
    #expect(try input.sha256() == Digest.sha256(of: c.bytes))
  }

  /// The digest is that of the whole file, wherever the reading stopped.
  @Test(arguments: cases) func theDigestIsOfTheWholeFile(_ c: Case) throws {
    let folder = try TemporaryFolder()
    let input = try openInput(folder.write(c.bytes, to: c.name), isDigested: true)
    #expect(try input.sha256() == Digest.sha256(of: c.bytes))
  }

  @Test(arguments: cases) func noDigestUnlessAskedFor(_ c: Case) throws {
    let folder = try TemporaryFolder()
    let input = try openInput(folder.write(c.bytes, to: c.name))
    _ = try readAll(input)
    #expect(try input.sha256() == nil)
  }

  @Test func standardInputIsTakenAsItIs() throws {
    let input = try openInput("-")
    #expect(input.name == "standard input")
    #expect(input.entry == nil)
  }

  @Test(arguments: ["none", "none.gz", "none.zip"]) func missingFile(name: String) throws {
    let path = try TemporaryFolder().file(name)
    #expect(throws: StreamError.notFound(path: path)) { try openInput(path) }
  }
}
