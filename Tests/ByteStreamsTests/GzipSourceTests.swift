import ByteStreams
import Testing

@Suite struct GzipSourceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var packed: [UInt8]
    var text: [UInt8]
  }

  static let cases = [
    Case(testDescription: "one member", packed: Sample.gzip, text: Sample.text),
    Case(testDescription: "empty text", packed: gzip([]), text: []),
    Case(testDescription: "two members", packed: Sample.gzip + gzip([1, 2]), text: Sample.text + [1, 2]),
    Case(testDescription: "empty member between", packed: gzip([1]) + gzip([]) + gzip([2]), text: [1, 2]),
    Case(testDescription: "zero padding", packed: Sample.gzip + [0, 0, 0, 0, 0], text: Sample.text),
    Case(testDescription: "noise", packed: gzip(noise(700_000)), text: noise(700_000)),
    Case(
      testDescription: "a thousandfold",
      packed: Sample.gzipOfAMebibyteOfZeros,
      text: Array(repeating: 0, count: 1 << 20)
    ),
  ]

  @Test(arguments: cases, [7, 1000, 1 << 20]) func unpacks(_ c: Case, chunkSize: Int) throws {
    let source = GzipSource(ChunkSource(c.packed, chunkSize: chunkSize), name: "a.gz")
    #expect(try readAll(source) == c.text)
    #expect(try source.next() == nil)
  }

  @Test(arguments: 0..<Sample.gzip.count) func everyCutIsNoticed(length: Int) {
    let cut = ChunkSource(Array(Sample.gzip.prefix(length)), chunkSize: 50)
    #expect(throws: StreamError.truncated(path: "a.gz", format: "gzip")) {
      try readAll(GzipSource(cut, name: "a.gz"))
    }
  }

  @Test func aCutSecondMemberIsNoticed() {
    let cut = ChunkSource([Sample.gzip + Sample.gzip.prefix(30)])
    #expect(throws: StreamError.truncated(path: "a.gz", format: "gzip")) {
      try readAll(GzipSource(cut, name: "a.gz"))
    }
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var packed: [UInt8]
    var error: StreamError
  }

  static let damages = [
    Damage(
      testDescription: "a web page",
      packed: Array("<!DOCTYPE html>".utf8),
      error: .notGzip(path: "a.gz", found: "bytes 3c 21")
    ),
    Damage(
      testDescription: "wrong checksum",
      packed: Sample.gzip.dropLast(8) + [1, 2, 3, 4] + Sample.gzip.suffix(4),
      error: .corrupt(path: "a.gz", format: "gzip", detail: "incorrect data check")
    ),
    Damage(
      testDescription: "wrong length",
      packed: Sample.gzip.dropLast(4) + [1, 2, 3, 4],
      error: .corrupt(path: "a.gz", format: "gzip", detail: "incorrect length check")
    ),
    Damage(
      testDescription: "text after the end",
      packed: Sample.gzip + [0x0a],
      error: .corrupt(path: "a.gz", format: "gzip", detail: "byte 0x0a after the end of the data")
    ),
    Damage(
      testDescription: "text after the padding",
      packed: Sample.gzip + [0, 0, 0x1f, 0x8b],
      error: .corrupt(path: "a.gz", format: "gzip", detail: "byte 0x1f after the end of the data")
    ),
  ]

  @Test(arguments: damages, [7, 1000]) func damageIsNamed(_ c: Damage, chunkSize: Int) {
    let source = GzipSource(ChunkSource(c.packed, chunkSize: chunkSize), name: "a.gz")
    #expect(throws: c.error) { try readAll(source) }
  }
}
