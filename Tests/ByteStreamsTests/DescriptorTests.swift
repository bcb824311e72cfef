import TestSupport
import Testing

@testable import ByteStreams

@Suite struct DescriptorTests {
  struct Range: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var offset: Int
    var count: Int
    var found: [UInt8]
  }

  static let ranges = [
    Range(testDescription: "the whole", offset: 0, count: 5, found: [1, 2, 3, 4, 5]),
    Range(testDescription: "the middle", offset: 1, count: 3, found: [2, 3, 4]),
    Range(testDescription: "across the end", offset: 3, count: 100, found: [4, 5]),
    Range(testDescription: "beyond the end", offset: 9, count: 1, found: []),
    Range(testDescription: "nothing", offset: 2, count: 0, found: []),
  ]

  @Test(arguments: ranges) func readsAnywhere(_ c: Range) throws {
    let folder = try TemporaryFolder()
    let file = try Descriptor(reading: folder.write([1, 2, 3, 4, 5], to: "f"))
    #expect(try file.readFully(at: c.offset, count: c.count) == c.found)
  }

  @Test func knowsWhatItOpened() throws {
    let folder = try TemporaryFolder()
    let (a, b) = (try folder.write([1, 2, 3], to: "a"), try folder.write([1, 2, 3], to: "b"))
    #expect(try Descriptor(reading: a).kind == .regular(size: 3))
    #expect(try Descriptor(folder: folder.path).kind == .folder)
    #expect(try Descriptor(reading: "/dev/null").kind == .other)
    #expect(try Descriptor(reading: a).identity == Descriptor(reading: a).identity)
    #expect(try Descriptor(reading: a).identity != Descriptor(reading: b).identity)
  }

  @Test func aFileIsNoFolder() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([], to: "f")
    #expect(throws: StreamError.writeFailed(path: path, reason: "Not a directory")) {
      try Descriptor(folder: path)
    }
  }

  @Test func aRefusedWriteIsAnError() throws {
    let file = try Descriptor(reading: "/dev/null")
    #expect(throws: StreamError.writeFailed(path: "/dev/null", reason: "Bad file descriptor")) {
      try file.writeAll([1])
    }
  }
}
