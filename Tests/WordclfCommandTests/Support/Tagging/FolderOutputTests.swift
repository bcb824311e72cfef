import ByteStreams
import Foundation
import TaggedText
import TestSupport
import TextFormats
import Testing

@testable import wordclf

@Suite struct FolderOutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["in", "in/x", "in/y"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
    }
  }

  // MARK: Names

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String { "\(name) as \(format)\(shard.map { ", \($0)" } ?? "")" }
    var name: String
    var read = TextFormat.text
    var format: TextFormat
    var shard: String?
    var range: Range<Int>?
    var output: String
    var text: String?
  }

  static let cases = [
    Case(name: "a.txt", format: .conll, output: "a.conll"),
    Case(name: "x y/a.b.txt", format: .jsonl, output: "x y/a.b.jsonl"),
    Case(name: "A.TXT", format: .inline, output: "A.inline"),
    Case(name: "a.conll", read: .conll, format: .conllu, output: "a.conllu"),
    // taken for what its name does not tell
    Case(name: "a.conll", format: .tsv, output: "a.conll.tsv"),
    Case(name: "eng.testa", format: .conll, output: "eng.testa.conll"),
    Case(name: "-", format: .jsonl, output: "standard-input.jsonl"),
    Case(name: "a.txt.gz", format: .conll, output: "a.conll.gz"),
    Case(name: "A.TXT.GZ", format: .tsv, output: "A.tsv.gz"),
    // for people
    Case(name: "a.txt.gz", format: .html, output: "a.html"),
    Case(name: "a.txt.gz", format: .ansi, output: "a.ansi"),
    Case(name: "x/a.txt", format: .brat, output: "x/a.ann", text: "x/a.txt"),
    Case(name: "a.jsonl.gz", read: .jsonl, format: .brat, output: "a.ann", text: "a.txt"),
    Case(name: "-", format: .brat, output: "standard-input.ann", text: "standard-input.txt"),
    // a part of a file, and a file that is whole in its part
    Case(name: "x/a.txt", format: .conll, shard: "2/8", range: 0..<4, output: "x/a.2-of-8.conll"),
    Case(name: "a.txt", format: .brat, shard: "1/2", range: 0..<4, output: "a.1-of-2.ann", text: "a.1-of-2.txt"),
    Case(name: "a.txt.gz", format: .conll, shard: "2/8", output: "a.conll.gz"),
  ]

  @Test(arguments: cases) func namesOfOutputs(_ c: Case) {
    let input = InputFile(path: "p", format: c.read, name: c.name, range: c.range)
    let job = FolderOutput.Job(input, format: c.format, shard: c.shard.flatMap(Shard.init(argument:)))
    #expect(job.output == c.output)
    #expect(job.text == c.text)
  }

  // MARK: Collisions

  private func write(_ names: String...) throws -> [InputFile] {
    try InputFile.list(names.map { try folder.write("Anna left.\n", to: "in/\($0)") }, format: nil)
  }

  private func output(
    _ inputs: [InputFile], _ format: TextFormat = .inline, to name: String = "out", shard: String? = nil,
    options: String = "x", writesErrors: Bool = false, overwrite: Bool = false
  ) throws -> FolderOutput {
    try FolderOutput(
      folder.file(name), inputs: inputs, shard: shard.flatMap(Shard.init(argument:)), format: format, model: "m",
      options: options, writesErrors: writesErrors, overwrite: overwrite,
      makeWriter: { format.writer() ?? PlainTextWriter() })
  }

  private static func passage(_ text: String = "Anna left.") -> Passage {
    var passage = Passage(place: TextPlace(file: "a", line: 1))
    passage.text = Array(text.utf8)
    passage.lineEnd = .lineFeed
    passage.mentions = [Mention("PER", 0..<4)]
    return passage
  }

  private func run(_ output: FolderOutput) throws {
    var output = output
    for job in output.jobs {
      try output.begin(job.input)
      try output.append(Self.passage())
      try output.end(job.input, sha256: nil, counts: TaggingCounts(records: 1))
    }
    try output.finish()
  }

  private func string(_ name: String) throws -> String { String(decoding: try folder.bytes(of: name), as: UTF8.self) }

  @Test(arguments: [("a.txt", "a.conll", "a.inline"), ("x/b.txt", "y/b.txt", "b.inline")])
  func twoInputsOfOneOutput(_ first: String, _ second: String, _ name: String) throws {
    let inputs = try write(first, second)
    let error = #expect(throws: FolderOutput.SameOutput.self) { try output(inputs) }
    #expect(error?.kind == .cannotCreate)
    #expect(
      error?.description == """
        \(name): would be the output of both \(folder.file("in/\(first)")) and \(folder.file("in/\(second)")); \
        tag them into different folders
        """)
  }

  @Test func anInputOfAnotherRunKeepsItsOutput() throws {
    let inputs = try write("x/b.txt", "y/b.txt")
    try run(try output([inputs[0]]))
    #expect(throws: FolderOutput.SameOutput.self) { try output([inputs[1]]) }
    #expect(try output([inputs[1]], overwrite: true).jobs.map(\.output) == ["b.inline"])
  }

  @Test(arguments: ["a.ann", "a.txt"]) func aFileOfOthersIsKept(_ name: String) throws {
    let inputs = try write("a.txt")
    try makeFolder(folder.file("out"))
    let path = try folder.write("precious", to: "out/\(name)")
    #expect(throws: StreamError.alreadyExists(path: path)) { try output(inputs, .brat) }
    try run(try output(inputs, .brat, overwrite: true))
    #expect(try string("out/\(name)") == (name == "a.txt" ? "Anna left.\n" : "T1\tPER 0 4\tAnna\n"))
  }

  @Test func anInputIsNotReplaced() throws {
    let inputs = try InputFile.list([folder.write("Anna\n", to: "in/a.conll")], format: nil)
    #expect(throws: SamePath.self) { try output(inputs, .conll, to: "in", overwrite: true) }
  }

  // MARK: Text beside

  @Test func theTextIsWrittenBeside() throws {
    let output = try output(try write("a.txt"), .brat)
    #expect(output.jobs.map(\.text) == ["a.txt"])
    try run(output)
    #expect(try string("out/a.ann") == "T1\tPER 0 4\tAnna\n")
    #expect(try string("out/a.txt") == "Anna left.\n")
  }

  @Test func theTextThatIsTheInputStays() throws {
    let inputs = try write("a.txt")
    let before = FileStamp(of: folder.file("in/a.txt"))
    let output = try output(inputs, .brat, to: "in/x/..")
    #expect(output.jobs.map(\.output) == ["a.ann"] && output.jobs.map(\.text) == [nil])
    try run(output)
    #expect(try string("in/a.ann") == "T1\tPER 0 4\tAnna\n")
    #expect(FileStamp(of: folder.file("in/a.txt")) == before)
    #expect(try self.output(inputs, .brat, to: "in").finished.count == 1)
  }

  @Test func withoutItsTextAnOutputIsNotFinished() throws {
    let inputs = try write("a.txt")
    try run(try output(inputs, .brat))
    #expect(try output(inputs, .brat).jobs.isEmpty)
    try FileManager.default.removeItem(atPath: folder.file("out/a.txt"))
    #expect(try output(inputs, .brat).jobs.map(\.output) == ["a.ann"])
  }

  // MARK: What is done

  @Test func whatIsFinishedIsNotDoneAgain() throws {
    let inputs = try write("a.txt", "x/b.txt")
    try run(try output([inputs[0]]))
    let second = try output(inputs)
    #expect(second.finished.map(\.output) == ["a.inline"] && second.finished.map(\.counts.records) == [1])
    #expect(second.jobs.map(\.output) == ["b.inline"])
    #expect(try output(inputs, options: "y").jobs.map(\.output) == ["a.inline", "b.inline"])
  }

  @Test func foldersOfTheInputAreMade() throws {
    _ = try write("x/b.txt")
    try run(try output(try InputFile.list([folder.file("in")], format: nil)))
    #expect(try string("out/x/b.inline") == "[Anna](PER) left.\n")
  }

  @Test func eachPartHasItsManifest() throws {
    let inputs = try write("a.txt")
    _ = try output(inputs)
    _ = try output(inputs, shard: "2/3")
    #expect(try names(in: "out") == ["wordclf-manifest-2-of-3.jsonl", "wordclf-manifest.jsonl"])
  }

  /// The names in a folder below that of the test.
  private func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file(name)).sorted()
  }

  @Test func whatIsAbandonedIsNotThere() throws {
    let inputs = try write("a.txt", "x/b.txt", "y/c.txt")
    var output = try output(inputs, .brat)
    try output.begin(inputs[0])
    try output.append(Self.passage())
    try output.abandon(inputs[0])
    try output.begin(inputs[1])
    try output.append(Self.passage("Anna saw."))
    try output.end(inputs[1], sha256: nil, counts: TaggingCounts())
    try output.begin(inputs[2])
    try output.append(Self.passage())
    output.discard()
    #expect(try names(in: "out") == ["b.ann", "b.txt", "wordclf-manifest.jsonl"])
    #expect(try string("out/b.txt") == "Anna saw.\n")
    #expect(try self.output(inputs, .brat).jobs.map(\.output) == ["a.ann", "c.ann"])
  }

  @Test(arguments: [true, false]) func errorsAreWrittenWhereTheyAreWanted(_ writesErrors: Bool) throws {
    let inputs = try write("a.txt")
    var output = try output(inputs, .jsonl, writesErrors: writesErrors)
    try output.begin(inputs[0])
    try output.append(FormatError.unusable(file: "f", what: "w", advice: "a"))
    try output.end(inputs[0], sha256: nil, counts: TaggingCounts())
    #expect(try string("out/a.jsonl") == (writesErrors ? #"{"error":{"message":"f: w; a"}}"# + "\n" : ""))
  }
}
