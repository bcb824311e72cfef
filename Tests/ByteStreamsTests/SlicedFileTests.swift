import ByteStreams
import TestSupport
import Testing

@Suite struct SlicedFileTests {
  @Test(arguments: [0, 1, 99, 100, 101, 1000], [1, 100, 4096]) func givesTheBytesOfAFile(count: Int, sliceSize: Int)
    throws
  {
    let folder = try TemporaryFolder()
    let bytes = noise(count)
    var source = SlicedFile(try folder.write(bytes, to: "f"), sliceSize: sliceSize)
    var chunks: [[UInt8]] = []
    while let chunk = try source.next() { chunks.append(chunk) }
    #expect(Array(chunks.joined()) == bytes)
    #expect(chunks.dropLast().allSatisfy { $0.count == sliceSize } && chunks.allSatisfy { !$0.isEmpty })
    #expect(try source.next() == nil)
  }

  /// More files than a process may have open.
  @Test func thousandsSideBySide() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1, 2, 3], to: "f")
    var sources = Array(repeating: SlicedFile(path, sliceSize: 2), count: 5000)
    for index in sources.indices { #expect(try sources[index].next() == [1, 2]) }
    for index in sources.indices { #expect(try sources[index].next() == [3]) }
  }

  @Test func missingFile() throws {
    let path = try TemporaryFolder().file("none")
    var source = SlicedFile(path, sliceSize: 1)
    #expect(throws: StreamError.notFound(path: path)) { try source.next() }
  }
}
