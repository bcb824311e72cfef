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

  /// What `streamAtomically` packs by the name of the file, `openInput` unpacks by it.
  @Test(arguments: ["f.gz", "F.TXT.GZ"], [0, 1, 262_144, 900_000]) func namesInGzArePacked(
    name: String, count: Int
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.file(name)
    let bytes = noise(count)
    for _ in 1...2 {
      try streamAtomically(to: path, overwrite: true) { writer in
        for piece in [bytes.prefix(3), bytes.dropFirst(3)] { try writer.write(piece) }
        try writer.flush()
        try writer.write("é\n")
      }
    }
    #expect(try folder.bytes(of: name).starts(with: [0x1f, 0x8b]))
    #expect(try readAll(openInput(path)) == bytes + Array("é\n".utf8))
  }

  /// Neither the name nor the time of writing gets into the file.
  @Test func packedFilesOfTheSameContentAreTheSame() throws {
    let folder = try TemporaryFolder()
    for name in ["a.gz", "b.txt.gz"] {
      try streamAtomically(to: folder.file(name), overwrite: false) { try $0.write(Sample.text) }
    }
    #expect(try folder.bytes(of: "a.gz") == folder.bytes(of: "b.txt.gz"))
  }
}
