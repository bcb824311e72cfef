import TestSupport
import Testing

@Suite struct EvaluateCommandTests {
  private func evaluate(_ arguments: [String]) throws -> Program.Outcome {
    try TinyProject.shared.get().run(["evaluate", "--model", "tiny.safetensors"] + arguments)
  }

  @Test func printsTheTable() throws {
    let outcome = try evaluate(["train.conll"])
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        entity spans, exact match, counted as conlleval does
        label    precision  recall      F1  gold  found  right
        LOC         100.00  100.00  100.00     3      3      3
        PER         100.00  100.00  100.00     4      4      4
        overall     100.00  100.00  100.00     7      7      7
        token accuracy 100.00% (18 of 18 tags in iob2)

        labels of entities with the same borders, gold down and found across; none: no entity there
              LOC  PER  none
        LOC     3    0     0
        PER     0    4     0
        none    0    0

        kinds of errors
        right                       7
        right borders, wrong label  0
        right label, wrong borders  0
        both wrong, overlapping     0
        missed                      0
        spurious                    0
        borders alone: precision 100.00, recall 100.00, F1 100.00

        """)
  }

  @Test func severalFilesAreScoredAsOne() throws {
    let outcome = try evaluate(["train.conll", "dev.conll"])
    #expect(outcome.output.contains("overall     100.00  100.00  100.00     9      9      9"))
  }

  @Test func theGate() throws {
    let folder = try TemporaryFolder()
    let wrong = try folder.write("Anna B-LOC\nleft O\n", to: "wrong.conll")
    #expect(try evaluate([wrong, "--min-f1", "0"]).status == 0)
    let outcome = try evaluate([wrong, "--min-f1", "50"])
    #expect(outcome.status == 1)
    #expect(outcome.error.hasSuffix("Error: F1 is 0.00, below 50.00\n"))
  }

  @Test func labelsThatTheModelDoesNotKnowCountAsMissed() throws {
    let folder = try TemporaryFolder()
    let other = try folder.write("Anna B-ROBOT\nleft O\n", to: "other.conll")
    let outcome = try evaluate([other])
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("the model does not know ROBOT (it knows LOC, PER)"))
    #expect(outcome.output.contains("ROBOT         0.00    0.00  0.00     1      0      0"))
  }

  // MARK: - Predictions in files

  /// In the first sentence a stray `I-`, in the second an `I-` of another label, in the third a border.
  private static let iob2 = """
    Anna B-PER B-PER
    lives O O
    in O O
    Oslo B-LOC I-LOC
    . O O

    New B-LOC B-ORG
    York I-LOC I-LOC
    fans B-MISC B-MISC

    Bruno B-PER B-PER
    Rossi I-PER I-PER
    left O I-PER

    """

  /// An `I-` after `E-`, and a `B-` without its `E-` at the end of a sentence.
  private static let bioes = """
    a B-X B-X
    b E-X E-X
    c B-X I-X
    d E-X E-X

    e O O
    f S-X B-X

    """

  /// Once `B-` after `O`, in a gold standard where `I-` opens entities.
  private static let iob1 = """
    a O O
    b I-X B-X
    c I-X I-X

    """

  /// The gold tags are irregular here: only conlleval finds an entity in the second sentence.
  private static let irregularGold = """
    a B-X B-X
    b O O

    c O O
    d I-X B-X

    """

  struct ModeCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var mode: String
    /// The row of all labels.
    var overall: String
  }

  /// Counted by hand.
  static let modeCases = [
    ModeCase(testDescription: "IOB2", text: iob2, mode: "conlleval", overall: "50.00 60.00 54.55 5 6 3"),
    ModeCase(testDescription: "IOB2", text: iob2, mode: "strict", overall: "50.00 40.00 44.44 5 4 2"),
    ModeCase(testDescription: "IOB2", text: iob2, mode: "discard", overall: "50.00 40.00 44.44 5 4 2"),
    ModeCase(testDescription: "BIOES", text: bioes, mode: "conlleval", overall: "100.00 100.00 100.00 3 3 3"),
    ModeCase(testDescription: "BIOES", text: bioes, mode: "strict", overall: "100.00 33.33 50.00 3 1 1"),
    ModeCase(testDescription: "BIOES", text: bioes, mode: "discard", overall: "100.00 33.33 50.00 3 1 1"),
    ModeCase(testDescription: "IOB1", text: iob1, mode: "conlleval", overall: "100.00 100.00 100.00 1 1 1"),
    ModeCase(testDescription: "IOB1", text: iob1, mode: "strict", overall: "0.00 0.00 0.00 1 1 0"),
    ModeCase(testDescription: "IOB1", text: iob1, mode: "discard", overall: "0.00 0.00 0.00 1 0 0"),
    ModeCase(testDescription: "gold", text: irregularGold, mode: "conlleval", overall: "100.00 100.00 100.00 2 2 2"),
    ModeCase(testDescription: "gold", text: irregularGold, mode: "strict", overall: "50.00 100.00 66.67 1 2 1"),
    ModeCase(testDescription: "gold", text: irregularGold, mode: "discard", overall: "50.00 100.00 66.67 1 2 1"),
  ]

  /// Scores a file with predictions in a folder without a model.
  private func score(
    _ text: String, _ arguments: [String] = [], in folder: TemporaryFolder? = nil
  ) throws -> Program.Outcome {
    let folder = try folder ?? TemporaryFolder()
    _ = try folder.write(text, to: "tagged.conll")
    return try Program.run(
      ["evaluate", "--columns", "word=0,tag=-2,predicted=-1", "tagged.conll"] + arguments, in: folder.path)
  }

  @Test(arguments: modeCases) func theModesDiffer(_ c: ModeCase) throws {
    let outcome = try score(c.text, ["--mode", c.mode])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.contains(c.mode) == true)
    let overall = try #require(lines.first { $0.hasPrefix("overall") })
    #expect(overall.split(separator: " ").dropFirst().joined(separator: " ") == c.overall)
  }

  @Test func predictionsNeedNoModel() throws {
    let outcome = try score(Self.iob2)
    #expect(outcome.output.contains("token accuracy 72.73% (8 of 11 tags in iob2)"))
    #expect(
      outcome.error == """
        tagged.conll: 3 sentences, 11 tokens, 1 document; LOC 2, MISC 1, PER 2; tags in iob2; 2 irregular predicted \
        entities, read as conlleval does

        """)
  }

  @Test func irregularGoldTagsAreToldOf() throws {
    #expect(
      try score(Self.irregularGold, ["--mode", "strict"]).error.hasSuffix("(1 irregular entity, read strictly)\n"))
    #expect(try score(Self.irregularGold, ["--mode", "discard"]).error.hasSuffix("(1 irregular entity, discarded)\n"))
  }

  @Test func theSchemeMayBeGiven() throws {
    let outcome = try score(Self.iob2, ["--mode", "strict", "--scheme", "iob1"])
    #expect(outcome.output.hasPrefix("entity spans, exact match, of tags that are legal in iob1 (mode strict)\n"))
  }

  @Test func errorsAreListedWithTheirContext() throws {
    let outcome = try score(Self.iob2, ["--mode", "strict", "--errors"])
    #expect(
      outcome.output.hasSuffix(
        """

        3 errors; [gold] and {found}, or [gold] alone where borders are the same
        place            kind                        gold  found  words
        tagged.conll:4   missed                      LOC   -      Anna lives in [Oslo] .
        tagged.conll:7   both wrong, overlapping     LOC   ORG    [{New} York] fans
        tagged.conll:11  right label, wrong borders  PER   PER    {[Bruno Rossi] left}

        """))
    let first = try score(Self.iob2, ["--mode", "strict", "--errors=1"])
    #expect(first.output.contains("the first 1 of 3 errors;"))
    #expect(!first.output.contains("Bruno"))
  }

  @Test func seenEntitiesAreScoredApart() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("Anna B-PER\n\nOslo B-PER\nBruno I-PER\n", to: "one.conll")
    _ = try folder.write("New B-LOC\nYork I-LOC\n", to: "two.conll")
    let outcome = try score(Self.iob2, ["--train", "one.conll", "--train", "two.conll"], in: folder)
    #expect(
      outcome.output.hasSuffix(
        """

        entities of the gold standard by what the training set has of them
                                 gold  right  recall
        seen                        2      1   50.00
        seen with another label     0      0       -
        unseen                      3      2   66.67

        """))
  }

  @Test func jsonHasAllFigures() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("Anna B-PER\n", to: "train.conll")
    let outcome = try score(
      Self.iob2, ["--mode", "strict", "--json", "--errors=2", "--train", "train.conll"], in: folder)
    try Golden.expect(outcome.output, equals: Repository.file("Tests/WordclfCommandTests/Golden/evaluate-strict.json"))
  }

  @Test func jsonHasNullForWhatIsAbsent() throws {
    let outcome = try evaluate(["train.conll", "--json"])
    for line in [#""errors" : null"#, #""seen" : null"#, #""found" : null"#, #""model" : "tiny.safetensors""#] {
      #expect(outcome.output.contains(line))
    }
    #expect(try score(Self.iob2, ["--json"]).output.contains(#""model" : null"#))
  }

  // MARK: - The page

  @Test func thePageShowsGoldAgainstFound() throws {
    let folder = try TemporaryFolder()
    let outcome = try score(Self.iob2, ["--html", "page.html", "--mode", "strict"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("entity spans"))
    let page = String(decoding: try folder.bytes(of: "page.html"), as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    #expect(page.hasSuffix("</html>\n"))
    for part in [
      "<title>Scores of predictions on tagged.conll</title>", "mode strict, tags in iob2", "<td>44.44</td>",
      "3 of 3 sentences, 3 errors", "<p class=\"place\">tagged.conll:1</p>", "− missed LOC",
      "↔ gold LOC, found ORG", "✓ MISC", "↔ gold PER, found PER",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(try folder.names() == ["page.html", "tagged.conll"])
  }

  @Test func thePageEscapesEverything() throws {
    let folder = try TemporaryFolder()
    let evil = "<script>alert(1)</script> B-\"><img/onerror=alert(1)> B-X\n"
    #expect(try score(evil, ["--html", "page.html"], in: folder).status == 0)
    let page = String(decoding: try folder.bytes(of: "page.html"), as: UTF8.self)
    #expect(!page.contains("<script") && !page.contains("<img"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func thePageHasTheProbabilitiesOfTheModel() throws {
    let folder = try TemporaryFolder()
    let wrong = try folder.write("Anna B-LOC\nleft O\n", to: "wrong.conll")
    let tables = try evaluate([wrong]).output
    #expect(try evaluate([wrong, "--html", folder.file("page.html")]).output == tables)
    let page = String(decoding: try folder.bytes(of: "page.html"), as: UTF8.self)
    #expect(page.contains(/title="gold LOC “Anna”; found PER, probability [01]\.[0-9]{2} “Anna”"/))
  }

  @Test func manyFilesAreCountedInTheTitle() throws {
    let folder = try TemporaryFolder()
    let others = Array(repeating: "tagged.conll", count: 3)
    #expect(try score(Self.iob2, others + ["--html", "page.html"], in: folder).status == 0)
    let page = String(decoding: try folder.bytes(of: "page.html"), as: UTF8.self)
    #expect(page.contains("<h1>Scores of predictions on 4 files</h1>"))
  }

  @Test func aPageIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("kept", to: "page.html")
    #expect(try score(Self.iob2, ["--html", "page.html"], in: folder).status == 73)
    #expect(try folder.bytes(of: "page.html") == Array("kept".utf8))
    #expect(try score(Self.iob2, ["--html", "page.html", "--overwrite"], in: folder).status == 0)
    #expect(try score(Self.iob2, ["--html", "tagged.conll", "--overwrite"], in: folder).status == 73)
  }
}
