import ByteStreams
import Testing

@Suite struct ByteSourceTests {
  @Test(arguments: [1, 3, 7, 100]) func readsAllThatIsLeft(_ chunkSize: Int) throws {
    let bytes = Array("seven bytes, and more".utf8)
    var source = ChunkSource(bytes, chunkSize: chunkSize)
    #expect(try source.readAll() == bytes)
    #expect(try source.readAll() == [])
    var begun = ChunkSource(bytes, chunkSize: chunkSize)
    let first = try #require(try begun.next())
    #expect(try first + begun.readAll() == bytes)
  }
}
