import ByteStreams
import Foundation
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  struct Stop: Error {}

  /// The three ways to write the bytes 1, 2, 3, which all keep the same promises.
  enum Way: CaseIterable, Sendable {
    case path, stream, bytes

    func write(to path: String, overwrite: Bool) throws {
      switch self {
      case .path:
        try writeAtomically(to: path, overwrite: overwrite) { part in
          try Data([1, 2, 3]).writeIntoFile(part)
        }
      case .stream:
        try streamAtomically(to: path, overwrite: overwrite) { writer in
          try writer.write([1, 2])
          try writer.write([3])
        }
      case .bytes:
        try writeAtomically([1, 2, 3], to: path, overwrite: overwrite)
      }
    }
  }

  @Test(arguments: Way.allCases) func writesANewFile(_ way: Way) throws {
    let folder = try TemporaryFolder()
    try way.write(to: folder.file("f"), overwrite: false)
    #expect(try folder.names() == ["f"])
    #expect(try folder.bytes(of: "f") == [1, 2, 3])
  }

  @Test(arguments: Way.allCases) func replacesOnlyWhenTold(_ way: Way) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([9], to: "f")
    #expect(throws: StreamError.alreadyExists(path: path)) { try way.write(to: path, overwrite: false) }
    #expect(try folder.bytes(of: "f") == [9])
    try way.write(to: path, overwrite: true)
    #expect(try folder.bytes(of: "f") == [1, 2, 3])
    #expect(try folder.names() == ["f"])
  }

  @Test(arguments: Way.allCases) func replacesThePartOfAKilledRun(_ way: Way) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(noise(100), to: "f.part")
    try way.write(to: folder.file("f"), overwrite: false)
    #expect(try folder.bytes(of: "f") == [1, 2, 3])
    #expect(try folder.names() == ["f"])
  }

  @Test(arguments: Way.allCases) func missingFolder(_ way: Way) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("none/f")
    #expect(throws: StreamError.folderMissing(path: path, folder: folder.file("none"))) {
      try way.write(to: path, overwrite: true)
    }
  }

  @Test(arguments: Way.allCases) func aFileIsNoFolder(_ way: Way) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write([], to: "file")
    #expect(throws: StreamError.folderMissing(path: file + "/f", folder: file)) {
      try way.write(to: file + "/f", overwrite: true)
    }
  }

  @Test(arguments: Way.allCases) func aFolderIsInTheWay(_ way: Way) throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path + "/", ""] {
      #expect(throws: StreamError.outputIsFolder(path: path)) { try way.write(to: path, overwrite: true) }
    }
    #expect(try folder.names() == [])
  }

  @Test(arguments: Way.allCases) func aDeviceIsNotReplaced(_ way: Way) throws {
    #expect(throws: StreamError.notRegularFile(path: "/dev/null")) { try way.write(to: "/dev/null", overwrite: true) }
  }

  @Test(.enabled(if: permissionsHold, "root may write everywhere"), arguments: Way.allCases)
  func unwritableFolder(_ way: Way) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    let path = folder.file("f")
    #expect(throws: StreamError.folderNotWritable(path: path, folder: folder.path)) {
      try way.write(to: path, overwrite: true)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
  }

  @Test(arguments: [false, true]) func aFailureLeavesWhatWasThere(isThere: Bool) throws {
    let folder = try TemporaryFolder()
    if isThere { _ = try folder.write([9], to: "f") }
    #expect(throws: Stop.self) {
      try writeAtomically(to: folder.file("f"), overwrite: true) { part in
        try Data([1]).writeIntoFile(part)
        throw Stop()
      }
    }
    for name in ["f", "f.gz"] {
      #expect(throws: Stop.self) {
        try streamAtomically(to: folder.file(name), overwrite: true) { writer in
          try writer.write(noise(300_000))
          throw Stop()
        }
      }
    }
    #expect(try folder.names() == (isThere ? ["f"] : []))
    if isThere { #expect(try folder.bytes(of: "f") == [9]) }
  }

  /// The old file is whole, and in its place, while the new one is written.
  @Test func theOldFileStaysUntilTheEnd() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([9], to: "f")
    try writeAtomically(to: path, overwrite: true) { part in
      #expect(part == path + ".part")
      let (names, bytes) = (try folder.names(), try folder.bytes(of: "f"))
      #expect(names == ["f", "f.part"])
      #expect(bytes == [9])
      try Data([1, 2, 3]).writeIntoFile(part)
    }
    #expect(try folder.bytes(of: "f") == [1, 2, 3])
  }
}

extension Data {
  /// Puts the bytes into the file at `path`, which must be there.
  fileprivate func writeIntoFile(_ path: String) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.write(contentsOf: self)
    try handle.close()
  }
}
