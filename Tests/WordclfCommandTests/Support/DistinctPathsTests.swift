import ByteStreams
import Foundation
import TestSupport
import Testing

@testable import wordclf

@Suite struct DistinctPathsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.write("", to: "a")
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: folder.file("a"))
  }

  @Test func otherFilesGoTogether() throws {
    try checkDistinct(outputs: [folder.file("b"), folder.file("c")], inputs: [folder.file("a"), "-"])
    try checkDistinct(outputs: [])
    // what is only read may be named twice
    try checkDistinct(outputs: [folder.file("b")], inputs: [folder.file("a"), folder.file("a")])
  }

  @Test(arguments: ["a", "./a", "x/../a", "link"]) func oneFileByManyNames(_ name: String) {
    let error = #expect(throws: SamePath.self) {
      try checkDistinct(outputs: [folder.file(name)], inputs: [folder.file("a")])
    }
    #expect(error?.kind == .cannotCreate)
    #expect(
      error?.description == """
        \(folder.file(name)): is the same file as \(folder.file("a")), which this command also reads or writes; choose \
        another name
        """)
  }

  @Test func twoOutputsThatAreNotThereYet() {
    #expect(throws: SamePath.self) { try checkDistinct(outputs: [folder.file("b"), folder.file("./b")]) }
  }
}
