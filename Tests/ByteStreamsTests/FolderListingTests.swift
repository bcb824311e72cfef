import Foundation
import TestSupport
import Testing

@testable import ByteStreams

@Suite struct FolderListingTests {
  @Test func listsFilesOfAllFoldersInOrder() throws {
    let folder = try TemporaryFolder()
    for path in ["b/c d/e", "a", "b/é", "b\n2", "b-1/x", ".h"] {
      try makeFolder(parent(of: folder.file(path)))
      _ = try folder.write("", to: path)
    }
    try makeFolder(folder.file("empty"))
    let listing = try FolderListing(of: folder.path)
    #expect(listing.files == [".h", "a", "b\n2", "b-1/x", "b/c d/e", "b/é"])
    #expect(listing.failures == [])
    #expect(try FolderListing(of: folder.path + "/") == listing)
  }

  @Test func linksToFilesAreFilesAndLinksToFoldersAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("", to: "a")
    try FileManager.default.createSymbolicLink(atPath: folder.file("b"), withDestinationPath: "a")
    try FileManager.default.createSymbolicLink(atPath: folder.file("c"), withDestinationPath: ".")
    #expect(try FolderListing(of: folder.path).files == ["a", "b", "c"])
  }

  @Test func namesThatAreNotUTF8AreToldOf() throws {
    let folder = try TemporaryFolder()
    let bytes = Array("\(folder.path)/caf".utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    let number = unsafe open(bytes, O_CREAT | O_WRONLY, 0o600)
    try #require(number >= 0, "this file system takes UTF-8 only")
    close(number)
    let listing = try FolderListing(of: folder.path)
    #expect(listing.files == [])
    #expect(listing.failures == [.nameNotUTF8(path: "\(folder.path)/caf\u{FFFD}")])
    unsafe unlink(bytes)
  }

  @Test(.enabled(if: permissionsHold, "root may read everything")) func aFolderThatMayNotBeRead() throws {
    let folder = try TemporaryFolder()
    try makeFolder(folder.file("closed"))
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: folder.file("closed"))
    #expect(try FolderListing(of: folder.path).failures == [.notReadable(path: folder.file("closed/"))])
    #expect(throws: StreamError.notReadable(path: folder.file("closed/"))) {
      try FolderListing(of: folder.file("closed"))
    }
  }

  @Test func nothingThere() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StreamError.notFound(path: folder.file("none/"))) { try FolderListing(of: folder.file("none")) }
  }

  @Test func foldersAreMadeWithThoseAround() throws {
    let folder = try TemporaryFolder()
    try makeFolder(folder.file("a/b/c"))
    try makeFolder(folder.file("a/b"))
    #expect(FileManager.default.fileExists(atPath: folder.file("a/b/c")))
    _ = try folder.write("", to: "f")
    #expect(throws: StreamError.createFailed(path: folder.file("f"), reason: "File exists")) {
      try makeFolder(folder.file("f"))
    }
    #expect(throws: StreamError.createFailed(path: folder.file("f/g"), reason: "Not a directory")) {
      try makeFolder(folder.file("f/g"))
    }
  }
}
