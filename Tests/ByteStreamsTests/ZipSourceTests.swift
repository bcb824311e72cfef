import ByteStreams
import TestSupport
import Testing

@Suite struct ZipSourceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var entry: String?
    var text: [UInt8]
  }

  static let sample = ZipItem(name: "sample.txt", content: Sample.text, packed: Sample.deflate, method: 8)

  static let cases = [
    Case(testDescription: "deflate", bytes: zip([sample]), text: Sample.text),
    Case(testDescription: "stored", bytes: zip([ZipItem(name: "a", content: [1, 2, 3])]), text: [1, 2, 3]),
    Case(testDescription: "stored and empty", bytes: zip([ZipItem(name: "a", content: [])]), text: []),
    Case(
      testDescription: "deflate and empty",
      bytes: zip([ZipItem(name: "a", content: [], packed: [3, 0], method: 8)]),
      text: []
    ),
    Case(
      testDescription: "large and stored",
      bytes: zip([ZipItem(name: "a", content: noise(600_000))]),
      text: noise(600_000)
    ),
    Case(
      testDescription: "large and deflate",
      bytes: zip([ZipItem(name: "a", content: noise(600_000), packed: deflate(noise(600_000)), method: 8)]),
      text: noise(600_000)
    ),
    Case(
      testDescription: "a thousandfold",
      bytes: zip([
        ZipItem(
          name: "a",
          content: Array(repeating: 0, count: 1 << 20),
          packed: Array(Sample.gzipOfAMebibyteOfZeros.dropFirst(10).dropLast(8)),
          method: 8
        )
      ]),
      text: Array(repeating: 0, count: 1 << 20)
    ),
    Case(
      testDescription: "beside a folder",
      bytes: zip([ZipItem(name: "f/", content: []), sample]),
      text: Sample.text
    ),
    Case(
      testDescription: "named among several",
      bytes: zip([ZipItem(name: "a", content: [1]), sample]),
      entry: "sample.txt",
      text: Sample.text
    ),
    Case(testDescription: "with a comment", bytes: zip([sample], comment: "hello"), text: Sample.text),
    Case(
      testDescription: "with a data descriptor",
      bytes: zip([
        ZipItem(name: "a", content: Sample.text, packed: Sample.deflate, method: 8, hasDescriptor: true)
      ]),
      text: Sample.text
    ),
    Case(
      testDescription: "zip64",
      bytes: zip(
        [
          ZipItem(name: "b", content: [1, 2]),
          ZipItem(name: "a", content: Sample.text, packed: Sample.deflate, method: 8, isWide: true),
        ],
        isWide: true
      ),
      entry: "a",
      text: Sample.text
    ),
  ]

  @Test(arguments: cases) func unpacks(_ c: Case) throws {
    let folder = try TemporaryFolder()
    let source = try ZipSource(folder.write(c.bytes, to: "a.zip"), entry: c.entry)
    #expect(try readAll(source) == c.text)
    #expect(source.bytesRead == source.compressedSize)
    #expect(try source.next() == nil)
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var entry: String?
    var error: @Sendable (_ path: String) -> StreamError
  }

  static let damages = [
    Damage(testDescription: "an empty file", bytes: [], error: { .notZip(path: $0) }),
    Damage(testDescription: "a web page", bytes: noise(3000), error: { .notZip(path: $0) }),
    Damage(testDescription: "cut short", bytes: zip([sample]).dropLast(1), error: { .notZip(path: $0) }),
    Damage(testDescription: "nothing inside", bytes: zip([]), error: { .emptyZip(path: $0) }),
    Damage(
      testDescription: "only a folder",
      bytes: zip([ZipItem(name: "f/", content: [])]),
      error: { .emptyZip(path: $0) }
    ),
    Damage(testDescription: "part of several", bytes: zip([sample], disk: 1), error: { .splitZip(path: $0) }),
    Damage(
      testDescription: "four files, none named",
      bytes: zip(["50d", "100d", "200d", "300d"].map { ZipItem(name: "glove.6B.\($0).txt", content: [1]) }),
      error: {
        .severalEntries(
          path: $0,
          entries: ["glove.6B.50d.txt", "glove.6B.100d.txt", "glove.6B.200d.txt", "glove.6B.300d.txt"]
        )
      }
    ),
    Damage(
      testDescription: "no such name",
      bytes: zip([ZipItem(name: "a", content: [1])]),
      entry: "A",
      error: { .noSuchEntry(path: $0, entry: "A", entries: ["a"]) }
    ),
    Damage(
      testDescription: "encrypted",
      bytes: zip([ZipItem(name: "a", content: [1], flags: 1)]),
      error: { .encryptedEntry(path: $0, entry: "a") }
    ),
    Damage(
      testDescription: "bzip2",
      bytes: zip([ZipItem(name: "a", content: [1], method: 12)]),
      error: { .unsupportedMethod(path: $0, entry: "a", method: 12) }
    ),
    Damage(
      testDescription: "wrong checksum",
      bytes: zip([ZipItem(name: "a", content: [1], checksum: 7)]),
      error: { .corrupt(path: $0, format: "zip", detail: "the checksum or the size of 'a' does not agree") }
    ),
    Damage(
      testDescription: "wrong size",
      bytes: zip([
        ZipItem(name: "a", content: [1], packed: Sample.deflate, method: 8, checksum: crc32(of: Sample.text))
      ]),
      error: { .corrupt(path: $0, format: "zip", detail: "the checksum or the size of 'a' does not agree") }
    ),
    Damage(
      testDescription: "deflate data cut short",
      bytes: zip([ZipItem(name: "a", content: Sample.text, packed: Sample.deflate.dropLast(9), method: 8)]),
      error: { .corrupt(path: $0, format: "zip", detail: "'a' ends too early") }
    ),
    Damage(
      testDescription: "deflate data damaged",
      bytes: zip([ZipItem(name: "a", content: Sample.text, packed: [0xff], method: 8)]),
      error: { .corrupt(path: $0, format: "zip", detail: "invalid block type") }
    ),
    Damage(
      testDescription: "header overwritten",
      bytes: [0, 0, 0, 0] + zip([ZipItem(name: "a", content: [1])]).dropFirst(4),
      error: { .corrupt(path: $0, format: "zip", detail: "the header of 'a' is missing") }
    ),
  ]

  @Test(arguments: damages) func damageIsNamed(_ c: Damage) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(c.bytes, to: "a.zip")
    #expect(throws: c.error(path)) { try readAll(ZipSource(path, entry: c.entry)) }
  }

  @Test func missingFile() throws {
    let path = try TemporaryFolder().file("a.zip")
    #expect(throws: StreamError.notFound(path: path)) { try ZipSource(path) }
  }

  @Test func aDeviceHasNoEnd() {
    #expect(throws: StreamError.notSeekable(path: "/dev/null")) { try ZipSource("/dev/null") }
  }
}
