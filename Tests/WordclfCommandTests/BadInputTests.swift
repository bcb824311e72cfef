import Foundation
import TestSupport
import Testing

/// Each bad input gets one clear line and its exit code, and costs nothing that was there before.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var arguments: [String]
    var status: Int32
    var message: String
  }

  private static func train(_ file: String) -> [String] {
    ["train", "--store", "vectors.sqlite", "--train", file, "--model", "new.safetensors"]
  }

  /// The files that the cases read, by name.
  static let files: [String: String] = [
    "short.conll": "Anna NNP B-PER\nleft O\n",
    "tag.conll": "Anna B-PER\nleft X-PER\n",
    "none.conll": "",
    "blank.conll": "\n \t\n\n",
    "untagged.conll": "Anna\nleft\n",
    "outside.conll": "Anna O\nleft O\n",
    "garbage.sqlite":
      "this is no database, but it is longer than a header, which has one hundred bytes; here they come.",
    "few.txt": "a 1 2 3\nb 1 2\nc 1 2 3\n",
    "nan.txt": "a 1 2 3\nb 1 nan 3\nc 1 2 3\n",
    "prose.txt": "These are not vectors at all.\n",
    "model.txt": "{}",
  ]

  static let cases = [
    Case(
      testDescription: "missing corpus", arguments: train("nowhere.conll"), status: 66,
      message: "nowhere.conll: no such file; check the name and the folder"),
    Case(
      testDescription: "missing vectors", arguments: ["vectors", "import", "nowhere.txt", "--store", "new.sqlite"],
      status: 66, message: "nowhere.txt: no such file; check the name and the folder"),
    Case(
      testDescription: "missing store", arguments: ["vectors", "info", "--store", "nowhere.sqlite"], status: 66,
      message: """
        nowhere.sqlite: no vector store here; build one with 'wordclf vectors import <glove.txt> --store nowhere.sqlite'
        """),
    Case(
      testDescription: "missing model", arguments: ["tag", "Anna left.", "--model", "nowhere.safetensors"],
      status: 66, message: "nowhere.safetensors: no such file; check the name and the folder"),
    Case(
      testDescription: "missing text", arguments: ["tag", "files", "nowhere.txt", "--model", "tiny.safetensors"],
      status: 66, message: "nowhere.txt: no such file; check the name and the folder"),
    Case(
      testDescription: "truncated .gz", arguments: ["vectors", "import", "cut.txt.gz", "--store", "new.sqlite"],
      status: 65, message: "cut.txt.gz: the gzip data end too early; fetch the file again"),
    Case(
      testDescription: "a row with too few numbers",
      arguments: ["vectors", "import", "few.txt", "--store", "new.sqlite", "--max-bad-rows", "0"], status: 65,
      message: """
        few.txt: too many rows do not fit (found more than 0; expected at most 0); repair the file, or raise \
        '--max-bad-rows'; the first are:
        few.txt:2: too few numbers in 'b 1 2' (found 2; expected 3)
        """),
    Case(
      testDescription: "a number that is none",
      arguments: ["vectors", "import", "nan.txt", "--store", "new.sqlite", "--max-bad-rows", "0"], status: 65,
      message: """
        nan.txt: too many rows do not fit (found more than 0; expected at most 0); repair the file, or raise \
        '--max-bad-rows'; the first are:
        nan.txt:2: a number of 'b 1 nan 3' is not finite (found 'nan'; expected a finite 32-bit number)
        """),
    Case(
      testDescription: "no vectors at all",
      arguments: ["vectors", "import", "prose.txt", "--store", "new.sqlite"], status: 65,
      message: """
        prose.txt: does not hold word vectors (found 'These are not vectors at all.'; expected rows of a word and its \
        numbers); name a GloVe text file
        """),
    Case(
      testDescription: "a store that is not ours", arguments: ["vectors", "info", "--store", "garbage.sqlite"],
      status: 65,
      message: """
        garbage.sqlite: is not a vector store (found no SQLite header; expected an SQLite file written by wordclf); \
        build one with 'wordclf vectors import <glove.txt> --store <file>'
        """),
    Case(
      testDescription: "a word that is not there",
      arguments: ["vectors", "nearest", "zebra", "--store", "vectors.sqlite"], status: 65,
      message: "vectors.sqlite: the vector store does not have the word 'zebra'; try another spelling, or lower case"),
    Case(
      testDescription: "a missing column", arguments: train("short.conll"), status: 65,
      message: """
        short.conll:2: missing column (found 2 columns: "left O"; expected 3, as in line 1); mend the line or choose \
        columns with --columns
        """),
    Case(
      testDescription: "an unknown tag", arguments: train("tag.conll"), status: 65,
      message: """
        tag.conll:2: unknown tag (found "X-PER"; expected O, or one of B- I- E- S- L- U- M- and a label); mend the tag \
        or choose its column with --columns
        """),
    Case(
      testDescription: "an empty corpus", arguments: train("none.conll"), status: 65,
      message: """
        none.conll: no sentences (found no token; expected a token a line); check that this is the right file
        """),
    Case(
      testDescription: "a corpus of empty lines", arguments: train("blank.conll"), status: 65,
      message: """
        blank.conll: no sentences (found no token; expected a token a line); check that this is the right file
        """),
    Case(
      testDescription: "a corpus without tags", arguments: train("untagged.conll"), status: 65,
      message: """
        untagged.conll:1: no column for the tag beside the word (found 1 column: "Anna"; expected a word and its tag); \
        add the tags, or choose columns with --columns
        """),
    Case(
      testDescription: "a corpus without entities", arguments: train("outside.conll"), status: 65,
      message: """
        outside.conll: no entity to learn from (found only O; expected tags such as B-PER); check the tag column with \
        --columns
        """),
    Case(
      testDescription: "a model that is none", arguments: ["tag", "Anna left.", "--model", "model.txt"], status: 65,
      message: """
        model.txt: is not a wordclf model, or is damaged (it has 2 bytes); train it again, or copy it again from where \
        it came
        """),
    Case(
      testDescription: "output into a folder that is not there",
      arguments: ["vectors", "import", "vectors.txt", "--store", "nowhere/new.sqlite"], status: 73,
      message: "nowhere/new.sqlite: there is no folder 'nowhere'; create it first"),
    Case(
      testDescription: "a model into a folder that is not there",
      arguments: ["train", "--store", "vectors.sqlite", "--train", "train.conll", "--model", "nowhere/m.safetensors"],
      status: 73, message: "nowhere/m.safetensors: there is no folder 'nowhere'; create it first"),
    Case(
      testDescription: "a store that is there already",
      arguments: ["vectors", "import", "vectors.txt", "--store", "vectors.sqlite"], status: 73,
      message: "vectors.sqlite: exists already; pass '--overwrite' to replace it, or choose another name"),
  ]

  @Test(arguments: cases) func isOneClearLine(_ c: Case) throws {
    let project = try TinyProject()
    for (name, text) in BadInputTests.files { _ = try project.folder.write(text, to: name) }
    try Data([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0x4b]).write(
      to: URL(fileURLWithPath: project.folder.file("cut.txt.gz")))
    let names = try project.folder.names()
    let contents = try names.map { try project.folder.bytes(of: $0) }
    let outcome = try project.run(c.arguments)
    #expect(outcome.status == c.status)
    #expect(outcome.output == "")
    let error = try #require(outcome.error.range(of: "Error: "))
    #expect(outcome.error[error.upperBound...] == c.message + "\n")
    #expect(try project.folder.names() == names)
    #expect(try names.map { try project.folder.bytes(of: $0) } == contents)
  }

  @Test func windowsLineEndsAndAMissingLastOneAreFine() throws {
    let project = try TinyProject()
    _ = try project.folder.write("Anna B-PER\r\nleft O\r\n\r\nOslo B-LOC", to: "windows.conll")
    let outcome = try project.run([
      "train", "--store", "vectors.sqlite", "--train", "windows.conll", "--model", "w.safetensors", "--epochs", "1",
    ])
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("2 sentences, 3 tokens, 1 document; LOC 1, PER 1"))
  }

  @Test func wordsWithSpacesAndStrangeCharactersAreWords() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("at home 1 2\n\u{85} 3 4\n\u{A0} 5 6\nplain 7 8\n", to: "v.txt")
    let outcome = try Program.run(
      ["vectors", "import", path, "--store", "v.sqlite", "--dimension", "2", "--max-bad-rows", "0"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(
      try Program.run(["vectors", "lookup", "at home", "\u{85}", "\u{A0}", "--store", "v.sqlite"], in: folder.path)
        .output == "at home 1.0 2.0\n\u{85} 3.0 4.0\n\u{A0} 5.0 6.0\n")
  }

  @Test func aNewerStoreIsRefused() throws {
    let project = try TinyProject()
    let path = project.folder.file("vectors.sqlite")
    var bytes = try project.folder.bytes(of: "vectors.sqlite")
    bytes[63] = 9  // the last byte of user_version, https://www.sqlite.org/fileformat.html section 1.3
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let outcome = try project.run(["vectors", "info", "--store", "vectors.sqlite"])
    #expect(outcome.status == 65)
    #expect(
      outcome.error == """
        Error: vectors.sqlite: the vector store has a newer format (found 9; expected at most 1); update wordclf, or \
        import the vectors again

        """)
  }

  @Test func aModelThatIsCutShortIsRefused() throws {
    let project = try TinyProject()
    let bytes = try project.folder.bytes(of: "tiny.safetensors")
    for count in [0, 1, 7, 8, 9, 100, bytes.count / 2, bytes.count - 1] {
      try Data(bytes.prefix(count)).write(to: URL(fileURLWithPath: project.folder.file("cut.safetensors")))
      let outcome = try project.run(["tag", "Anna left.", "--model", "cut.safetensors"])
      #expect(outcome.status == 65, "\(count) of \(bytes.count) bytes")
      #expect(outcome.output == "")
      #expect(outcome.error.hasPrefix("Error: cut.safetensors: is not a wordclf model, or is damaged ("))
    }
  }

  @Test func textThatIsNotUTF8IsNamed() throws {
    let project = try TinyProject()
    try Data([0x41, 0x0a, 0xff, 0x42, 0x0a]).write(to: URL(fileURLWithPath: project.folder.file("latin.txt")))
    let outcome = try project.run(["tag", "files", "latin.txt", "--model", "tiny.safetensors"])
    #expect(outcome.status == 65)
    #expect(outcome.error.hasPrefix("Error: latin.txt:2: "))
    #expect(outcome.error.contains("UTF-8"))
  }
}
