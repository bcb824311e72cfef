import ByteStreams
import TaggedText
import TextFormats
import Testing

@testable import wordclf

@Suite struct TaggingRunTests {
  /// Writes down what it is told.
  private final class Notes: TaggingOutput {
    var lines: [String] = []
    /// Texts that the format cannot hold, and those at which the disk is full.
    var refused = ""
    var full = ""

    func begin(_ input: InputFile) { lines.append("begin \(input.path)") }
    func append(_ passage: Passage) throws {
      let marks = passage.documentMarks.map { String(decoding: $0, as: UTF8.self) + "+" }.joined()
      let text = marks + String(decoding: passage.text ?? [], as: UTF8.self)
      if text == refused { throw FormatError.unusable(file: text, what: "refused", advice: "none") }
      if text == full { throw StreamError.writeFailed(path: "o", reason: "full") }
      lines.append(text)
    }
    func append(_ block: TaggedBlock, behind marks: [[UInt8]]) {
      let marks = marks.map { String(decoding: $0, as: UTF8.self) }
      lines.append((marks + [String(decoding: block.bytes, as: UTF8.self)]).joined(separator: "+"))
    }
    func append(_ error: FormatError) { lines.append("error \(error)") }
    func end(_ input: InputFile, sha256: String?, counts: TaggingCounts) {
      lines.append("end \(input.path) \(sha256 ?? "-") \(counts.records) \(counts.tokens) \(counts.errors)")
    }
    func abandon(_ input: InputFile) { lines.append("abandon \(input.path)") }
    func flush() { lines.append("flush") }
    func finish() { lines.append("finish") }
    func discard() { lines.append("discard") }
  }

  private let notes = Notes()

  private func run(answersEach: Bool = false, errorsAreInline: Bool = false) -> TaggingRun {
    let inputs = ["a", "b"].map { InputFile(path: $0, format: .text, name: $0) }
    return TaggingRun(inputs, to: notes, answersEach: answersEach, errorsAreInline: errorsAreInline)
  }

  /// A record of two words, the first of them an entity.
  private static func record(_ text: String) -> TextPiece.Record {
    var passage = Passage(place: TextPlace(file: "a", line: 1))
    passage.text = Array(text.utf8)
    passage.sentences = [Sentence(words: ["x", "y"], entities: [EntitySpan("X", 0..<1)])]
    return .success(passage)
  }

  private static let bad = TextPiece.Record.failure(.unusable(file: "f", what: "w", advice: "a"))

  private static func piece(
    _ input: Int, _ records: [TextPiece.Record], isFirst: Bool = true, end: TextPiece.End? = nil
  ) -> TextPiece {
    TextPiece(input: input, file: "f", format: .text, content: .records(records), isFirst: isFirst, end: end)
  }

