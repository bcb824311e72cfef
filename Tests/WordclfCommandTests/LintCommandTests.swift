import Foundation
import TestSupport
import Testing

@Suite struct LintCommandTests {
  /// Twelve sentences, each of another person and place.
  private static func clean(_ person: String) -> String {
    (0..<12).map { "\(person)\($0) B-PER\nleft O\n\(person)ville\($0) B-LOC\n. O\n\n" }.joined()
  }

  @Test func aCleanCorpus() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.clean("Anna"), to: "train.conll")
    _ = try folder.write(Self.clean("Bob"), to: "dev.conll")
    let outcome = try Program.run(["lint", "train.conll", "--strict", "--dev", "dev.conll"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(
      outcome.output == """
        train.conll: 12 sentences, 48 tokens, 1 document; LOC 12, PER 12; tags in iob2
          24 entities open with B-, 0 with I-

        dev.conll: 12 sentences, 48 tokens, 1 document; LOC 12, PER 12; tags in iob2
          24 entities open with B-, 0 with I-

        no findings

        """)
  }

  static let broken = "Anna I-PER\nleft\nOslo B-LOC\n\n\nAnna B-PER\nOslo B-LOC\n"

  static let brokenPage = """
    a.conll:2: missing column (found 1 column: "left"; expected 2, as in line 1); mend the line or choose columns with \
    --columns
    a.conll:1: irregular tag (found I-PER at the start of a sentence; iob2 writes B-PER); mend the tag, or its neighbours
    a.conll:3: rare label "LOC" (found 2 entities in training; expected at least 10); tag more, or merge it into another
    a.conll:1: rare label "PER" (found 2 entities in training; expected at least 10); tag more, or merge it into another
    a.conll:5: empty sentence; remove the line
    a.conll:6: sentence that stands 2 times, first in a.conll:1: "Anna Oslo"

    a.conll: 2 sentences, 4 tokens, 1 document; LOC 2, PER 2; tags in iob2 (1 irregular entity, read as conlleval does)
      3 entities open with B-, 1 with I-

      1  lines that cannot be read
      1  irregular tags
      2  rare labels
      1  empty sentences
      1  sentences that stand several times
      6  findings in all

    """

  @Test(arguments: [false, true]) func findingsAndASummary(isStrict: Bool) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.broken, to: "a.conll")
    let outcome = try Program.run(["lint", "a.conll"] + (isStrict ? ["--strict"] : []), in: folder.path)
    #expect(outcome.output == Self.brokenPage)
    #expect(outcome.status == (isStrict ? 1 : 0))
    #expect(outcome.error == (isStrict ? "Error: 6 findings\n" : ""))
  }

  @Test func twentyOfAKind() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("a O\n" + String(repeating: "b\n", count: 1_500), to: "a.conll")
    let lines = try Program.run(["lint", "a.conll"], in: folder.path).output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("a.conll:") && $0.contains("missing column") } == 20)
    #expect(lines[20] == "… 1,480 more of 1,500 lines that cannot be read")
  }

  @Test func coverageAndJSON() throws {
    let project = try TinyProject.shared.get()
    let arguments = ["lint", "train.conll", "--dev", "dev.conll", "--store", "vectors.sqlite"]
    let page = try project.run(arguments)
    #expect(page.status == 0)
    #expect(page.output.contains("23 tokens, 13 forms\n\nvectors.sqlite\n"))
    let outcome = try project.run(arguments + ["--json"])
    #expect(outcome.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["files", "findings", "counts", "coverage"])
    let files = try #require(object["files"] as? [[String: Any]])
    #expect(files.map { $0["path"] as? String } == ["train.conll", "dev.conll"])
    #expect(files.map { $0["part"] as? String } == ["training", "development"])
    #expect(files[0]["entities"] as? [String: Int] == ["LOC": 3, "PER": 4])
    #expect(object["counts"] as? [String: Int] == ["rareLabel": 2])
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.map { $0["line"] as? Int } == [6, 3])
    #expect((object["coverage"] as? [String: Any])?["total"] as? [String: Int] == ["tokens": 23, "forms": 13])
  }

  @Test func foldersAndStandardInput() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.clean("Anna"), to: "a.conll")
    _ = try folder.write(Self.clean("Bob"), to: "b.iob2")
    #expect(try Program.run(["lint", "."], in: folder.path).output.hasSuffix("no findings\n"))
    let outcome = try Program.run(["lint", "-"], in: folder.path, input: Self.broken)
    #expect(outcome.output.hasPrefix("standard input:2: missing column"))
  }

  /// What was found is printed even so.
  @Test func withoutATokenItIsBadData() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("one\ntwo\n", to: "a.conll")
    let outcome = try Program.run(["lint", "a.conll"], in: folder.path)
    #expect(outcome.status == 65)
    #expect(outcome.output.hasPrefix("a.conll:1: no column for the tag beside the word"))
    #expect(
      outcome.error
        == "Error: a.conll: no sentences (found no token; expected a token a line); check that this is the right file\n"
    )
    #expect(try Program.run(["lint", "none.conll"], in: folder.path).status == 66)
  }
}
