import ByteStreams
import TestSupport
import Testing

@Suite struct BlockReaderTests {
  /// Blocks of whole lines, of so many bytes at least.
  private static func lines(_ least: Int) -> (Span<UInt8>) -> Int? {
    { bytes in bytes.indices.first { $0 + 1 >= least && bytes[$0] == 0x0A }.map { $0 + 1 } }
  }

  private func blocks(_ text: String, atLeast least: Int, chunkSize: Int) throws -> [String] {
    let reader = BlockReader(ChunkSource(Array(text.utf8), chunkSize: chunkSize))
    var blocks: [String] = []
    while !reader.isAtEnd { blocks.append(String(decoding: try reader.next(Self.lines(least)), as: UTF8.self)) }
    return blocks
  }

  @Test(arguments: 1...9) func endsWhereTheCallerSays(chunkSize: Int) throws {
    #expect(try blocks("ab\nc\n\nde", atLeast: 1, chunkSize: chunkSize) == ["ab\n", "c\n", "\n", "de"])
    #expect(try blocks("ab\nc\n\nde", atLeast: 4, chunkSize: chunkSize) == ["ab\nc\n", "\nde"])
    #expect(try blocks("abcdefg\nh", atLeast: 2, chunkSize: chunkSize) == ["abcdefg\n", "h"])
    #expect(try blocks("", atLeast: 1, chunkSize: chunkSize) == [""])
  }

  /// The end is known when nothing is left.
  @Test func theLastBlockMayBeEmpty() throws {
    #expect(try blocks("a\nb\n", atLeast: 1, chunkSize: 2) == ["a\n", "b\n", ""])
  }

  @Test(arguments: 1...20) func joinedBlocksAreTheInput(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let text = String((0..<3000).map { _ in ["a", "é", "\n", "\r"].randomElement(using: &random) ?? "a" }.joined())
    let least = Int.random(in: 1...400, using: &random)
    let blocks = try blocks(text, atLeast: least, chunkSize: Int.random(in: 1...700, using: &random))
    #expect(blocks.joined() == text, "seed \(seed)")
    #expect(blocks.dropLast().allSatisfy { $0.utf8.count >= least && $0.utf8.last == 0x0A }, "seed \(seed)")
  }

  /// A source that breaks after some chunks.
  private struct BrokenSource: ByteSource {
    var chunks: [[UInt8]]

    mutating func next() throws(StreamError) -> [UInt8]? {
      if chunks.isEmpty { throw .truncated(path: "a", format: "gzip") }
      return chunks.removeFirst()
    }
  }

  @Test(arguments: [("a\nb\nc", "a\nb\n"), ("a", ""), ("", ""), ("a\n", "a\n")])
  func whatIsCompleteIsNotLost(text: String, complete: String) throws {
    let reader = BlockReader(BrokenSource(chunks: text.utf8.map { [$0] }))
    #expect(throws: StreamError.truncated(path: "a", format: "gzip")) { _ = try reader.next(Self.lines(100)) }
    #expect(reader.completeLines() == Array(complete.utf8))
    #expect(reader.completeLines() == [])
  }
}
