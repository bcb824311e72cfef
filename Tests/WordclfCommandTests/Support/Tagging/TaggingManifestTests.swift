import ByteStreams
import Foundation
import TestSupport
import TextFormats
import Testing

@testable import wordclf

@Suite struct TaggingManifestTests {
  private let folder: TemporaryFolder
  private let input: InputFile
  private var manifest: String { folder.file("m.jsonl") }
  private var output: String { folder.file("o") }

  init() throws {
    folder = try TemporaryFolder()
    input = InputFile(path: try folder.write("in", to: "i.txt"), format: .text, name: "i.txt")
    _ = try folder.write("out", to: "o")
  }

  private func entry(options: String = "x") -> TaggingManifest.Entry {
    .init(
      output: "o", outputStamp: FileStamp(of: output), input: input.path, inputStamp: FileStamp(of: input.path),
      inputSHA256: Digest.sha256(of: Array("in".utf8)), bytes: nil, model: "m", options: options,
      counts: TaggingCounts(records: 1, sentences: 2, tokens: 3, entities: ["LOC": 1], errors: 0))
  }

  private func finished(model: String = "m", options: String = "x") throws -> TaggingManifest.Entry? {
    try TaggingManifest(manifest).finished("o", at: output, input: input, model: model, options: options)
  }

  private func setTime(_ path: String) throws {
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
  }

  @Test func knowsWhatIsFinished() throws {
    #expect(try finished() == nil)
    try TaggingManifest(manifest).add(entry())
    #expect(try finished() == entry())
    let manifest = try TaggingManifest(manifest)
    #expect(manifest.input(of: "o") == input.path && manifest.input(of: "p") == nil)
    #expect(try finished(model: "n") == nil && finished(options: "y") == nil)
  }

  @Test func theLastEntryCounts() throws {
    try TaggingManifest(manifest).add(entry())
    try TaggingManifest(manifest).add(entry(options: "y"))
    #expect(try finished() == nil && finished(options: "y") != nil)
  }

  @Test func anOutputOfAnotherTimeIsNotFinished() throws {
    try TaggingManifest(manifest).add(entry())
    try setTime(output)
    #expect(try finished() == nil)
  }

  @Test func anOutputThatIsGoneIsNotFinished() throws {
    try TaggingManifest(manifest).add(entry())
    try FileManager.default.removeItem(atPath: output)
    #expect(try finished() == nil)
  }

  @Test func anInputThatWasOnlyTouchedIsTheSame() throws {
    try TaggingManifest(manifest).add(entry())
    try setTime(input.path)
    #expect(try finished() != nil)
    _ = try folder.write("IN", to: "i.txt")
    try setTime(input.path)
    #expect(try finished() == nil)
  }

  @Test func whatIsNoEntryIsPassedOver() throws {
    _ = try folder.write("{}\nx\n", to: "m.jsonl")
    try TaggingManifest(manifest).add(entry())
    #expect(try finished() == entry())
  }
}
