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

  /// What is exported is what was imported, in a file, packed or not, and on standard output.
  @Test func export() throws {
    let project = try TinyProject()
    let expected = TinyProject.vectors
    let plain = try project.run(["vectors", "export", "--store", "vectors.sqlite", "--output", "out.txt"])
    #expect(plain.status == 0)
    #expect(plain.output == "")
    #expect(plain.error.hasPrefix("out.txt: 14 words, 4 dimensions, in "))
    #expect(try project.folder.bytes(of: "out.txt") == Array(expected.utf8))
    #expect(
      try project.run(["vectors", "export", "--store", "vectors.sqlite", "-o", "-", "--limit", "2"]).output
        == ". 0.1 0.1 0.1 0.9\nthe 0.1 0.2 0.1 0.8\n")
    #expect(try project.run(["vectors", "export", "--store", "vectors.sqlite", "-o", "out.txt.gz"]).status == 0)
    #expect(try project.folder.bytes(of: "out.txt.gz").starts(with: [0x1f, 0x8b]))
    #expect(try project.run(["vectors", "import", "out.txt.gz", "--store", "again.sqlite"]).status == 0)
    #expect(try project.run(["vectors", "export", "--store", "again.sqlite", "-o", "-"]).output == expected)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var arguments: [String]
    var status: Int32
    var message: String
  }

  static let refusedExports = [
    Refusal(
      testDescription: "a file that is there", arguments: ["--store", "vectors.sqlite", "--output", "vectors.txt"],
      status: 73, message: "vectors.txt: exists already; pass '--overwrite' to replace it, or choose another name"),
    Refusal(
      testDescription: "the store itself",
      arguments: ["--store", "vectors.sqlite", "--output", "vectors.sqlite", "--overwrite"], status: 73,
      message: """
        vectors.sqlite: is the same file as vectors.sqlite, which this command also reads or writes; choose another name
        """),
    Refusal(
      testDescription: "another kind of file", arguments: ["--store", "vectors.txt", "--output", "new.txt"], status: 65,
      message: """
        vectors.txt: is not a vector store (found no SQLite header; expected an SQLite file written by wordclf); build \
        one with 'wordclf vectors import <glove.txt> --store <file>'
        """),
    Refusal(
      testDescription: "no store", arguments: ["--store", "none.sqlite", "--output", "new.txt"], status: 66,
      message: """
        none.sqlite: no vector store here; build one with 'wordclf vectors import <glove.txt> --store none.sqlite'
        """),
  ]

  @Test(arguments: refusedExports) func exportsThatCannotBeAreRefused(_ c: Refusal) throws {
    let project = try TinyProject.shared.get()
    let outcome = try project.run(["vectors", "export"] + c.arguments)
    #expect(outcome.status == c.status)
    #expect(outcome.error == "Error: \(c.message)\n")
    #expect(try !project.folder.names().contains { $0.hasPrefix("new.txt") || $0.hasSuffix(".part") })
  }

  static let coveragePage = """
    9 tokens, 8 forms

    vectors.sqlite
                       tokens      %  forms      %
      as written            5  55.56      4  50.00
      in another case       2  22.22      2  25.00
      digits as zeros       0   0.00      0   0.00
      covered               7  77.78      6  75.00
      unknown               2  22.22      2  25.00

    the commonest words that the store does not have
      1  Quito
      1  from

    """

  /// Plain text is cut into words, and CoNLL columns are taken as they are.
  @Test(arguments: ["-", "text.txt", "columns.conll"]) func coverage(path: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(TinyProject.vectors, to: "vectors.txt")
    #expect(
      try Program.run(["vectors", "import", "vectors.txt", "--store", "vectors.sqlite"], in: folder.path).status == 0)
    let text = "Anna left the Oslo.\nfrom Quito lives.\n"
    _ = try folder.write(text, to: "text.txt")
    let words = ["Anna", "left", "the", "Oslo", ".", "", "from", "Quito", "lives", "."]
    _ = try folder.write(words.map { $0.isEmpty ? "\n" : "\($0) X O\n" }.joined(), to: "columns.conll")
    let outcome = try Program.run(
      ["vectors", "coverage", path, "--store", "vectors.sqlite"], in: folder.path, input: path == "-" ? text : nil)
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(outcome.output == VectorsCommandTests.coveragePage)
  }

  @Test func coverageOfSeveralStoresAsJSON() throws {
    let project = try TinyProject.shared.get()
    let outcome = try project.run(
      [
        "vectors", "coverage", "train.conll", "dev.conll", "--store", "vectors.sqlite", "--store", "vectors.sqlite",
        "--json", "--top", "3",
      ])
    #expect(outcome.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(object?["total"] as? [String: Int] == ["tokens": 23, "forms": 13])
    #expect((object?["stores"] as? [Any])?.count == 2)
    #expect((object?["unknownWords"] as? [Any])?.isEmpty == true)
  }

  static let refusedTexts = [
    Refusal(
      testDescription: "no token", arguments: ["empty.txt", "empty.conll"], status: 65,
      message: """
        empty.txt, empty.conll: no sentences (found no token; expected a token a line); check that this is the right file
        """),
    Refusal(
      testDescription: "another encoding", arguments: ["latin.txt"], status: 65,
      message: """
        latin.txt:2: text in another encoding (found "�"; expected UTF-8); convert the file to UTF-8
        """),
    Refusal(
      testDescription: "no file", arguments: ["none.txt"], status: 66,
      message: "none.txt: no such file; check the name and the folder"),
    Refusal(
      testDescription: "no such column", arguments: ["latin.txt", "--input-format", "conll", "--columns", "word=3"],
      status: 65,
      message: """
        latin.txt:1: no word column 3 (found 1 column: "a"; expected at least 4, counted from 0); choose columns with \
        --columns
        """),
  ]

  @Test(arguments: refusedTexts) func textsThatCannotBeReadAreRefused(_ c: Refusal) throws {
    let folder = try TemporaryFolder()
    for name in ["empty.txt", "empty.conll"] { _ = try folder.write("\n \n", to: name) }
    _ = try folder.write([0x61, 0x0a, 0xe9, 0x0a], to: "latin.txt")
    let store = try TinyProject.shared.get().folder.file("vectors.sqlite")
    let outcome = try Program.run(["vectors", "coverage"] + c.arguments + ["--store", store], in: folder.path)
    #expect(outcome.status == c.status)
    #expect(outcome.output == "")
    #expect(outcome.error == "Error: \(c.message)\n")
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
