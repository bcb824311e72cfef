import ByteStreams
import SentenceTagging
import TaggedText
import TestSupport
import TextFormats
import Testing
import WindowNetwork

@testable import wordclf

/// Blocks of lines are tagged as bytes, as records, and record by record: with the same bytes, errors and counts.
@Suite struct BlockTaggingTests {
  /// Takes what is written, and tells all that is told of.
  private final class Collected: TaggingOutput {
    private(set) var told: [String] = []
    private var writer: RecordWriter

    init(_ writer: ColumnWriter) { self.writer = RecordWriter(writer, format: .conll) }

    private func takeText() -> String {
      defer { writer.removeAll() }
      return String(decoding: writer.bytes, as: UTF8.self)
    }

    func begin(_ input: InputFile) { writer.begin(file: input.path) }
    func append(_ passage: Passage) throws { try writer.append(passage) }
    func append(_ block: TaggedBlock, behind marks: [[UInt8]]) { writer.append(block, behind: marks) }
    func append(_ error: FormatError) { told.append("\(error)") }
    func end(_ input: InputFile, sha256: String?, counts: TaggingCounts) {
      told += [takeText(), "end \(counts.records) \(counts.sentences) \(counts.tokens) \(counts.errors)"]
      told += counts.entities.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }
    func abandon(_ input: InputFile) { told += [takeText(), "abandon"] }
    func flush() {}
    func finish() { told.append("finish") }
    func discard() {}
  }

  private static let taggers = Result {
    let folder = try TinyProject.shared.get().folder
    return try Dictionary(
      uniqueKeysWithValues: Decoding.allCases.map { decoding in
        let tagger = try Tagger(
          modelPath: folder.file("tiny.safetensors"), storePaths: [folder.file("vectors.sqlite")], decoding: decoding)
        return (decoding, tagger)
      })
  }

  /// How lines become tagged lines.
  private enum Way: CaseIterable {
    case asBytes, asRecords, recordByRecord
  }

  private func tag(
    _ inputs: [InputFile], _ way: Way, word: Int, scheme: TagScheme, decoding: Decoding, blockSize: Int
  ) throws -> [String] {
    let tagger = try #require(try Self.taggers.get()[decoding])
    var options = TextInput.Options()
    options.reading.columns = CoNLLColumns(word: word, tag: nil)
    options.blockSize = blockSize
    options.answersEach = way == .recordByRecord
    let work = TaggingWork(
      tagger: tagger, reading: options.reading, minScore: nil, showsScores: false, keepsGold: false,
      blockWriter: way == .asBytes ? BlockWriter(tagger.model.tagSet, scheme: scheme) : nil)
    let collected = Collected(ColumnWriter(scheme: scheme, marksInputs: inputs.count > 1))
    let run = TaggingRun(inputs, to: collected, answersEach: false, errorsAreInline: true)
    let input = TextInput(inputs, options: options)
    while let piece = input.next() { try run.take(try work.tag(piece), bytesRead: 0) }
    try run.finish()
    return collected.told
  }

  /// Lines of words, with now and then something that is unusual.
  private static func text(_ format: TextFormat, using random: inout SeededRandom) -> [UInt8] {
    let words = ["Anna", "Oslo", "left", "in", "Turin", ".", "Bruno", "É", "x-DOCSTART-", "#", "Dr.", "a\u{2028}b"]
    let unusual = [
      [0xFF], Array("-DOCSTART-".utf8), [0xEF, 0xBB, 0xBF], [0x0C], Array("a\tb".utf8), [0x0D], [0x20, 0x20], [0x01],
    ]
    let strangeness = Int.random(in: 0...30, using: &random)
    var bytes: [UInt8] = Int.random(in: 0..<8, using: &random) == 0 ? [0xEF, 0xBB, 0xBF] : []
    func word() -> [UInt8] {
      Int.random(in: 0..<300, using: &random) < strangeness
        ? unusual.randomElement(using: &random) ?? [] : Array((words.randomElement(using: &random) ?? "").utf8)
    }
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      let lineEnd: [UInt8] = Int.random(in: 0..<6, using: &random) == 0 ? [0x0D, 0x0A] : [0x0A]
      guard format == .conll else {
        let count = Int.random(in: 0...8, using: &random)
        bytes += Array((0..<count).map { _ in word() }.joined(separator: [0x20])) + lineEnd
        continue
      }
      switch Int.random(in: 0..<12, using: &random) {
      case 0: bytes += Array("-DOCSTART- X O".utf8) + lineEnd
      case 1...3: bytes += (Bool.random(using: &random) ? [] : [0x20, 0x09]) + lineEnd
      default:
        let separator: [UInt8] = Int.random(in: 0..<10, using: &random) == 0 ? [0x09] : [0x20]
        bytes += word() + separator + Array("X".utf8)
        if Int.random(in: 0..<60, using: &random) >= strangeness / 5 { bytes += separator + Array("O".utf8) }
        bytes += lineEnd
      }
    }
    if Bool.random(using: &random), bytes.last == 0x0A { bytes.removeLast() }
    return bytes
  }

  @Test(arguments: 1...60) func allWaysTellTheSame(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let folder = try TemporaryFolder()
    let formats: [(TextFormat, String)] = [(.text, "txt"), (.tokens, "tok"), (.conll, "conll")]
    let paths = try (0..<Int.random(in: 1...3, using: &random)).map { number in
      let (format, ending) = formats[Int.random(in: 0..<3, using: &random)]
      return try folder.write(Self.text(format, using: &random), to: "\(number).\(ending)")
    }
    let inputs = try InputFile.list(paths, format: nil)
    let word = [0, 0, 0, 1, -3, -1].randomElement(using: &random) ?? 0
    let scheme = TagScheme.allCases.randomElement(using: &random) ?? .iob2
    let decoding = Decoding.allCases.randomElement(using: &random) ?? .legal
    let blockSize = Int.random(in: 1...300, using: &random)
    let told = try Way.allCases.map {
      try tag(inputs, $0, word: word, scheme: scheme, decoding: decoding, blockSize: blockSize)
    }
    #expect(told[0] == told[2], "seed \(seed), as bytes")
    #expect(told[1] == told[2], "seed \(seed), as records")
  }

  /// What comes before the damage is tagged, but for a line that is cut short.
  @Test(arguments: ["txt", "conll"]) func damagedInput(ending: String) throws {
    let folder = try TemporaryFolder()
    let text = (0..<1500).map { "Anna \($0)\nleft \($0 % 7)\n\n" }.joined()
    let whole = try AtomicOutput(folder.file("whole.gz"), overwrite: false)
    try whole.writer.write(text)
    try whole.commit()
    let path = try folder.write(try folder.bytes(of: "whole.gz").dropLast(1000), to: "a.\(ending).gz")
    let inputs = try InputFile.list([path], format: nil)
    let told = try Way.allCases.map {
      try tag(inputs, $0, word: 0, scheme: .iob2, decoding: .legal, blockSize: 500)
    }
    #expect(told[0] == told[2] && told[1] == told[2])
    #expect(told[2].contains("abandon") && told[2].contains { $0.contains("Anna") })
  }
}
