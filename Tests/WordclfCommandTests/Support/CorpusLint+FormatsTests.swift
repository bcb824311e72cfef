import TaggedText
import TestSupport
import Testing

@testable import wordclf

@Suite struct CorpusLintFormatsTests {
  private func findings(_ name: String, _ files: [(String, String)]) throws -> [LintFinding] {
    let folder = try TemporaryFolder()
    for (name, text) in files { _ = try folder.write(text, to: name) }
    var lint = CorpusLint()
    let inputs = try InputFile.list([folder.file(name)], format: nil, acceptsBrat: true)
    try lint.add(try #require(inputs.first), part: .training, columns: CoNLLColumns())
    return lint.findings.filter { $0.kind != .rareLabel }
  }

  @Test func misalignedEntitiesHaveTheNearestBorders() throws {
    let records = #"{"text":"Bruno left Oslo.","entities":[[0,5,"PER"],[12,15,"LOC"],[5,6,"LOC"]]}"# + "\n"
    let found = try findings("a.jsonl", [("a.jsonl", records)])
    #expect(found.map(\.kind) == [.misalignedEntity, .misalignedEntity])
    #expect(found.map(\.place.line) == [1, 1])
    #expect(
      found.map(\.message) == [
        #"entity " " (LOC 5–6) holds no word"#,
        #"entity "slo" (LOC 12–15) does not begin and end with words; nearest borders 11–15"#,
      ])
  }

  @Test func recordsThatCannotBeRead() throws {
    let found = try findings("a.jsonl", [("a.jsonl", "{\"text\":\"Bruno left.\"}\nx\n")])
    #expect(found.map(\.kind) == [.unreadableLine])
    #expect(found[0].place.line == 2 && found[0].message.hasPrefix("no valid JSON"))
  }

  @Test func bratWithItsText() throws {
    let files = [("a.txt", "Bruno left.\n"), ("a.ann", "T1\tPER 0 4\tBrun\nT2\tPER 0 5\tAnna\n")]
    #expect(try findings("a.ann", files).map(\.kind) == [.unreadableLine, .misalignedEntity])
  }

  @Test func inlineAndCoNLLUAreRead() throws {
    #expect(try findings("a.inline", [("a.inline", "[Bruno](PER) left.\n")]) == [])
    let sentence = "1\tBruno\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER\n\n"
    #expect(try findings("a.conllu", [("a.conllu", sentence)]) == [])
  }
}
