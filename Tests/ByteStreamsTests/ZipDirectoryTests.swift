import TestSupport
import Testing

@testable import ByteStreams

@Suite struct ZipDirectoryTests {
  private func directory(of bytes: [UInt8]) throws -> ZipDirectory {
    let folder = try TemporaryFolder()
    return try ZipDirectory(of: Descriptor(reading: folder.write(bytes, to: "a.zip")), fileSize: bytes.count)
  }

  @Test func listsRegularFiles() throws {
    let bytes = zip([
      ZipItem(name: "folder/", content: []), ZipItem(name: "folder/a", content: [1, 2, 3]),
      ZipItem(name: "__MACOSX/folder/._a", content: [9]), ZipItem(name: "b", content: []),
    ])
    let entries = try directory(of: bytes).entries
    #expect(entries.map(\.name) == ["folder/a", "b"])
    #expect(entries.map(\.size) == [3, 0])
  }

  @Test(
    arguments: [false, true],
    ["", "a comment", "PK\u{5}\u{6} and the rest of a comment that looks like a record"]
  )
  func findsTheRecordAtTheEnd(isWide: Bool, comment: String) throws {
    let bytes = zip([ZipItem(name: "a", content: [1], isWide: isWide)], comment: comment, isWide: isWide)
    let entry = try #require(try directory(of: bytes).entries.first)
    #expect(entry.size == 1)
    #expect(entry.compressedSize == 1)
    #expect(entry.headerOffset == 0)
  }

  /// Whatever single byte of the directory is wrong, the answer is a list or an error, and never a crash.
  @Test func aWrongByteDoesNoHarm() throws {
    let good = zip(
      [ZipItem(name: "ab", content: [1, 2], isWide: true), ZipItem(name: "c", content: [3])],
      isWide: true
    )
    let folder = try TemporaryFolder()
    for index in good.indices {
      for value: UInt8 in [0, 0x7f, 0x80, 0xff] {
        var bad = good
        bad[index] = value
        let path = try folder.write(bad, to: "a.zip")
        _ = try? ZipDirectory(of: Descriptor(reading: path), fileSize: bad.count)
        _ = try? readAll(ZipSource(path, entry: "c"))
      }
    }
  }

  struct Number: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var value: Int
  }

  static let numbers = [
    Number(testDescription: "two bytes", bytes: [0x34, 0x12], value: 0x1234),
    Number(testDescription: "four bytes", bytes: [0xff, 0xff, 0xff, 0xff], value: 0xffff_ffff),
    Number(testDescription: "beyond Int", bytes: Array(repeating: 0xff, count: 8), value: -1),
  ]

  @Test(arguments: numbers) func numbersAreLittleEndian(_ c: Number) {
    #expect(([9] + c.bytes).number(at: 1, bytes: c.bytes.count) == c.value)
  }
}
