import Testing

@testable import TaggedText

@Suite struct CorpusLintTests {
  /// Twelve sentences of two labels, each with twelve examples, in two documents.
  static let clean =
    "-DOCSTART- O\n\n"
    + (0..<12).map { number in
      (number == 6 ? "-DOCSTART- O\n\n" : "") + "Anna\(number) B-PER\nleft O\nOslo\(number) B-LOC\n. O\n\n"
    }.joined()

  @Test(arguments: [
    clean, clean.replacing("\n", with: "\r\n"), clean.replacing(" ", with: "\t"),
    clean.replacing("B-", with: "I-"), clean.replacing("B-", with: "S-"),
  ])
  func findsNothingInACleanCorpus(_ text: String) {
    let other = text.replacing("Anna", with: "Bob").replacing("Oslo", with: "Rome")
    #expect(LintedText(text, development: [other]).lint.findings == [])
  }

  @Test func readsAll() {
    let lint = LintedText(CorpusLintTests.clean, "x O\n", development: ["y O\n\nz B-LOC\n"]).lint
    #expect(lint.files.map(\.name) == ["a", "b", "dev a"])
    #expect(lint.files.map(\.corpus.sentences.count) == [12, 1, 2])
    #expect(lint.files[0].corpus.documents.count == 2)
    #expect(lint.files[0].evidence.scheme == .iob2)
  }

  /// One corpus in which everything is wrong.
  @Test func ordersFindingsByKind() {
    let training = """
      \u{FEFF}Anna B-PER\r
      left O
      \u{7} O
      caf\u{C3}\u{A9} O
      x\u{200B} O
      \u{FFFD} O
      broken

      Oslo I-PERS

      Oslo I-O


      -DOCSTART- O

      -DOCSTART- O

      Anna B-PER
      left O

      Anna O
      left O

      """
    let long = String(repeating: "w O\n", count: 201)
    var lint = CorpusLint()
    lint.add(bytes: Array((training + "\n" + long).utf8) + [0x0A, 0xE9, 0x20, 0x4F, 0x0A], file: "a")
    lint.add(bytes: Array("Anna B-PER\nleft O\n\nb B-LOC\n".utf8), file: "b", part: .development)
    let misaligned = LintFinding(.misalignedEntity, at: TextPlace(file: "c", line: 1), "entity \"b\"")
    lint.add(documents: [[(Sentence(words: ["bc"]), line: 1)]], findings: [misaligned], file: "c")
    let kinds = lint.findings.map(\.kind)
    #expect(Set(kinds) == Set(LintFinding.Kind.allCases))
    let order = kinds.map { LintFinding.Kind.allCases.firstIndex(of: $0) ?? -1 }
    #expect(order == order.sorted())
  }

  @Test func goesOnAfterEachBadLine() {
    let text = LintedText("a O\nb\nc X\nd O\n\ne B-\nf O\n")
    #expect(text.lint.files[0].corpus.sentences.map(\.words) == [["a", "d"], ["f"]])
    #expect(
      text.findings(.unreadableLine) == [
        """
        a:2: missing column (found 1 column: "b"; expected 2, as in line 1); mend the line or choose columns with --columns
        """,
        """
        a:3: unknown tag (found "X"; expected O, or one of B- I- E- S- L- U- M- and a label); mend the tag or choose its \
        column with --columns
        """,
        """
        a:6: unknown tag (found "B-"; expected O, or one of B- I- E- S- L- U- M- and a label); mend the tag or choose \
        its column with --columns
        """,
      ])
  }

  @Test func readsOtherColumns() {
    var lint = CorpusLint()
    lint.add(bytes: Array("O x Anna\nO x left\n".utf8), file: "a", columns: CoNLLColumns(word: 2, tag: 0))
    #expect(lint.findings == [])
    #expect(lint.files[0].corpus.sentences.map(\.words) == [["Anna", "left"]])
  }

  @Test(arguments: ["", "\n\n", "-DOCSTART- O\n", "\u{0}\u{1}\n", "word\n"]) func knowsWhereNothingCanBeRead(
    _ text: String
  ) {
    #expect(LintedText(text).lint.files[0].isEmpty)
  }

  @Test func limitsCanBeSet() {
    var limits = CorpusLint.Limits()
    limits.fewestEntities = 0
    limits.longestSentence = 1
    var lint = CorpusLint(limits: limits)
    lint.add(bytes: Array("a B-X\nb O\n".utf8), file: "a")
    #expect(lint.findings.map(\.kind) == [.longSentence])
  }
}
