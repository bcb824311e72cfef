import ByteStreams
import Foundation
import TaggedText
import TextFormats

/// Takes tagged pieces in the order of the input: hands their records on to an output, counts, says what is wrong, and
/// shows progress.
final class TaggingRun {
  private let inputs: [InputFile]
  private var output: any TaggingOutput
  private let answersEach: Bool
  /// Whether records that cannot be used are told of in the output, and not here.
  private let errorsAreInline: Bool
  private let totalBytes: Int?
  private var progress = ProgressLine()
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  /// What was tagged so far, and of the open input.
  private(set) var counts = TaggingCounts()
  private var inputCounts = TaggingCounts()
  /// Document marks of the open input that belong to its next record.
  private var marks: [[UInt8]] = []
  private(set) var finishedInputs = 0
  private var failures: [StreamError] = []
  private var messages = LimitedMessages()

  init(_ inputs: [InputFile], to output: any TaggingOutput, answersEach: Bool, errorsAreInline: Bool) {
    self.inputs = inputs
    self.output = output
    self.answersEach = answersEach
    self.errorsAreInline = errorsAreInline
    let sizes = inputs.map(\.size)
    totalBytes = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    start = clock.now
  }

  /// - Parameter bytesRead: of all input.
  /// - Throws: `StreamError` where writing fails.
  func take(_ piece: TextPiece, bytesRead: Int) throws {
    let input = inputs[piece.input]
    if piece.isFirst {
      inputCounts = TaggingCounts()
      if !piece.isMissing { try output.begin(input) }
    }
    switch piece.content {
    case .block: preconditionFailure("a piece of '\(input.path)' was not tagged")
    case .records(let records):
      for record in records { try take(record) }
    case .tagged(let block, let counts):
      if counts.records > 0 {
        try output.append(block, behind: takeMarks())
        inputCounts += counts
      }
    }
    marks += piece.marks
    if piece.end != nil, !marks.isEmpty {
      // where document marks are all that is left, they are a record of their own
      try take(.success(Passage(place: TextPlace(file: piece.file, line: 1))))
    }
    switch piece.end {
    case nil: break
    case .complete(let sha256):
      try output.end(input, sha256: sha256, counts: inputCounts)
      finishedInputs += 1
    case .failed(let error):
      try output.abandon(input)
      failures.append(error)
      say("Error: \(error)")
    }
    if piece.end != nil { counts += inputCounts }
    if answersEach { try output.flush() }
    progress.update { line(bytesRead: bytesRead) }
  }

  private func takeMarks() -> [[UInt8]] {
    defer { marks = [] }
    return marks
  }

  private func take(_ record: TextPiece.Record) throws {
    do {
      var passage = try record.get()
      if !marks.isEmpty { passage.documentMarks.insert(contentsOf: takeMarks(), at: 0) }
      try output.append(passage)
      inputCounts.add(passage)
    } catch let error as FormatError {
      inputCounts.errors += 1
      try output.append(error)
      if !errorsAreInline {
        progress.clear()
        messages.write("Error: \(error)")
      }
    }
  }

  private func say(_ message: String) {
    progress.clear()
    Terminal.writeError(message)
  }

  /// Ends the output.
  ///
  /// - Throws: `StreamError` where writing fails.
  func finish() throws {
    progress.clear()
    messages.end("error")
    try output.finish()
  }

  /// Removes what was written of an output that is not complete, after an error; what was finished stays.
  func discard() {
    progress.clear()
    output.discard()
  }

  /// What was not as it should be, of this run and of those before that need not be done again; nil for nothing.
  func failure(errorsBefore: Int) -> TaggingFailure? {
    let errors = errorsAreInline ? 0 : counts.errors + errorsBefore
    guard errors > 0 || !failures.isEmpty else { return nil }
    return TaggingFailure(errors: errors, unread: failures.count, inputs: inputs.count, first: failures.first)
  }

  // MARK: Progress

  private func line(bytesRead: Int) -> String {
    let seconds = max((clock.now - start) / .seconds(1), 0.001)
    let tokens = counts.tokens + inputCounts.tokens
    var parts = ["tagged \(tokens.grouped) tokens", "\(Int(Double(tokens) / seconds).grouped) a second"]
    if inputs.count > 1 { parts.append("\(finishedInputs.grouped) of \(inputs.count.grouped) files") }
    if let totalBytes, totalBytes > 0, bytesRead > 0 {
      let share = min(Double(bytesRead) / Double(totalBytes), 1)
      parts.append("\((100 * share).fixed(0)) %")
      parts.append("\(remaining(seconds * (1 - share) / share)) left")
    }
    return parts.joined(separator: ", ")
  }

  private func remaining(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    return seconds < 120 ? "\(seconds) s" : seconds < 7200 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
  }
}

/// What a run says at its end when not all went well.
struct TaggingFailure: ReportedFailure {
  /// Records that could not be used.
  let errors: Int
  /// Inputs that could not be read to their end.
  let unread: Int
  let inputs: Int
  let first: StreamError?

  var kind: FailureKind { first?.kind ?? .badData }

  var description: String {
    var parts: [String] = []
    if unread > 0 { parts.append("\(unread) of \(inputs.counted("input")) could not be read") }
    if errors > 0 {
      parts.append("\(errors.counted("record")) could not be used and \(errors == 1 ? "was" : "were") left out")
    }
    return parts.joined(separator: ", ") + "; the rest is done"
  }
}
