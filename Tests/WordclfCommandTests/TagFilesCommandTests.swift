import Foundation
import TestSupport
import Testing

/// What `tag files` does as a whole, with a model that knows a few names.
@Suite struct TagFilesCommandTests {
  private func project() throws -> TinyProject { try TinyProject.shared.get() }

  @discardableResult
  private func tag(_ arguments: [String], input: String? = nil) throws -> Program.Outcome {
    try project().run(["tag", "files"] + arguments + ["--model", "tiny.safetensors"], input: input)
  }

  private struct Record: Decodable {
    struct Entity: Decodable, Equatable {
      let start: Int
      let end: Int
      let label: String
      let text: String
      let score: Double?
    }
    let text: String?
    let offset_unit: String?
    let entities: [Entity]?
  }

  private func records(_ output: String) throws -> [Record] {
    try output.split(separator: "\n").map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
  }

  // MARK: Formats

  @Test func jsonLinesOfATextCountInTheUnitAsked() throws {
    let text = "👍🏽 Anna left.\n\nBruno left."
    for (unit, place) in [("utf8", 9..<13), ("scalar", 3..<7), ("utf16", 5..<9), ("grapheme", 2..<6)] {
      let outcome = try tag(["-", "--format", "jsonl", "--offset-unit", unit], input: text)
      let records = try records(outcome.output)
      #expect(records.map(\.text) == ["👍🏽 Anna left.", "", "Bruno left."])
      #expect(records.map(\.offset_unit) == [unit, unit, unit])
      let anna = try #require(records[0].entities?.first)
      #expect((anna.start..<anna.end, anna.label, anna.text) == (place, "PER", "Anna"))
      let score = try #require(anna.score)
      #expect(score > 0.5 && score <= 1)
    }
  }

