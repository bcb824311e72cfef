import Foundation
import TestSupport
import Testing

/// `wordclf vectors train`, run as a user runs it.
@Suite struct VectorsTrainCommandTests {
  /// A folder with a text, and a folder for the program's working files.
  private struct Workshop {
    let folder: TemporaryFolder
    let temporary: TemporaryFolder

    /// - Parameter lines: how many lines the text has.
    init(lines: Int = 300) throws {
      folder = try TemporaryFolder()
      temporary = try TemporaryFolder()
      _ = try folder.write(Self.text(lines: lines), to: "text.txt")
    }

    /// Lines about people and places, each with words of one of the two kinds around it.
    static func text(lines: Int) -> String {
      var random = SeededRandom(seed: 5)
      let kinds = [
        (["Anna", "Bruno", "Clara", "Dora"], ["said", "laughed", "met", "likes"]),
        (["Oslo", "Turin", "Lyon", "Quito"], ["near", "north", "capital", "river"]),
      ]
      return (0..<lines).map { line in
        let (names, others) = kinds[line % 2]
        return (0..<8).map { _ in (Bool.random(using: &random) ? names : others).randomElement(using: &random) ?? "" }
          .joined(separator: " ") + " ."
      }.joined(separator: "\n") + "\n"
    }

    private func arguments(_ arguments: [String]) -> [String] {
      ["vectors", "train", "--dimension", "6", "--min-count", "2", "--window", "4"] + arguments
    }

    private var environment: [String: String] { ["TMPDIR": temporary.path] }

    func run(_ arguments: [String], input: String? = nil) throws -> Program.Outcome {
      try Program.run(self.arguments(arguments), in: folder.path, input: input, environment: environment)
    }

    func start(_ arguments: [String]) throws -> Program {
      try Program(self.arguments(arguments), in: folder.path, environment: environment)
    }
  }

  @Test func aStoreAndATextOfOnesOwn() throws {
    let workshop = try Workshop()
    let outcome = try workshop.run([
      "text.txt", "--cased", "--epochs", "30", "--x-max", "10", "--store", "my vectors.sqlite", "--output",
      "mine.txt.gz",
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.hasPrefix("Train a tagger on them with:\n"))
    #expect(outcome.output.hasSuffix(" train --store 'my vectors.sqlite'\n"))
    #expect(outcome.error.contains("text: 2,700 words, 17 different\n"))
    #expect(outcome.error.contains("vocabulary: 17 words, which are 100.0 % of the text\n"))
    #expect(outcome.error.contains("\nepoch 30/30  cost "))
    #expect(outcome.error.contains("\nmine.txt.gz: 17 words and <unk>, 6 dimensions, in "))
    #expect(try workshop.temporary.names().isEmpty)
    let info = try Program.run(["vectors", "info", "--store", "my vectors.sqlite"], in: workshop.folder.path)
    #expect(info.output.contains("words      18\n"))
    #expect(info.output.contains("source     text.txt\n"))
    #expect(info.output.contains(#"training   {"options":{"dimension":6,"epochs":30,"#))
    let near = try Program.run(
      ["vectors", "nearest", "Anna", "-n", "16", "--store", "my vectors.sqlite"], in: workshop.folder.path)
    let neighbours = near.output.split(separator: "\n").prefix(6).map { $0.split(separator: "\t")[1] }
    #expect(
      Set(neighbours).isDisjoint(with: ["Oslo", "Turin", "Lyon", "Quito", "near", "north", "capital", "river"]),
      "\(near.output)")
    let imported = try Program.run(
      ["vectors", "import", "mine.txt.gz", "--store", "again.sqlite"], in: workshop.folder.path)
    #expect(imported.status == 0)
    let rows = try ["my vectors.sqlite", "again.sqlite"].map {
      try Program.run(["vectors", "export", "--store", $0, "--output", "-"], in: workshop.folder.path).output
    }
    #expect(rows[0] == rows[1])
    #expect(rows[0].split(separator: "\n").last?.hasPrefix("<unk> ") == true)
  }

