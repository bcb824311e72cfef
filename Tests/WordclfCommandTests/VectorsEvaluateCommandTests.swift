import Foundation
import TestSupport
import Testing

@Suite struct VectorsEvaluateCommandTests {
  /// A store of the sample vectors beside tests of our own.
  private static let sample = Result {
    let folder = try TemporaryFolder()
    _ = try folder.write(questions, to: "capitals.txt")
    _ = try folder.write(pairs, to: "pairs.csv")
    let outcome = try Program.run(
      ["vectors", "import", Repository.file("embeddings/wiki.50d.txt.gz"), "--store", "wiki.sqlite"], in: folder.path)
    try #require(outcome.status == 0, "\(outcome.error)")
    return folder
  }

  /// Each pair with each other, in both orders.
  static let questions = [
    ("capitals", ["Athens Greece", "Oslo Norway", "Paris France", "Berlin Germany", "Rome Italy", "London England"]),
    ("gram-plurals", ["river rivers", "bird birds", "tree trees", "car cars", "house houses"]),
  ].map { name, pairs in
    ": \(name)\n" + pairs.flatMap { first in pairs.filter { $0 != first }.map { "\(first) \($0)\n" } }.joined()
  }.joined()

  static let pairs = """
    word,word,score
    river,stream,9
    king,queen,8
    bird,tree,4
    car,house,3
    king,bird,1
    zebroid,horse,7

    """

  private func evaluate(_ arguments: [String]) throws -> Program.Outcome {
    try Program.run(["vectors", "evaluate", "--store", "wiki.sqlite"] + arguments, in: Self.sample.get().path)
  }

  @Test func theExampleOfTheReadMe() throws {
    let outcome = try evaluate(["--similarity", "pairs.csv", "--analogies", "capitals.txt"])
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let page = try String(contentsOfFile: Repository.file("README.md"), encoding: .utf8)
    #expect(page.contains("--similarity pairs.csv --analogies capitals.txt\n\(outcome.output)```\n"))
  }

  @Test func asData() throws {
    let outcome = try evaluate(
      [
        "--similarity", "pairs.csv", "--similarity", "pairs.csv", "--analogies", "capitals.txt", "--json", "--method",
        "multiply", "--most-frequent", "5000",
      ])
    #expect(outcome.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["store"] as? String == "wiki.sqlite")
    #expect((object["similarity"] as? [[String: Any]])?.compactMap { $0["scored"] as? Int } == [5, 5])
    let analogies = try #require(object["analogies"] as? [String: Any])
    #expect(analogies["method"] as? String == "multiply")
    #expect(analogies["candidates"] as? Int == 5000)
    #expect(
      (analogies["categories"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == [
        "capitals", "gram-plurals",
      ])
  }

  @Test func oneTestIsEnough() throws {
    let outcome = try evaluate(["--similarity", "pairs.csv"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("word similarity: "))
    #expect(!outcome.output.contains("analogies"))
  }

  @Test func fewerThanTwoPairs() throws {
    let folder = try Self.sample.get()
    _ = try folder.write("king queen 8\nzebroid horse 7\n", to: "one.txt")
    let outcome = try evaluate(["--similarity", "one.txt"])
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        word similarity: Spearman's rank correlation of cosine and human score
        file     correlation  scored  pairs  unknown words
        one.txt          n/a       1      2              1

        """)
  }

  /// Nothing is printed of the tests before.
  @Test func aLineThatDoesNotFit() throws {
    let folder = try Self.sample.get()
    _ = try folder.write(": capitals\nOslo Norway Paris\n", to: "broken.txt")
    let outcome = try evaluate(["--similarity", "pairs.csv", "--analogies", "broken.txt"])
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    #expect(
      outcome.error
        == "Error: broken.txt:2: not an analogy question (found 3 words: \"Oslo Norway Paris\"; expected four words, "
        + "or a colon and the name of a category); mend the line\n")
  }

  @Test func aMissingFile() throws {
    let outcome = try evaluate(["--similarity", "nowhere.txt"])
    #expect(outcome.status == 66)
    #expect(outcome.output == "")
  }
}
