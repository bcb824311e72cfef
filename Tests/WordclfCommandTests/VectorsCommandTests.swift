import Foundation
import TestSupport
import Testing

@Suite struct VectorsCommandTests {
  private func vectors(_ arguments: [String]) throws -> Program.Outcome {
    try TinyProject.shared.get().run(["vectors"] + arguments)
  }

  @Test func info() throws {
    let outcome = try vectors(["info", "--store", "vectors.sqlite"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("sha256") }
    #expect(
      lines == [
        "words      14", "dimension  4", "case       uncased", "digits     as written", "source     vectors.txt",
        "made by    wordclf 0.1.0",
      ])
  }

  @Test func lookup() throws {
    let outcome = try vectors(["lookup", "Oslo", "the", "--store", "vectors.sqlite"])
    #expect(outcome.status == 0)
    #expect(outcome.output == "oslo 0.1 0.9 0.1 0.1\nthe 0.1 0.2 0.1 0.8\n")
  }

  @Test func nearest() throws {
    let outcome = try vectors(["nearest", "oslo", "--count", "2", "--store", "vectors.sqlite"])
    #expect(outcome.status == 0)
    // python3: sum(x * y for x, y in zip(a, b)) / math.sqrt(sum(x * x for x in a) * sum(y * y for y in b))
    // for a = oslo (.1, .9, .1, .1) gives lyon .99112, turin and cairo .98909; of equals, the first in the file
    #expect(outcome.output == "0.991\tlyon\n0.989\tturin\n")
  }

  @Test func verify() throws {
    let outcome = try vectors(["verify", "--store", "vectors.sqlite"])
    #expect(outcome.status == 0)
    #expect(outcome.output == "vectors.sqlite: sound, 14 words of 4 dimensions\n")
  }

  @Test func anotherShellReadsTheStore() throws {
    let project = try TinyProject.shared.get()
    let shell = "/usr/bin/sqlite3"
    guard FileManager.default.isExecutableFile(atPath: shell) else { return }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = [
      project.folder.file("vectors.sqlite"), "SELECT id, word, hex(vector) FROM words WHERE word = 'oslo'",
    ]
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    let row = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    // 0.1 is 3dcccccd and 0.9 is 3f666666, little-endian
    #expect(row == "11|oslo|CDCCCC3D6666663FCDCCCC3DCDCCCC3D\n")
  }

  @Test func rowsThatDoNotFitAreListed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a 1 2\nb 1\nc 1 nan\na 3 4\nd 5 6\n", to: "v.txt")
    let outcome = try Program.run(
      ["vectors", "import", path, "--store", "v.sqlite", "--dimension", "2"], in: folder.path)
    #expect(outcome.status == 0)
    let lines = outcome.error.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1] == "warning: 1 row repeats a word; the first of each was kept")
    #expect(lines[2] == "warning: 2 rows did not fit, left out:")
    #expect(lines[3].hasPrefix("\(path):2: "))
    #expect(lines[4].hasPrefix("\(path):3: "))
    #expect(
      try Program.run(["vectors", "lookup", "a", "--store", "v.sqlite"], in: folder.path).output == "a 1.0 2.0\n")
  }

  @Test func aKilledImportHarmsNothing() throws {
    let project = try TinyProject()
    let before = try project.folder.bytes(of: "vectors.sqlite")
    let input = Pipe()
    let program = try Program(
      ["vectors", "import", "-", "--store", "vectors.sqlite", "--overwrite"], in: project.folder.path, input: input)
    let rows = (0..<50_000).map { "word\($0) 1 2 3 4\n" }.joined()
    try input.fileHandleForWriting.write(contentsOf: Data(rows.utf8))
    #expect(try project.folder.names().contains("vectors.sqlite.part"))
    program.send(SIGKILL)
    _ = try program.outcome()
    #expect(try project.folder.bytes(of: "vectors.sqlite") == before)
    let again = try project.run(["vectors", "import", "vectors.txt", "--store", "vectors.sqlite", "--overwrite"])
    #expect(again.status == 0)
    #expect(try !project.folder.names().contains { $0.hasSuffix(".part") })
  }

  @Test func anInterruptedImportLeavesNothingBehind() throws {
    let project = try TinyProject()
    let before = try project.folder.names()
    let input = Pipe()
    let program = try Program(
      ["vectors", "import", "-", "--store", "other.sqlite"], in: project.folder.path, input: input)
    let rows = (0..<50_000).map { "word\($0) 1 2 3 4\n" }.joined()
    try input.fileHandleForWriting.write(contentsOf: Data(rows.utf8))
    program.send(SIGINT)
    // the program notices the signal with the next rows, and may be gone before it has read them all
    try? input.fileHandleForWriting.write(contentsOf: Data(rows.utf8))
    try input.fileHandleForWriting.close()
    let outcome = try program.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.error.hasSuffix("Error: other.sqlite: import interrupted; nothing was changed\n"))
    #expect(try project.folder.names() == before)
  }
}
