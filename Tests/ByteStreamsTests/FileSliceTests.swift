import ByteStreams
import TestSupport
import Testing

@Suite struct FileSliceTests {
  @Test(arguments: [
    (0, 0), (0, 1), (0, 1000), (1, 10), (990, 10), (990, 11), (999, 1), (999, 500), (1000, 1), (5000, 10),
  ])
  func theBytesThatAreThere(offset: Int, count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = noise(1000)
    let path = try folder.write(bytes, to: "f")
    #expect(try readSlice(of: path, at: offset, count: count) == Array(bytes.dropFirst(offset).prefix(count)))
  }

  @Test func missingFileAndFolder() throws {
    let folder = try TemporaryFolder()
    let none = folder.file("none")
    #expect(throws: StreamError.notFound(path: none)) { try readSlice(of: none, at: 0, count: 1) }
    #expect(throws: StreamError.isFolder(path: folder.path)) { try readSlice(of: folder.path, at: 0, count: 1) }
  }
}
