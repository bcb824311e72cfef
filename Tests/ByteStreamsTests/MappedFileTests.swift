import ByteStreams
import Foundation
import TestSupport
import Testing

@Suite struct MappedFileTests {
  private func bytes(of file: MappedFile) -> [UInt8] {
    file.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } }
  }

  @Test(arguments: [0, 1, 4096, 100_001]) func holdsTheBytesOfTheFile(count: Int) throws {
    let folder = try TemporaryFolder()
    let file = try MappedFile(folder.write(noise(count), to: "f"))
    #expect(file.count == count)
    #expect(file.withBytes { $0.byteCount } == count)
    #expect(bytes(of: file) == noise(count))
  }

  @Test func outlivesItsReplacement() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1, 2, 3], to: "f")
    let file = try MappedFile(path)
    try writeAtomically([9], to: path, overwrite: true)
    #expect(bytes(of: file) == [1, 2, 3])
    try FileManager.default.removeItem(atPath: path)
    #expect(bytes(of: file) == [1, 2, 3])
  }

  @Test func passesErrorsOn() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let file = try MappedFile(folder.write([1], to: "f"))
    #expect(throws: Stop.self) { try file.withBytes { _ in throw Stop() } }
  }

  @Test func isSharedAmongTasks() async throws {
    let folder = try TemporaryFolder()
    let file = try MappedFile(folder.write(noise(10_000), to: "f"))
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { file.withBytes { $0.byteCount } } }
      for await count in group { #expect(count == 10_000) }
    }
  }

  @Test func badPaths() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StreamError.notFound(path: folder.file("none"))) { try MappedFile(folder.file("none")) }
    #expect(throws: StreamError.isFolder(path: folder.path)) { try MappedFile(folder.path) }
    #expect(throws: StreamError.notSeekable(path: "/dev/null")) { try MappedFile("/dev/null") }
  }
}
