import ByteStreams
import TestSupport
import Testing

@Suite struct ByteWriterTests {
  /// Small pieces, large ones and texts all arrive in order.
  @Test(arguments: [0, 1, 1000, 262_143, 262_144, 900_000]) func piecesArriveInOrder(count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = noise(count)
    try streamAtomically(to: folder.file("f"), overwrite: false) { writer in
      try writer.write("é\n")
      for piece in [bytes.prefix(3), bytes.dropFirst(3)] { try writer.write(piece) }
      try writer.write(CollectionOfOne(7))
    }
    #expect(try folder.bytes(of: "f") == Array("é\n".utf8) + bytes + [7])
  }
}