  @Test func recordsAreHandedOnAndCounted() throws {
    let run = run()
    try run.take(Self.piece(0, [Self.record("1"), Self.record("2")]), bytesRead: 1)
    // those of an input that is open are not yet among what was done
    #expect(run.counts == TaggingCounts() && run.finishedInputs == 0)
    try run.take(Self.piece(0, [Self.record("3")], isFirst: false, end: .complete(sha256: "s")), bytesRead: 2)
    #expect(run.counts == TaggingCounts(records: 3, sentences: 3, tokens: 6, entities: ["X": 3], errors: 0))
    try run.take(Self.piece(1, [Self.record("4")], end: .complete(sha256: nil)), bytesRead: 3)
    try run.finish()
    #expect(
      notes.lines == ["begin a", "1", "2", "3", "end a s 3 6 0", "begin b", "4", "end b - 1 2 0", "finish"])
    #expect(run.counts == TaggingCounts(records: 4, sentences: 4, tokens: 8, entities: ["X": 4], errors: 0))
    #expect(run.finishedInputs == 2)
    #expect(run.failure(errorsBefore: 0) == nil)
  }

  private static func piece(tagged text: String, records: Int = 1, end: TextPiece.End? = nil) -> TextPiece {
    var piece = piece(0, [], isFirst: false, end: end)
    piece.content = .tagged(
      TaggedBlock(bytes: Array(text.utf8), opensDocument: false), TaggingCounts(records: records, tokens: 5))
    return piece
  }

  @Test func blocksThatAreTaggedAreHandedOnAndCounted() throws {
    let run = run()
    try run.take(Self.piece(0, [Self.record("1")]), bytesRead: 1)
    try run.take(Self.piece(tagged: "2"), bytesRead: 2)
    try run.take(Self.piece(tagged: "", records: 0, end: .complete(sha256: nil)), bytesRead: 3)
    #expect(notes.lines == ["begin a", "1", "2", "end a - 2 7 0"])
  }

  /// To the next record, of whatever piece; at the end of an input they are one of their own.
  @Test func documentMarksWaitForWhatTheyBelongTo() throws {
    let run = run()
    func marks(_ mark: String) -> TextPiece {
      var piece = Self.piece(0, [Self.bad], isFirst: false)
      piece.marks = [Array(mark.utf8)]
      return piece
    }
    try run.take(Self.piece(0, []), bytesRead: 1)
    try run.take(marks("A"), bytesRead: 1)
    try run.take(marks("B"), bytesRead: 1)
    try run.take(Self.piece(0, [Self.record("1"), Self.record("2")], isFirst: false), bytesRead: 1)
    try run.take(marks("C"), bytesRead: 1)
    try run.take(Self.piece(tagged: "3"), bytesRead: 1)
    try run.take(marks("D"), bytesRead: 1)
    try run.take(Self.piece(tagged: "", records: 0, end: .complete(sha256: nil)), bytesRead: 1)
    #expect(
      notes.lines.filter { !$0.hasPrefix("error") } == ["begin a", "A+B+1", "2", "C+3", "D+", "end a - 4 9 4"])
  }

  @Test func eachPieceIsAnsweredWhereThatIsAsked() throws {
    let run = run(answersEach: true)
    try run.take(Self.piece(0, [Self.record("1")]), bytesRead: 1)
    try run.take(Self.piece(0, [], isFirst: false, end: .complete(sha256: nil)), bytesRead: 1)
    #expect(notes.lines == ["begin a", "1", "flush", "end a - 1 2 0", "flush"])
  }

  @Test func whatCannotBeUsedIsCountedAndTheRestIsDone() throws {
    notes.refused = "2"
    let run = run()
    try run.take(
      Self.piece(0, [Self.bad, Self.record("1"), Self.record("2")], end: .complete(sha256: nil)), bytesRead: 1)
    #expect(notes.lines == ["begin a", "error f: w; a", "1", "error 2: refused; none", "end a - 1 2 2"])
    #expect(run.counts == TaggingCounts(records: 1, sentences: 1, tokens: 2, entities: ["X": 1], errors: 2))
    let failure = try #require(run.failure(errorsBefore: 0))
    #expect(failure.description == "2 records could not be used and were left out; the rest is done")
    #expect(failure.kind == .badData && Failure.report(of: failure)?.code == 65)
  }

  @Test func errorsInTheOutputAreNoFailure() throws {
    let run = run(errorsAreInline: true)
    try run.take(Self.piece(0, [Self.bad], end: .complete(sha256: nil)), bytesRead: 1)
    #expect(notes.lines == ["begin a", "error f: w; a", "end a - 0 0 1"])
    #expect(run.counts.errors == 1 && run.failure(errorsBefore: 3) == nil)
  }

  @Test func errorsOfRunsBeforeAreToldAgain() throws {
    #expect(
      run().failure(errorsBefore: 1)?.description == "1 record could not be used and was left out; the rest is done")
  }

  @Test func aDamagedInputIsAbandoned() throws {
    let run = run()
    let damaged = StreamError.truncated(path: "a", format: "gzip")
    try run.take(Self.piece(0, [Self.record("1"), Self.bad]), bytesRead: 1)
    try run.take(Self.piece(0, [], isFirst: false, end: .failed(damaged)), bytesRead: 1)
    try run.take(Self.piece(1, [Self.record("2")], end: .complete(sha256: nil)), bytesRead: 2)
    #expect(notes.lines == ["begin a", "1", "error f: w; a", "abandon a", "begin b", "2", "end b - 1 2 0"])
    #expect(run.finishedInputs == 1)
    let failure = try #require(run.failure(errorsBefore: 0))
    #expect(
      failure.description
        == "1 of 2 inputs could not be read, 1 record could not be used and was left out; the rest is done")
    #expect(failure.kind == .badData)
  }

  /// And the kind of the first that failed is that of the whole.
  @Test func aMissingInputIsNotBegun() throws {
    let run = run()
    try run.take(Self.piece(0, [], end: .failed(.notFound(path: "a"))), bytesRead: 0)
    try run.take(Self.piece(1, [], end: .failed(.notGzip(path: "b", found: "x"))), bytesRead: 0)
    #expect(notes.lines == ["abandon a", "abandon b"])
    let failure = try #require(run.failure(errorsBefore: 0))
    #expect(failure.description == "2 of 2 inputs could not be read; the rest is done")
    #expect(failure.kind == .missingInput && Failure.report(of: failure)?.code == 66)
  }

  @Test func whereWritingFailsTheRunEnds() throws {
    notes.full = "1"
    let run = run()
    #expect(throws: StreamError.writeFailed(path: "o", reason: "full")) {
      try run.take(Self.piece(0, [Self.record("1")], end: .complete(sha256: nil)), bytesRead: 1)
    }
    run.discard()
    #expect(notes.lines == ["begin a", "discard"])
  }
}
