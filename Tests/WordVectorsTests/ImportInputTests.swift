import ByteStreams
import TestSupport
import Testing

@testable import WordVectors

@Suite struct ImportInputTests {
  @Test func handsOutTheBytes() throws {
    let folder = try TemporaryFolder()
    let text = gloVe(randomRows(60_000, dimension: 4))
    let path = try folder.write(text, to: "g.txt")
    let input = try ImportInput(path, zipEntry: nil)
    #expect(input.name == path && input.entry == nil && input.totalBytes == text.count)
    let bytes = input.bytes()
    #expect(bytes.bytesRead == 0)
    var read: [UInt8] = []
    while let chunk = try bytes.next() {
      read += chunk
      #expect(bytes.bytesRead == read.count)
    }
    #expect(read == text)
    #expect(try input.sha256() == Digest.sha256(of: text))
  }

  @Test func missingFile() throws {
    let path = try TemporaryFolder().file("none")
    #expect(throws: StreamError.notFound(path: path)) { try ImportInput(path, zipEntry: nil) }
  }
}
