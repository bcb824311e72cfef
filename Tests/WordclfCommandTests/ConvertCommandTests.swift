import TestSupport
import Testing

/// `wordclf convert`, run as a user runs it.
@Suite struct ConvertCommandTests {
  static let text = "Ada Lovelace met  Charles Babbage in Turin.\r\n\nShe [sic] left.\n"
  static let annotations = "T1\tPER 0 12\tAda Lovelace\nT2\tPER 18 33\tCharles Babbage\nT3\tLOC 37 42\tTurin\n"

  private func convert(_ arguments: [String], in folder: TemporaryFolder, input: String? = nil) throws
    -> Program.Outcome
  {
    try Program.run(["convert"] + arguments, in: folder.path, input: input)
  }

  private func text(_ name: String, in folder: TemporaryFolder) throws -> String {
    String(decoding: try folder.bytes(of: name), as: UTF8.self)
  }

  /// From one format to the next, packed on the way, and back.
  @Test func aroundAllThatHoldTextAndEntities() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.text, to: "a.txt")
    _ = try folder.write(Self.annotations, to: "a.ann")
    let names = ["a.ann", "d.jsonl", "e.ann.gz", "b.inline", "c.conllu.gz", "f.ann"]
    for (from, to) in zip(names, names.dropFirst()) {
      let outcome = try convert([from, to], in: folder)
      #expect(outcome.status == 0 && outcome.output == "", "\(from) to \(to): \(outcome.error)")
      #expect(!outcome.error.contains("white space"), "\(from) to \(to)")
    }
    #expect(try text("f.txt", in: folder) == Self.text)
    #expect(try text("f.ann", in: folder) == Self.annotations)
    #expect(
      try text("b.inline", in: folder)
        == "[Ada Lovelace](PER) met  [Charles Babbage](PER) in [Turin](LOC).\r\n\nShe \\[sic\\] left.\n")
    #expect(try folder.names().contains("e.txt.gz"))
  }

  @Test func betweenColumns() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("-DOCSTART- -X- O\n\nAda NNP I-PER\nLovelace NNP I-PER\nleft VBD O\n\n", to: "a.iob")
    #expect(try convert(["a.iob", "b.conll", "--scheme", "bioes"], in: folder).error == "")
    #expect(
      try text("b.conll", in: folder) == "-DOCSTART- -X- O\n\nAda NNP B-PER\nLovelace NNP E-PER\nleft VBD O\n\n")
    let other = try convert(["a.iob", "-", "--to", "conllu", "--columns", "word=1,tag=2"], in: folder)
    #expect(other.status == 0)
    #expect(other.error == "lost: other columns, keys and comments\n")
    #expect(other.output.hasPrefix("# newdoc\n# text = NNP NNP VBD\n1\tNNP\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER\n"))
  }

  @Test func streamsAndTables() throws {
    let folder = try TemporaryFolder()
    let arguments = ["-", "-", "--from", "inline", "--to", "tsv", "--header", "--offset-unit", "utf16"]
    let outcome = try convert(arguments, in: folder, input: "👍 [Köln](GPE)\n[Rome](LOC)")
    #expect(outcome.status == 0)
    #expect(outcome.error == "lost: the white space of the text\n")
    #expect(
      outcome.output == """
        file\tstart\tend\tunit\tlabel\tscore\ttext
        -\t3\t7\tutf16\tGPE\t\tKöln
        -\t8\t12\tutf16\tLOC\t\tRome

        """)
  }

  @Test func entitiesOfPartsOfWords() throws {
    let folder = try TemporaryFolder()
    let input = "in [Turi](LOC)n\nin [Rome](LOC)\n"
    let refused = try convert(["-", "-", "--from", "inline", "--to", "conll"], in: folder, input: input)
    #expect(refused.status == 65)
    #expect(refused.output == "in O\nRome B-LOC\n\n")
    #expect(
      refused.error == """
        standard input:1: entity "Turi" (LOC 3–7) does not begin and end with words; nearest borders 3–8; mend it, or \
        choose --misaligned expand, contract or drop
        lost: the white space of the text
        Error: -: 1 error, see above; the records with it were left out

        """)
    for (policy, tag) in [("expand", "B-LOC"), ("contract", "O"), ("drop", "O")] {
      let arguments = ["-", "-", "--from", "inline", "--to", "conll", "--misaligned", policy]
      let outcome = try convert(arguments, in: folder, input: input)
      #expect(outcome.status == 0)
      #expect(outcome.output == "in O\nTurin \(tag)\n\nin O\nRome B-LOC\n\n", "\(policy)")
      #expect(outcome.error.hasPrefix("standard input:1: entity \"Turi\" (LOC 3–7) does not begin"))
    }
  }

  @Test func badRecordsAreLeftOutAndTheFirstTwentyAreNamed() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(String(repeating: "a\tb\n\n", count: 23) + "1\tc\t_\t_\t_\t_\t_\t_\t_\t_\n", to: "a.conllu")
    let outcome = try convert(["a.conllu", "b.tok"], in: folder)
    #expect(outcome.status == 65)
    let lines = outcome.error.split(separator: "\n")
    #expect(lines.count == 23)
    #expect(
      lines[..<2] == [
        "a.conllu:1: 2 columns (found \"a\\tb\"; expected 10 with tabs between); mend the record",
        "a.conllu:3: 2 columns (found \"a\\tb\"; expected 10 with tabs between); mend the record",
      ])
    #expect(
      lines[20...] == [
        "and 3 more errors", "lost: the white space of the text",
        "Error: a.conllu: 23 errors, see above; the records with them were left out",
      ])
    #expect(try text("b.tok", in: folder) == "c\n")
  }

  @Test func otherAnnotationsOfBrat() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("North and South America", to: "a.txt")
    _ = try folder.write("T1\tLOC 0 5;16 23\tNorth America\nR1\tx Arg1:T1 Arg2:T1\nT2\tLOC 0 5\tSouth\n", to: "a.ann")
    let outcome = try convert(["a.ann", "-", "--to", "inline"], in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.output == "[North and South America](LOC)")
    #expect(
      outcome.error == """
        a.ann:3: the quoted text is not what stands there (found "South"; expected "North"); mend the record
        a.ann: 1 entity of several fragments, read from the first to the last
        lost: other columns, keys and comments
        Error: a.txt: 1 error, see above; the records with it were left out

        """)
  }

  @Test func filesThatAreThereStay() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("a\n", to: "a.txt")
    _ = try folder.write("b\n", to: "b.tok")
    #expect(try convert(["a.txt", "b.tok"], in: folder).status == 73)
    #expect(try text("b.tok", in: folder) == "b\n")
    #expect(try convert(["a.txt", "b.tok", "--overwrite"], in: folder).status == 0)
    #expect(try text("b.tok", in: folder) == "a\n")
    #expect(try convert(["a.txt", "a.ann", "--overwrite"], in: folder).status == 73)
    #expect(try convert(["c.txt", "d.tok"], in: folder).status == 66)
    #expect(try folder.names() == ["a.txt", "b.tok"])
  }

  @Test(arguments: [
    (["a.doc", "b.txt"], "the name 'a.doc' tells no format that can be read; say which with --from"),
    (["a.txt", "-"], "the name '-' tells no format that can be written; say which with --to"),
    (["a.txt", "b.doc"], "the name 'b.doc' tells no format that can be written; say which with --to"),
    (["-", "a.txt", "--from", "brat"], "brat is read from two files; name the one that ends in .ann or .txt, not '-'"),
    (["a.txt", "-", "--to", "brat"], "brat is written to two files; give a name that ends in .ann or .txt, not '-'"),
  ]) func formatsThatNobodyTells(_ arguments: [String], _ message: String) throws {
    let outcome = try convert(arguments, in: try TemporaryFolder())
    #expect(outcome.status == 64)
    #expect(outcome.error.hasPrefix("Error: \(message)\n"))
  }
}