  @Test func foldersAndStandardInputAndDigits() throws {
    let workshop = try Workshop()
    let folder = workshop.folder
    try FileManager.default.createDirectory(atPath: folder.file("texts"), withIntermediateDirectories: true)
    let text = String(decoding: try folder.bytes(of: "text.txt"), as: UTF8.self)
    _ = try folder.write(text, to: "texts/a.txt")
    _ = try folder.write("not a text", to: "texts/b.conll")
    for (input, output) in [("texts", "1.txt"), ("-", "2.txt"), ("text.txt", "3.txt")] {
      let outcome = try workshop.run(
        [input, "--output", output, "--digits", "3", "--epochs", "2"], input: input == "-" ? text : nil)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output == "")
    }
    #expect(try folder.bytes(of: "1.txt") == folder.bytes(of: "2.txt"))
    #expect(try folder.bytes(of: "1.txt") == folder.bytes(of: "3.txt"))
    let numbers = String(decoding: try folder.bytes(of: "1.txt"), as: UTF8.self).split(separator: "\n")
      .flatMap { $0.split(separator: " ").dropFirst() }
    #expect(numbers.allSatisfy { $0.drop { "-0.".contains($0) }.filter(\.isNumber).count <= 3 })
  }

  @Test func theSameBytesWhateverTheThreadsAndTheMemory() throws {
    let workshop = try Workshop()
    for (number, options) in [["-j", "1"], ["-j", "2"], ["-j", "3", "--memory", "100M"]].enumerated() {
      let outcome = try workshop.run(
        ["text.txt", "--output", "\(number).txt", "--store", "\(number).sqlite", "--epochs", "3"] + options)
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    for ending in ["txt", "sqlite"] {
      #expect(try workshop.folder.bytes(of: "0.\(ending)") == workshop.folder.bytes(of: "1.\(ending)"))
      #expect(try workshop.folder.bytes(of: "0.\(ending)") == workshop.folder.bytes(of: "2.\(ending)"))
    }
  }

  // MARK: Interruptions

  /// Long enough that a signal comes before the end.
  private static let long = ["text.txt", "--epochs", "100", "--store", "a.sqlite", "--output", "a.txt"]

  @Test(arguments: ["text: ", "co-occurrence: ", "epoch   1/100", "epoch  70/100"]) func killed(after text: String)
    throws
  {
    let workshop = try Workshop(lines: 1_000)
    let program = try workshop.start(Self.long)
    try program.waitForError(containing: text)
    program.send(SIGKILL)
    #expect(try program.outcome().status == SIGKILL)
    #expect(try workshop.folder.names() == ["text.txt"])
    #expect(try workshop.temporary.names().count == 1)

    let resumed = try workshop.run(Self.long + ["--resume"])
    #expect(resumed.status == 0, "\(resumed.error)")
    #expect(resumed.error.hasPrefix("going on with an interrupted run: "))
    #expect(try workshop.temporary.names().isEmpty)

    let whole = try Workshop(lines: 1_000)
    #expect(try whole.run(Self.long).status == 0)
    for name in ["a.sqlite", "a.txt"] {
      #expect(try workshop.folder.bytes(of: name) == whole.folder.bytes(of: name), "\(name)")
    }
  }

  @Test func interruptedAndStartedAnew() throws {
    let workshop = try Workshop(lines: 1_000)
    let program = try workshop.start(Self.long)
    try program.waitForError(containing: "epoch   2/100")
    program.send(SIGINT)
    let outcome = try program.outcome()
    #expect(outcome.status == 130)
    let left = workshop.temporary.file(try workshop.temporary.names().first ?? "")
    #expect(
      outcome.error.hasSuffix(
        "Error: interrupted while training; what was done is kept in \(left), and --resume goes on\n"))
    let other = try workshop.run(Self.long + ["--resume", "--seed", "2"])
    #expect(other.status == 65)
    #expect(
      other.error
        == "Error: \(left): the interrupted run had other options or other texts; repeat them, or start anew without '--resume'\n"
    )
    _ = try workshop.folder.write("another's", to: "a.sqlite")
    let inTheWay = try workshop.run(Self.long + ["--resume"])
    #expect(inTheWay.status == 73)
    #expect(try workshop.temporary.names().count == 1)
    try FileManager.default.removeItem(atPath: workshop.folder.file("a.sqlite"))
    let anew = try workshop.run(Self.long.map { $0 == "100" ? "2" : $0 })
    #expect(anew.status == 0)
    #expect(
      anew.error.hasPrefix("\(left): removing what an interrupted run left; --resume would have gone on with it\n"))
    #expect(try workshop.temporary.names().isEmpty)
  }

  @Test func nothingToResume() throws {
    let workshop = try Workshop()
    let arguments = ["text.txt", "--epochs", "2", "--store", "a.sqlite", "--resume"]
    let first = try workshop.run(arguments)
    #expect(first.status == 0)
    #expect(first.error.hasPrefix("no interrupted run to go on with: starting anew\n"))
    let bytes = try workshop.folder.bytes(of: "a.sqlite")
    let second = try workshop.run(arguments)
    #expect(second.status == 0)
    #expect(second.error == "the run is complete; there is nothing to resume\n")
    #expect(try workshop.folder.bytes(of: "a.sqlite") == bytes)
    #expect(try workshop.run(arguments + ["--seed", "3"]).status == 73)
    #expect(try workshop.temporary.names().isEmpty)
  }

  // MARK: Bad input

  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var arguments: [String]
    var status: Int32
    var message: String
  }

  static let refusals = [
    Refusal(
      testDescription: "no such file", arguments: ["nowhere.txt"], status: 66,
      message: "nowhere.txt: no such file; check the name and the folder"),
    Refusal(
      testDescription: "no text in the folder", arguments: ["empty"], status: 66,
      message:
        """
        empty: no file of text (expected names that end in .txt, .conll, .conllu or .jsonl, or these with .gz); name the \
        files themselves
        """
    ),
    Refusal(
      testDescription: "an empty file", arguments: ["empty.txt"], status: 65,
      message:
        "empty.txt: no text to train on (found no word; expected some thousands); check that this is the right file"),
    Refusal(
      testDescription: "not UTF-8", arguments: ["latin.txt"], status: 65,
      message:
        "latin.txt:2: word in another encoding (found \"caf\u{FFFD}\"; expected UTF-8); convert the file to UTF-8"),
    Refusal(
      testDescription: "rare words alone", arguments: ["text.txt", "--min-count", "9999"], status: 65,
      message: "too little text (found 2700 tokens, and no word 9999 times; expected some thousand words as often); "
        + "add text, or lower '--min-count'"),
    Refusal(
      testDescription: "one word alone", arguments: ["one.txt"], status: 65,
      message: "too little text (found 1 words to train, and no two of them near each other; expected thousands); "
        + "add text, or lower '--min-count'"),
    Refusal(
      testDescription: "the store is the text", arguments: ["there.sqlite", "--overwrite"], status: 73,
      message:
        "there.sqlite: is the same file as there.sqlite, which this command also reads or writes; choose another name"),
    Refusal(
      testDescription: "a store is there", arguments: ["text.txt", "--store", "there.sqlite"], status: 73,
      message: "there.sqlite: exists already; pass '--overwrite' to replace it, or choose another name"),
    Refusal(
      testDescription: "too fast", arguments: ["text.txt", "--rate", "1e30"], status: 65,
      message: "training diverged (found an error that is no number in epoch 1); lower '--rate'"),
  ]

  @Test(arguments: refusals) func refuses(_ c: Refusal) throws {
    let workshop = try Workshop()
    try FileManager.default.createDirectory(atPath: workshop.folder.file("empty"), withIntermediateDirectories: true)
    _ = try workshop.folder.write("", to: "empty.txt")
    _ = try workshop.folder.write("old", to: "there.sqlite")
    _ = try workshop.folder.write("one\n\none\n", to: "one.txt")
    _ = try workshop.folder.write(Array("fine\ncaf".utf8) + [0xE9, 0x0A], to: "latin.txt")
    let store = c.arguments.contains("--store") ? [] : ["--store", "there.sqlite", "--overwrite"]
    let outcome = try workshop.run(c.arguments + store.filter { !c.arguments.contains($0) || $0 == "there.sqlite" })
    #expect(outcome.status == c.status)
    #expect(outcome.error.hasSuffix("Error: \(c.message)\n"), "\(outcome.error)")
    #expect(outcome.output == "")
    #expect(try workshop.temporary.names().isEmpty)
    #expect(try workshop.folder.bytes(of: "there.sqlite") == Array("old".utf8))
  }

  @Test func linesThatAreNotUTF8AreLeftOut() throws {
    let workshop = try Workshop()
    let bytes = try workshop.folder.bytes(of: "text.txt")
    _ = try workshop.folder.write([0x41, 0xFF, 0x0A] + bytes, to: "mixed.txt")
    let outcome = try workshop.run(["mixed.txt", "--skip-invalid-lines", "--epochs", "1", "--output", "a.txt"])
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("text: 2,700 words, 17 different; 1 line left out, not UTF-8\n"))
  }

  @Test(arguments: [("nowhere", "No such file or directory"), ("text.txt", "Not a directory")])
  func thePlaceForWorkingFilesIsNoFolder(name: String, reason: String) throws {
    let workshop = try Workshop()
    let place = workshop.folder.file(name)
    let outcome = try Program.run(
      ["vectors", "train", "text.txt", "--output", "a.txt"], in: workshop.folder.path, environment: ["TMPDIR": place])
    #expect(outcome.status == 73)
    #expect(
      outcome.error
        == "Error: \(place): cannot hold working files (\(reason)); set TMPDIR to a folder that may be written to\n")
  }
}
