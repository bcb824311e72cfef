import ByteStreams
import TestSupport
import Testing

@testable import WindowNetwork

@Suite struct TensorBytesTests {
  private func read(_ bytes: SafeTensors.Bytes) -> [UInt8] {
    bytes.withBytes { span in (0..<span.byteCount).map { unsafe span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) } }
  }

  @Test func inMemory() {
    let bytes = SafeTensors.Bytes.inMemory([1, 2, 3])
    #expect(bytes.count == 3 && bytes.copied == [1, 2, 3] && read(bytes) == [1, 2, 3])
    #expect(read(.inMemory([])) == [])
  }

  @Test(arguments: [0..<0, 0..<2, 1..<4, 5..<5, 0..<5]) func inAFile(range: Range<Int>) throws {
    let folder = try TemporaryFolder()
    let content: [UInt8] = [7, 8, 9, 10, 11]
    let bytes = SafeTensors.Bytes.inFile(try MappedFile(folder.write(content, to: "f")), range)
    #expect(bytes.count == range.count)
    #expect(bytes.copied == Array(content[range]))
    #expect(read(bytes) == Array(content[range]))
  }
}
