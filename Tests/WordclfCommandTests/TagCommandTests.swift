import Foundation
import TestSupport
import Testing

@Suite struct TagCommandTests {
  private func project() throws -> TinyProject { try TinyProject.shared.get() }

  private func tag(_ arguments: [String], input: String? = nil) throws -> Program.Outcome {
    try project().run(["tag"] + arguments + ["--model", "tiny.safetensors"], input: input)
  }

  private static let tagged = "Anna B-PER\nlives O\nin O\nOslo B-LOC\n. O\n\n"

  @Test(arguments: [
    ["Anna lives in Oslo."], ["sentence", "Anna lives in Oslo."], ["sentence", "Anna", "lives in Oslo."],
  ])
  func aSentence(_ arguments: [String]) throws {
    let outcome = try tag(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.output == TagCommandTests.tagged)
    #expect(outcome.error == "")
  }

  @Test func entitiesAreColouredOnRequest() throws {
    let outcome = try tag(["Anna lives in Oslo.", "--color", "always"])
    #expect(outcome.output.contains("\u{1B}[1;32mAnna B-PER\u{1B}[0m\nlives O"))
  }

  @Test func probabilitiesOnRequest() throws {
    let outcome = try tag(["Anna left.", "--scores"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
        "Anna B-PER", "left O", ". O", "", "",
      ])
    for line in lines.prefix(3) { #expect(line.contains(#/ (0\.[0-9]{3}|1\.000)$/#)) }
  }

  @Test func otherSchemesOnRequest() throws {
    #expect(try tag(["Anna left.", "--scheme", "bioes"]).output == "Anna S-PER\nleft O\n. O\n\n")
    #expect(try tag(["Anna left.", "--scheme", "iob1"]).output == "Anna I-PER\nleft O\n. O\n\n")
  }

  /// A word that training did not see is tagged by its vector in the store.
  @Test func wordsThatTrainingDidNotSee() throws {
    #expect(try tag(["Dora left."]).output == "Dora B-PER\nleft O\n. O\n\n")
  }

  @Test func aMissingStoreIsSaidOnce() throws {
    let project = try TinyProject()
    try FileManager.default.removeItem(atPath: project.folder.file("vectors.sqlite"))
    let outcome = try project.run(["tag", "Dora left. Dora saw Cairo.", "--model", "tiny.safetensors"])
    #expect(outcome.status == 0)
    #expect(
      outcome.error == """
        warning: words that training did not see, such as 'Dora', are taken for the unknown word: the store of \
        'vectors.txt' is not at 'vectors.sqlite'; name it with --store

        """)
  }

  struct FileCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var name: String
    var content: String
    var expected: String
  }

  static let fileCases = [
    FileCase(
      testDescription: "plain text", name: "a.txt", content: "Anna lives in Oslo.\n\nBruno left.\n",
      expected: tagged + "Bruno B-PER\nleft O\n. O\n\n"),
    FileCase(
      testDescription: "no final line end", name: "b.txt", content: "Bruno left.",
      expected: "Bruno B-PER\nleft O\n. O\n\n"),
    FileCase(
      testDescription: "Windows line ends", name: "c.txt", content: "Bruno left.\r\nBruno left.\r\n",
      expected: "Bruno B-PER\nleft O\n. O\n\nBruno B-PER\nleft O\n. O\n\n"),
    FileCase(testDescription: "nothing", name: "d.txt", content: "", expected: ""),
    FileCase(
      testDescription: "columns are kept", name: "e.conll",
      content: "-DOCSTART- -X- O\n\nBruno NNP x\nleft VBD y\n\n\nAnna NNP z\n",
      expected: "-DOCSTART- -X- O O\n\nBruno NNP x B-PER\nleft VBD y O\n\nAnna NNP z B-PER\n\n"),
    FileCase(
      testDescription: "tabs are kept", name: "f.tsv", content: "Bruno\tO\nleft\tO\n\t\nAnna\tO\n",
      expected: "Bruno\tO\tB-PER\nleft\tO\tO\n\nAnna\tO\tB-PER\n\n"),
  ]

  @Test(arguments: fileCases) func aFile(_ c: FileCase) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(c.content, to: c.name)
    for jobs in ["1", "2"] {
      let outcome = try tag(["files", path, "-j", jobs])
      #expect(outcome.status == 0)
      #expect(outcome.output == c.expected)
      #expect(outcome.error == "")
    }
  }

  @Test func standardInputAndSeveralInputs() throws {
    let folder = try TemporaryFolder()
    for (name, text) in [("b.txt", "Bruno left.\n"), ("a.txt", "Anna left.\n"), ("notes.md", "Clara left.\n")] {
      _ = try folder.write(text, to: name)
    }
    #expect(try tag(["files", "-"], input: "Anna lives in Oslo.\n").output == TagCommandTests.tagged)
    #expect(
      try tag(["files", folder.path]).output
        == "-DOCSTART- O\n\nAnna B-PER\nleft O\n. O\n\n-DOCSTART- O\n\nBruno B-PER\nleft O\n. O\n\n")
  }

  @Test func manyLinesKeepTheirOrder() throws {
    let lines = (0..<3_000).map { "Line \($0) saw Turin.\n" }.joined()
    let one = try tag(["files", "-"], input: lines)
    #expect(one.output.split(separator: "\n\n").count == 3_000)
    #expect(try tag(["files", "-", "-j", "4"], input: lines).output == one.output)
    let numbers = one.output.split(separator: "\n").filter { $0.first?.isNumber == true }.map {
      $0.prefix { $0 != " " }
    }
    #expect(numbers == (0..<3_000).map { Substring("\($0)") })
  }
}
