import ByteStreams
import TestSupport
import Testing

@testable import WordVectors

@Suite struct ImportReaderTests {
  @Test func readsAllRows() throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(40_000, dimension: 4)
    let text = gloVe(rows)
    let input = try ImportInput(folder.write(text, to: "g.txt"), zipEntry: nil)
    #expect(input.totalBytes == text.count)
    let reader = try ImportReader(input, dimension: nil)
    #expect(reader.dimension == 4 && !reader.hasHeader)
    var read = FileRows()
    var bytesRead = 0
    while let piece = try reader.next() {
      read.add(piece.rows)
      #expect(piece.bytesRead > bytesRead)
      bytesRead = piece.bytesRead
    }
    #expect(bytesRead == text.count)
    #expect(read.rows == rows)
    #expect(try reader.sha256() == Digest.sha256(of: text))
  }

  @Test func theDigestIsOfTheWholeFileWhateverWasTaken() throws {
    let folder = try TemporaryFolder()
    let text = gloVe(randomRows(100_000, dimension: 4))
    let reader = try ImportReader(ImportInput(folder.write(text, to: "g.txt"), zipEntry: nil), dimension: nil)
    #expect(try reader.next() != nil)
    #expect(try reader.sha256() == Digest.sha256(of: text))
  }

  @Test func aHeaderIsNoRow() throws {
    let folder = try TemporaryFolder()
    let input = try ImportInput(folder.write("2 2\na 1 2\nb 3 4\n".utf8, to: "g.txt"), zipEntry: nil)
    let reader = try ImportReader(input, dimension: nil)
    #expect(reader.hasHeader)
    #expect(try reader.next()?.rows.count == 2)
    #expect(try reader.next() == nil)
  }
}
