import Foundation
import TestSupport
import Testing

@testable import ByteStreams

@Suite struct AtomicOutputTests {
  @Test func isInItsPlaceWhenItIsComplete() throws {
    let folder = try TemporaryFolder()
    let output = try AtomicOutput(folder.file("f"), overwrite: false)
    try output.writer.write([1, 2])
    #expect(try folder.names() == ["f.part"])
    var stamp: FileStamp?
    try output.commit { stamp = $0 }
    #expect(try folder.names() == ["f"])
    #expect(try folder.bytes(of: "f") == [1, 2])
    // what was told before the move is so after it
    #expect(stamp == FileStamp(of: folder.file("f")) && stamp?.size == 2)
  }

  @Test func discardedItLeavesWhatWasThere() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([9], to: "f")
    let output = try AtomicOutput(path, overwrite: true)
    try output.writer.write([1])
    output.discard()
    #expect(try folder.names() == ["f"])
    #expect(try folder.bytes(of: "f") == [9])
  }

  @Test func isPackedByItsName() throws {
    let folder = try TemporaryFolder()
    let output = try AtomicOutput(folder.file("f.gz"), overwrite: false)
    try output.writer.write("text")
    try output.commit()
    var input = try openInput(folder.file("f.gz"))
    #expect(try input.readAll() == Array("text".utf8))
  }

  @Test func doesNotReplaceUnlessTold() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([9], to: "f")
    #expect(throws: StreamError.alreadyExists(path: path)) { try AtomicOutput(path, overwrite: false) }
  }

  /// A record of what is about to be moved that fails keeps it from being moved.
  @Test func staysBesideItsPlaceWhereThatIsRefused() throws {
    struct Refused: Error {}
    let folder = try TemporaryFolder()
    let output = try AtomicOutput(folder.file("f"), overwrite: false)
    #expect(throws: Refused.self) { try output.commit { _ in throw Refused() } }
    #expect(try folder.names() == ["f.part"])
  }
}
