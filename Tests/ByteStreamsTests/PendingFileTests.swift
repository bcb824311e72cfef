import Foundation
import TestSupport
import Testing

@testable import ByteStreams

@Suite struct PendingFileTests {
  /// Another process that writes the same file takes the part away; its part is never moved into place by us.
  @Test func aPartThatIsNotOursIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("f")
    let first = try PendingFile(path, overwrite: false)
    let second = try PendingFile(path, overwrite: false)
    try second.descriptor.writeAll([2])
    #expect(throws: StreamError.displaced(path: path)) { try first.commit() }
    first.discard()
    #expect(try folder.names() == ["f.part"])
    try second.commit()
    #expect(try folder.bytes(of: "f") == [2])
  }

  /// A file that came into being meanwhile is not replaced.
  @Test func aFileThatAppearedIsKept() throws {
    let folder = try TemporaryFolder()
    let pending = try PendingFile(folder.file("f"), overwrite: false)
    let path = try folder.write([9], to: "f")
    #expect(throws: StreamError.alreadyExists(path: path)) { try pending.commit() }
    pending.discard()
    #expect(try folder.names() == ["f"])
    #expect(try folder.bytes(of: "f") == [9])
  }

  @Test func aLinkIsFollowed() throws {
    let folder = try TemporaryFolder()
    let real = try folder.write([9], to: "real")
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "real")
    try writeAtomically([1], to: folder.file("link"), overwrite: true)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == "real")
    #expect(try Data(contentsOf: URL(fileURLWithPath: real)) == Data([1]))
  }

  @Test func permissionsArePassedOn() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([9], to: "f")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try writeAtomically([1], to: path, overwrite: true)
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o640)
  }

  @Test(arguments: [("f", "."), ("./f", "."), ("/f", "/"), ("a/f", "a"), ("/a/b/f", "/a/b"), ("é/f", "é")])
  func theFolderOfAPath(path: String, folder: String) {
    #expect(parent(of: path) == folder)
  }

  @Test func aNameThatIsTooLong() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(String(repeating: "x", count: 300))
    #expect(throws: StreamError.createFailed(path: path, reason: "File name too long")) {
      try PendingFile(path, overwrite: false)
    }
  }
}
