import ByteStreams
import Foundation
import TestSupport
import Testing

@Suite struct FileSourceTests {
  @Test(arguments: [0, 1, 262_144, 600_000]) func givesTheBytesOfAFile(count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = noise(count)
    let source = try FileSource(folder.write(bytes, to: "f"))
    #expect(source.size == count)
    #expect(source.bytesRead == 0)
    #expect(try readAll(source) == bytes)
    #expect(source.bytesRead == count)
    #expect(try source.next() == nil)
  }

  @Test(arguments: [0..<600_000, 5..<5, 3..<262_150, 599_999..<600_000, 599_990..<600_010])
  func givesAPartOfAFile(range: Range<Int>) throws {
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let folder = try TemporaryFolder()
    var source = try FileSource(try folder.write(bytes, to: "f"), range: range)
    #expect(source.size == range.count)
    #expect(try source.readAll() == Array(bytes[range.clamped(to: 0..<600_000)]))
    #expect(source.bytesRead == range.clamped(to: 0..<600_000).count)
  }

  @Test func missingFile() throws {
    let path = try TemporaryFolder().file("none")
    #expect(throws: StreamError.notFound(path: path)) { try FileSource(path) }
  }

  @Test func folder() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StreamError.isFolder(path: folder.path)) { try FileSource(folder.path) }
  }

  @Test(.enabled(if: permissionsHold, "root may read everything")) func unreadableFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1], to: "f")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(throws: StreamError.notReadable(path: path)) { try FileSource(path) }
  }

  /// What is in a pipe arrives before the pipe is full or closed.
  @Test func aPipeGivesWhatIsThere() throws {
    let pipe = Pipe()
    let source = try FileSource("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(source.size == nil)
    try pipe.fileHandleForWriting.write(contentsOf: Data("one\n".utf8))
    #expect(try source.next() == Array("one\n".utf8))
    try pipe.fileHandleForWriting.write(contentsOf: Data("two\n".utf8))
    #expect(try source.next() == Array("two\n".utf8))
    try pipe.fileHandleForWriting.close()
    #expect(try source.next() == nil)
  }

  @Test func dashIsStandardInput() throws {
    #expect(try FileSource("-").name == "standard input")
  }
}
