import ByteStreams
import TaggedText
import TestSupport
import Testing
import VectorEvaluation

@Suite struct SimilarityTestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var pairs: [SimilarityTest.Pair]
  }

  /// The shapes of published tests, with words and scores of our own.
  static let cases = [
    Case(
      testDescription: "WordSim-353, commas",
      text: "Word 1,Word 2,Human (mean)\ncup,mug,8.25\nNile,delta,6\n",
      pairs: [.init("cup", "mug", score: 8.25), .init("Nile", "delta", score: 6)]),
    Case(
      testDescription: "WordSim-353, tabs and the single ratings",
      text: "Word 1\tWord 2\tHuman (mean)\t1\t2\ncup\tmug\t8.25\t8\t8.5\n", pairs: [.init("cup", "mug", score: 8.25)]),
    Case(
      testDescription: "WordSim-353 as divided by Agirre et al.",
      text: "# similarity, 2 pairs\n# word word score\ncup\tmug\t8.25\ncup\tlake\t0.5\n",
      pairs: [.init("cup", "mug", score: 8.25), .init("cup", "lake", score: 0.5)]),
    Case(
      testDescription: "SimLex-999",
      text: """
        word1\tword2\tPOS\tSimLex999\tconc(w1)\tconc(w2)\tconcQ\tAssoc(USF)\tSimAssoc333\tSD(SimLex)
        aged\tnew\tA\t1.25\t2.5\t2.75\t2\t7.5\t1\t0.5
        """,
      pairs: [.init("aged", "new", score: 1.25)]),
    Case(
      testDescription: "SimVerb-3500, without a header", text: "give\tgrant\tV\t7.5\tSYNONYMS\n",
      pairs: [.init("give", "grant", score: 7.5)]),
    Case(
      testDescription: "MEN", text: "rain rainfall 49.000000\nlake  stove 3.000000\n",
      pairs: [.init("rain", "rainfall", score: 49), .init("lake", "stove", score: 3)]),
    Case(
      testDescription: "Rare Words", text: "undrinkable\twater\t4.5\t4\t5\t4\t5\n",
      pairs: [.init("undrinkable", "water", score: 4.5)]),
    Case(testDescription: "MTurk", text: "access,door,3.5\n", pairs: [.init("access", "door", score: 3.5)]),
    Case(testDescription: "semicolons", text: "Tasse;Becher;3.5\n", pairs: [.init("Tasse", "Becher", score: 3.5)]),
    Case(
      testDescription: "commas inside tabs, spaces inside commas, numbers as words",
      text: "1,000\tice cream\t-2e1\n 7 , Vatican City , 0 \n",
      pairs: [.init("1,000", "ice cream", score: -20), .init("7", "Vatican City", score: 0)]),
    Case(
      testDescription: "one header is enough", text: "x y z\na b 1\nc d N 2\n",
      pairs: [.init("a", "b", score: 1), .init("c", "d", score: 2)]),
    Case(
      testDescription: "only finite numbers are scores", text: "x y z\nnan inf nan inf 3\n",
      pairs: [.init("nan", "inf", score: 3)]),
  ]

  @Test(arguments: cases) func isRead(_ c: Case) throws {
    let test = try SimilarityTest(LineReader(text: c.text))
    #expect(test.pairs == c.pairs)
    #expect(test.file == "test.txt")
  }

  static let badLines = [
    "cup mug", "cup", "cup mug much", "cup mug nan", "cup mug inf", "cup,,1", "cup\t\t1", "cup;mug;1,5", "a,1,b",
  ]

  @Test(arguments: badLines) func aLineThatDoesNotFit(_ line: String) {
    let error = EvaluationError.notAPair(at: TextPlace(file: "test.txt", line: 3), text: line)
    // the first line may be a header, the others not
    #expect(throws: error) { try SimilarityTest(LineReader(text: "# comment\nword word score\n\(line)\n")) }
  }

  @Test(arguments: ["", "\n", "# comment\n", "word1 word2 score\n"]) func noPairs(_ text: String) {
    #expect(throws: EvaluationError.noPairs(file: "test.txt")) { try SimilarityTest(LineReader(text: text)) }
  }

  @Test func packedFiles() throws {
    let folder = try TemporaryFolder()
    // python3: list(gzip.compress(b"cat\tdog\t7.5\n", mtime=0))
    let path = try folder.write(
      [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 78, 44, 225, 76, 201, 79, 231, 52, 215, 51, 229, 2, 0, 82, 237, 55, 202,
        12, 0, 0, 0,
      ], to: "pairs.txt.gz")
    #expect(try SimilarityTest(path: path).pairs == [.init("cat", "dog", score: 7.5)])
  }

  @Test func aMissingFile() {
    #expect(throws: StreamError.notFound(path: "/nowhere/pairs.txt")) {
      try SimilarityTest(path: "/nowhere/pairs.txt")
    }
  }
}
