import Foundation
import TestSupport
import Testing

@testable import ByteStreams

@Suite struct WorkFolderTests {
  @Test func isMadeForItsUserAlone() throws {
    let place = try TemporaryFolder()
    let folder = try WorkFolder(named: "work", in: place.path)
    #expect(folder.path == place.file("work"))
    #expect(folder.file("a") == place.file("work/a"))
    #expect(!folder.isLeftover)
    #expect(try folder.names() == [])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func oneProgramAtATime() throws {
    let place = try TemporaryFolder()
    do {
      let first = try WorkFolder(named: "work", in: place.path)
      #expect(throws: StreamError.inUse(path: first.path)) { try WorkFolder(named: "work", in: place.path) }
      // a folder beside it is another one
      _ = try WorkFolder(named: "works", in: place.path)
      try writeAtomically([1], to: first.file("a"), overwrite: false)
    }
    // and the lock ends with it
    #expect(try WorkFolder(named: "work", in: place.path).isLeftover)
  }

  @Test func whatAnEarlierRunLeft() throws {
    let place = try TemporaryFolder()
    do { _ = try WorkFolder(named: "work", in: place.path) }
    #expect(try !WorkFolder(named: "work", in: place.path).isLeftover)
    _ = try place.write("half a file", to: "work/a.part")
    let folder = try WorkFolder(named: "work", in: place.path)
    #expect(folder.isLeftover)
    #expect(try folder.names() == ["a.part"])
  }

  @Test func namesItsFilesInOrder() throws {
    let place = try TemporaryFolder()
    let folder = try WorkFolder(named: "work", in: place.path)
    for name in ["b-10", "b-9", "B", "é", ".hidden"] {
      try writeAtomically([1], to: folder.file(name), overwrite: false)
    }
    #expect(try folder.names() == [".hidden", "B", "b-10", "b-9", "é"])
    #expect(folder.has("B") && !folder.has("b") && !folder.has(".."))
    try folder.remove(["B", "none", "é"])
    #expect(try folder.names() == [".hidden", "b-10", "b-9"])
  }

  @Test func isRemovedWithAllFiles() throws {
    let place = try TemporaryFolder()
    let folder = try WorkFolder(named: "work", in: place.path)
    for name in ["a", "b.part"] { try writeAtomically([1], to: folder.file(name), overwrite: false) }
    try folder.remove()
    #expect(try place.names() == [])
    // and may be made anew while the one before is still there
    #expect(try !WorkFolder(named: "work", in: place.path).isLeftover)
  }

  @Test func aFolderInsideIsNotRemoved() throws {
    let place = try TemporaryFolder()
    let folder = try WorkFolder(named: "work", in: place.path)
    try FileManager.default.createDirectory(atPath: folder.file("sub"), withIntermediateDirectories: false)
    #expect(throws: StreamError.self) { try folder.remove() }
    #expect(try folder.names() == ["sub"])
  }

  // MARK: Its place

  @Test func aPlaceThatIsMissing() throws {
    let place = try TemporaryFolder().file("none")
    #expect(throws: StreamError.noWorkPlace(path: place, reason: "No such file or directory")) {
      try WorkFolder(named: "work", in: place)
    }
  }

  @Test func aPlaceThatIsAFile() throws {
    let folder = try TemporaryFolder()
    let place = try folder.write("text", to: "f")
    #expect(throws: StreamError.noWorkPlace(path: place, reason: "Not a directory")) {
      try WorkFolder(named: "work", in: place)
    }
  }

  @Test(.enabled(if: permissionsHold, "root may write everywhere")) func aPlaceThatMayNotBeWrittenTo() throws {
    let place = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: place.path)
    #expect(throws: StreamError.noWorkPlace(path: place.path, reason: "Permission denied")) {
      try WorkFolder(named: "work", in: place.path)
    }
  }

  /// Files are removed from the folder; so it must be a folder, and not a way to another one.
  @Test func somethingElseInItsPlace() throws {
    let place = try TemporaryFolder()
    _ = try place.write("text", to: "file")
    try FileManager.default.createDirectory(atPath: place.file("precious"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: place.file("link"), withDestinationPath: "precious")
    for name in ["file", "link"] {
      let reason = "something else stands there that is no folder of this user's"
      #expect(throws: StreamError.createFailed(path: place.file(name), reason: reason)) {
        try WorkFolder(named: name, in: place.path)
      }
    }
    #expect(try place.names() == ["file", "link", "precious"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.file("precious")) == [])
  }

  @Test func aLinkInPlaceOfTheLock() throws {
    let place = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: place.file("work"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: place.file("work/lock"), withDestinationPath: "../made")
    #expect(throws: StreamError.self) { try WorkFolder(named: "work", in: place.path) }
    #expect(try place.names() == ["work"])
  }

  /// In a process of its own, as the environment belongs to all tests.
  @Test func standsWhereTheEnvironmentSays() async throws {
    let place = try TemporaryFolder()
    await #expect(processExitsWith: .success) { [path = place.path as String] in
      try WorkFolderTests.checkEnvironment(path)
    }
  }

  static func checkEnvironment(_ place: String) throws {
    let name = "wordclf-test-\(getpid())"
    for (variable, path) in [(place, place), ("\(place)/", place), ("", "/tmp"), (nil, "/tmp")] {
      if let variable { _ = unsafe setenv("TMPDIR", variable, 1) } else { _ = unsafe unsetenv("TMPDIR") }
      let folder = try WorkFolder(named: name)
      #expect(folder.path == "\(path)/\(name)")
      try folder.remove()
    }
    _ = unsafe setenv("TMPDIR", "\(place)/none", 1)
    #expect(throws: StreamError.noWorkPlace(path: "\(place)/none", reason: "No such file or directory")) {
      try WorkFolder(named: name)
    }
  }
}
