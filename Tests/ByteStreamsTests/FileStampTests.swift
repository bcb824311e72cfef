import ByteStreams
import Foundation
import TestSupport
import Testing

@Suite struct FileStampTests {
  static func setTime(_ seconds: TimeInterval, of path: String) throws {
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: path)
  }

  @Test func sizeAndTime() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("some text", to: "f")
    try Self.setTime(1_000_000_000, of: path)
    let stamp = FileStamp(of: path)
    #expect(stamp?.size == 9)
    #expect(stamp?.modified == 1_000_000_000_000_000_000)
    #expect(FileStamp(of: path) == stamp)
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "f")
    #expect(FileStamp(of: folder.file("link")) == stamp)
  }

  @Test func changesWithTheFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("some text", to: "f")
    try Self.setTime(1_000_000_000, of: path)
    let stamp = FileStamp(of: path)
    _ = try folder.write("same size", to: "f")
    #expect(FileStamp(of: path) != stamp)
    _ = try folder.write("another size", to: "f")
    try Self.setTime(1_000_000_000, of: path)
    #expect(FileStamp(of: path) != stamp)
  }

  @Test func onlyRegularFilesHaveOne() throws {
    let folder = try TemporaryFolder()
    for path in [folder.file("none"), folder.path, "/dev/null", ""] { #expect(FileStamp(of: path) == nil, "\(path)") }
  }

  /// A clock that was wrong may have left any date, as far as the file system can write it down.
  @Test(arguments: [-10_000_000_000, 0, 10_000_000_000, 16_000_000_000]) func anyDateWillDo(seconds: TimeInterval)
    throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("text", to: "f")
    try Self.setTime(seconds, of: path)
    #expect(FileStamp(of: path)?.size == 4)
  }

  @Test func isKeptAsJSON() throws {
    let stamp = FileStamp(of: #filePath)
    #expect(stamp != nil)
    #expect(try JSONDecoder().decode(FileStamp?.self, from: JSONEncoder().encode(stamp)) == stamp)
  }
}