  @Test func keysOfRecordsStay() throws {
    let input = #"{"id":7,"text":"Anna left.","entities":[[0,4,"X"]],"more":{"a":[1.50]}}"# + "\n"
    let outcome = try tag(["-", "--input-format", "jsonl", "--format", "jsonl"], input: input)
    #expect(
      outcome.output.hasPrefix(
        #"{"id":7,"text":"Anna left.","gold_entities":[[0,4,"X"]],"more":{"a":[1.50]},"offset_unit":"scalar","entities":[{"#
      ))
  }

  @Test func placesInATableAreThoseOfTheWholeText() throws {
    let text = "é\r\nAnna left.\nBruno saw Oslo."
    let outcome = try tag(["-", "--format", "tsv", "--header"], input: text)
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows[0] == ["file", "start", "end", "unit", "label", "score", "text"])
    for row in rows.dropFirst() {
      let scalars = Array(text.unicodeScalars)[try #require(Int(row[1]))..<(try #require(Int(row[2])))]
      #expect(scalars.map(String.init).joined() == row[6])
    }
    #expect(rows.dropFirst().map { $0[6] } == ["Anna", "Bruno", "Oslo"])
  }

  @Test(arguments: [("inline", "[Anna](PER) left.\n"), ("conllu", "1\tAnna\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER")])
  func otherFormats(format: String, expected: String) throws {
    #expect(try tag(["-", "--format", format], input: "Anna left.\n").output.contains(expected))
  }

  @Test func aPageHoldsTextAsText() throws {
    let text = "Anna <script>alert(1)</script> & \"left\".\n"
    let page = try tag(["-", "--format", "html"], input: text).output
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;left&quot;."))
    #expect(page.contains(">Anna <span class=\"label\">PER</span></mark>"))
  }

  @Test func aPageJudgesByGoldEntities() throws {
    let page = try tag(
      ["-", "--format", "html", "--gold", "--input-format", "conll"], input: "Anna B-PER\nleft O\nnow B-LOC\n"
    ).output
    #expect(page.contains("✓ PER") && page.contains("− missed LOC"))
  }

  @Test func lessProbableEntitiesAreLeftOut() throws {
    let all = try records(try tag(["-", "--format", "jsonl"], input: "Anna saw Oslo.\n").output)
    let scores = try #require(all[0].entities).map { $0.score ?? 0 }
    let bar = try #require(scores.min())
    let outcome = try tag(["-", "--format", "jsonl", "--min-score", "\(bar + 0.0002)"], input: "Anna saw Oslo.\n")
    #expect(try #require(try records(outcome.output)[0].entities).count < scores.count)
    #expect(try tag(["-", "--min-score", "1"], input: "Anna left.\n").output == "Anna O\nleft O\n. O\n\n")
  }

  // MARK: Bad records

  @Test func aBadRecordIsToldOfAndTheRestGoesOn() throws {
    let input = "{\"text\":\"Anna left.\"}\n{\"txt\":1}\n{\"text\":\"Bruno left.\"}\n"
    let arguments = ["-", "--input-format", "jsonl", "--format", "jsonl"]
    let outcome = try tag(arguments, input: input)
    #expect(outcome.status == 65)
    #expect(try records(outcome.output).map(\.text) == ["Anna left.", "Bruno left."])
    #expect(
      outcome.error == """
        Error: standard input:2: no text (found {"txt":1}; expected the key text or tokens); mend the record
        Error: 1 record could not be used and was left out; the rest is done

        """)
    let inline = try tag(arguments + ["--errors", "inline"], input: input)
    #expect(inline.status == 0 && inline.error == "")
    let lines = inline.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasPrefix(#"{"error":{"file":"standard input","line":2,"message":"#))
  }

  @Test func aBadLineOfColumnsTakesItsSentenceAlong() throws {
    let input = "Anna NNP\nleft VBD\n\nBruno\n\nClara NNP\nleft VBD\nx\n\nAnna NNP\n"
    let outcome = try tag(["-", "--input-format", "conll"], input: input)
    #expect(outcome.status == 65)
    #expect(outcome.output == "Anna NNP B-PER\nleft VBD O\n\nAnna NNP B-PER\n\n")
    #expect(outcome.error.contains("standard input:4: missing column") && outcome.error.contains(":8: missing column"))
  }

  @Test func bytesThatAreNotUTF8AreToldOf() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("Anna left.\n".utf8) + [0xFF, 0x0A] + Array("Bruno left.\n".utf8), to: "a.txt")
    let outcome = try tag([path, "--format", "inline"])
    #expect(outcome.status == 65)
    #expect(outcome.output == "[Anna](PER) left.\n[Bruno](PER) left.\n")
    #expect(outcome.error.contains("a.txt:2: text in another encoding"))
  }

  /// As where each byte that is not UTF-8 is read as U+FFFD.
  @Test func placesBehindALineThatIsLeftOutAreThoseOfTheFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      Array("a\u{E9}b".unicodeScalars.map { UInt8($0.value) }) + Array("\r\nAnna left.\n".utf8), to: "a.txt")
    #expect(try tag([path, "--format", "tsv"]).output.contains("\t5\t9\tscalar\tPER\t"))
    _ = try tag([path, "--format", "brat", "--output-dir", folder.file("out")])
    #expect(try folder.bytes(of: "out/a.ann") == Array("T1\tPER 5 9\tAnna\n".utf8))
    #expect(try folder.bytes(of: "out/a.txt") == Array("a\u{FFFD}b\r\nAnna left.\n".utf8))
  }

  @Test func manifestsAreNoTexts() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("Anna left.\n", to: "a.txt")
    for _ in 0..<2 {
      let outcome = try tag([folder.path, "--output-dir", folder.path, "--format", "html"])
      #expect(outcome.status == 0)
      #expect(try folder.names() == ["a.html", "a.txt", "wordclf-manifest.jsonl"])
    }
  }

  @Test func twentyMessagesAreEnough() throws {
    let outcome = try tag(["-", "--input-format", "jsonl"], input: String(repeating: "x\n", count: 30))
    #expect(outcome.error.split(separator: "\n").count == 22)
    #expect(outcome.error.hasSuffix("Error: 30 records could not be used and were left out; the rest is done\n"))
  }

  @Test func nothingInNothingOut() throws {
    for format in ["conll", "conllu", "jsonl", "tsv", "brat", "inline", "ansi"] {
      let outcome = try tag(["-", "--format", format], input: "")
      #expect((outcome.status, outcome.output, outcome.error) == (0, "", ""))
    }
  }

  // MARK: Columns without records

  /// With `--min-score 0`, which leaves out nothing, records are made; the output is the same.
  @Test(arguments: [
    [], ["--scheme", "bioes", "-j", "2"], ["--scheme", "iob1", "--decoding", "greedy"], ["--shard", "2/3"],
    ["--output-dir", "out", "-j", "3"], ["--output-dir", "out", "--shard", "1/2"],
  ]) func withAndWithoutRecordsTheOutputIsTheSame(options: [String]) throws {
    let folder = try TemporaryFolder()
    // several blocks of few words
    let space = String(repeating: " ", count: 200)
    let columns = (0..<600).map { number in
      "Anna\(space)NNP\r\nsaw\(space)VBD\nOslo\(space)\(number == 400 ? "" : " NNP")\n\n"
    }
    let names = ["a.conll", "b.txt", "c.tok"]
    _ = try folder.write("-DOCSTART- X\n\n" + columns.joined(), to: "a.conll")
    _ = try folder.write(
      String(repeating: "Bruno left Turin.\(space)Clara saw it.\r\n\n", count: 1000).utf8 + [0xFF], to: "b.txt")
    _ = try folder.write(String(repeating: "In Lyon\(space)Anna left\n", count: 1000), to: "c.tok")
    func outcome(_ more: [String]) throws -> [String] {
      let options = options.map { $0 == "out" ? folder.file("out\(more.count)") : $0 }
      let outcome = try tag(names.map(folder.file) + options + more)
      let files = try outcome.output.isEmpty ? outputs(of: folder, "out\(more.count)") : []
      let error = outcome.error.split(separator: "\n").filter {
        !$0.hasPrefix("tagged ") && !$0.contains(" tokens in ")
      }
      return ["\(outcome.status)", outcome.output] + error.map(String.init) + files
    }
    let asBytes = try outcome([])
    #expect(asBytes == (try outcome(["--min-score", "0"])))
    #expect(asBytes.joined().contains("-PER\n"))
  }

  /// The outputs in a folder, and the counts of its manifest.
  private func outputs(of folder: TemporaryFolder, _ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file(name)).sorted().map { file in
      let text = String(decoding: try folder.bytes(of: "\(name)/\(file)"), as: UTF8.self)
      guard file.contains("manifest") else { return text }
      return text.split(separator: "\n").map {
        $0.split(separator: "\"counts\":", maxSplits: 1)[1].prefix { $0 != "}" }
      }
      .joined(separator: "\n")
    }
  }

  // MARK: Into a folder

  private func folderOfTexts() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["in", "in/deep er"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
    }
    _ = try folder.write("Anna left.\n", to: "in/a.txt")
    _ = try folder.write("Bruno left.\n", to: "in/deep er/b\n1.txt")
    _ = try folder.write("Clara\nleft\n", to: "in/c.conll")
    return folder
  }

  private func intoFolder(_ folder: TemporaryFolder, _ more: [String] = []) throws -> Program.Outcome {
    try tag(
      [folder.file("in"), "--output-dir", folder.file("out"), "--format", "inline", "--stats", "json"] + more)
  }

  private struct Statistics: Decodable {
    let files: Int
    let skipped_files: Int
    let tokens: Int
    let errors: Int
  }

  private func statistics(_ outcome: Program.Outcome) throws -> Statistics {
    let line = try #require(outcome.error.split(separator: "\n").first { $0.hasPrefix("{") })
    return try JSONDecoder().decode(Statistics.self, from: Data(line.utf8))
  }

  @Test func mirrorsTheInputs() throws {
    let folder = try folderOfTexts()
    let outcome = try intoFolder(folder)
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(try folder.bytes(of: "out/a.inline") == Array("[Anna](PER) left.\n".utf8))
    #expect(try folder.bytes(of: "out/deep er/b\n1.inline") == Array("[Bruno](PER) left.\n".utf8))
    #expect(try folder.bytes(of: "out/c.inline") == Array("[Clara](PER) left\n".utf8))
    let statistics = try statistics(outcome)
    #expect((statistics.files, statistics.skipped_files, statistics.tokens) == (3, 0, 8))
  }

  @Test func doesNotRepeatWhatIsDone() throws {
    let folder = try folderOfTexts()
    _ = try intoFolder(folder)
    let time = Date(timeIntervalSince1970: 1_000_000)
    // of another time than it was finished at, and so not known to be the same
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: folder.file("out/c.inline"))
    _ = try folder.write("Anna saw Oslo.\n", to: "in/a.txt")
    let again = try intoFolder(folder)
    #expect(again.status == 0)
    #expect(try (statistics(again).files, statistics(again).skipped_files) == (2, 1))
    #expect(try folder.bytes(of: "out/a.inline") == Array("[Anna](PER) saw [Oslo](LOC).\n".utf8))
    #expect(try statistics(try intoFolder(folder)).skipped_files == 3)
    // an input that was only touched is the same
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: folder.file("in/a.txt"))
    #expect(try statistics(try intoFolder(folder)).skipped_files == 3)
    // other options make other outputs
    #expect(try statistics(try intoFolder(folder, ["--min-score", "0.1"])).files == 3)
    #expect(try statistics(try intoFolder(folder, ["--min-score", "0.1"])).skipped_files == 3)
  }

  @Test func filesOfOthersAreNotReplaced() throws {
    let folder = try folderOfTexts()
    try FileManager.default.createDirectory(atPath: folder.file("out"), withIntermediateDirectories: false)
    _ = try folder.write("precious", to: "out/c.inline")
    let outcome = try intoFolder(folder)
    #expect(outcome.status == 73 && outcome.error.contains("out/c.inline: exists already"))
    #expect(try folder.bytes(of: "out/c.inline") == Array("precious".utf8))
    #expect(try intoFolder(folder, ["--overwrite"]).status == 0)
  }

  @Test func twoInputsOfOneNameAreRefused() throws {
    let folder = try folderOfTexts()
    _ = try folder.write("Anna left.\n", to: "in/c.txt")
    let outcome = try intoFolder(folder)
    #expect(outcome.status == 73 && outcome.error.contains("c.inline: would be the output of both"))
  }

  @Test func bratStandsBesideItsText() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("é\nAnna left.", to: "a.txt")
    let outcome = try tag([folder.file("a.txt"), "--output-dir", folder.file("out"), "--format", "brat"])
    #expect(outcome.status == 0)
    #expect(try folder.bytes(of: "out/a.ann") == Array("T1\tPER 2 6\tAnna\n".utf8))
    #expect(try folder.bytes(of: "out/a.txt") == Array("é\nAnna left.".utf8))
  }

  /// Of another run too: neither is lost.
  @Test func anOutputOfAnotherInputIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    for name in ["x", "y"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
      _ = try folder.write("Anna \(name).\n", to: "\(name)/a.txt")
    }
    func outcome(_ name: String) throws -> Program.Outcome {
      try tag([folder.file("\(name)/a.txt"), "--output-dir", folder.file("out"), "--format", "inline"])
    }
    #expect(try outcome("x").status == 0)
    let refused = try outcome("y")
    #expect(refused.status == 73 && refused.error.contains("a.inline: would be the output of both"))
    #expect(try folder.bytes(of: "out/a.inline") == Array("[Anna](PER) x.\n".utf8))
  }

  /// brat's own way of working: the annotations go where the texts are, which stay as they are.
  @Test func bratInTheFolderOfTheTexts() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("Anna left.\r\n", to: "a.txt")
    let outcome = try tag([path, "--output-dir", folder.path, "--format", "brat"])
    #expect(outcome.status == 0)
    #expect(try folder.names() == ["a.ann", "a.txt", "wordclf-manifest.jsonl"])
    #expect(try folder.bytes(of: "a.txt") == Array("Anna left.\r\n".utf8))
  }

  @Test func anOutputIsNeverAnInput() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("Anna\nleft\n", to: "a.conll")
    let outcome = try tag([path, "--output-dir", folder.path, "--overwrite"])
    #expect(outcome.status == 73 && outcome.error.contains("is the same file as"))
    #expect(try folder.bytes(of: "a.conll") == Array("Anna\nleft\n".utf8))
  }

  @Test func packedInPackedOut() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    _ = try folder.write("Anna left.\n", to: "a.txt")
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", folder.file("a.txt")]
    try process.run()
    process.waitUntilExit()
    #expect(try tag([folder.file("a.txt.gz"), "--output-dir", folder.file("out")]).status == 0)
    #expect(try tag([folder.file("out/a.conll.gz")]).output == "Anna B-PER B-PER\nleft O O\n. O O\n\n")
  }

  /// What can be read is tagged, and what cannot is told of.
  @Test func aDamagedInputDoesNotStopTheOthers() throws {
    let folder = try folderOfTexts()
    _ = try folder.write("no gzip", to: "in/b.txt.gz")
    let outcome = try intoFolder(folder)
    #expect(outcome.status == 65)
    #expect(outcome.error.contains("in/b.txt.gz: is not gzip data"))
    #expect(outcome.error.contains("Error: 1 of 4 inputs could not be read; the rest is done"))
    #expect(try folder.bytes(of: "out/c.inline") == Array("[Clara](PER) left\n".utf8))
    #expect(!FileManager.default.fileExists(atPath: folder.file("out/b.inline.gz")))
    #expect(!FileManager.default.fileExists(atPath: folder.file("out/b.inline.gz.part")))
  }

  // MARK: Shards

  @Test(arguments: ["text", "conll"]) func shardsAreTheWhole(format: String) throws {
    let folder = try TemporaryFolder()
    let lines = (0..<50).map { "Anna\($0) saw Oslo" + String(repeating: " .", count: $0 % 7) }
    let isText = format == "text"
    for (name, part) in [("a", lines[..<20]), ("b", lines[20...])] {
      let text = isText ? part : ArraySlice(part.map { $0.replacing(" ", with: "\n") + "\n" })
      _ = try folder.write(text.joined(separator: "\n") + "\n", to: "\(name).\(isText ? "txt" : "conll")")
    }
    let paths = ["a", "b"].map { folder.file("\($0).\(isText ? "txt" : "conll")") }
    let arguments = paths + ["--format", "inline"]
    let whole = try tag(arguments).output
    for count in [1, 2, 3, 7, 200] {
      let parts = try (1...count).map { try tag(arguments + ["--shard", "\($0)/\(count)"]).output }
      #expect(parts.joined() == whole, "\(count) shards")
    }
  }

  @Test func shardsIntoAFolder() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("Anna left.\nBruno left.\nClara left.\n", to: "a.txt")
    for number in ["1", "2"] {
      let outcome = try tag(
        [folder.file("a.txt"), "--output-dir", folder.file("out"), "--format", "inline", "--shard", "\(number)/2"])
      #expect(outcome.status == 0)
    }
    let parts = try ["a.1-of-2.inline", "a.2-of-2.inline"].map { try folder.bytes(of: "out/\($0)") }
    #expect(Array(parts.joined()) == Array("[Anna](PER) left.\n[Bruno](PER) left.\n[Clara](PER) left.\n".utf8))
  }

  // MARK: Use

  @Test func patternsAndNames() throws {
    let folder = try folderOfTexts()
    #expect(try tag([folder.file("in/*.txt"), "--format", "inline"]).output == "[Anna](PER) left.\n")
    #expect(try tag([folder.file("in/*.none")]).status == 66)
    _ = try folder.write("Anna\nleft\n", to: "eng.testa")
    let outcome = try tag([folder.file("eng.testa"), "--format", "inline"])
    #expect(outcome.error.contains("eng.testa: taken for plain text, as its name tells no format"))
  }

  static let mistakes: [[String]] = [
    ["--errors", "inline"], ["--tokens"], ["--header"], ["--format", "brat", "--offset-unit", "utf8"],
    ["--format", "text"], ["--shard", "1/2"], ["--gold"], ["--format", "tsv", "--shard", "1/2"], ["--shard", "0/2"],
    ["--min-score", "1.5"], ["--offset-unit", "bytes"],
    ["--line-buffered", "--output-dir", "x"],
  ]

  @Test(arguments: mistakes) func mistakesOfUse(_ arguments: [String]) throws {
    #expect(try tag(["-"] + arguments, input: "").status == 64)
  }
}
