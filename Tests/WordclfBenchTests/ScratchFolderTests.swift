import Foundation
import Testing

@testable import wordclf_bench

@Suite struct ScratchFolderTests {
  @Test func goesWithItsLastReference() throws {
    var folder: ScratchFolder? = try ScratchFolder()
    let path = try #require(folder?.file("f"))
    try Data([1]).write(to: URL(fileURLWithPath: path))
    #expect(FileManager.default.fileExists(atPath: path))
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
