import ByteStreams
import TaggedText
import TextFormats

/// A conversion of one input, with its report on standard error.
struct Conversion {
  /// A file, or `-` for standard input.
  let input: String
  let from: TextFormat
  let reading: ReadingOptions
  /// A file, or `-` for standard output.
  let output: String
  let to: TextFormat
  let writing: WritingOptions
  let misaligned: MisalignedPolicy
  let overwrite: Bool

  /// - Throws: `StreamError`, `SamePath`, and `BadRecords` at the end where some records were left out.
  func run() throws {
    let inputs = from == .brat ? [BratFiles(input).text, BratFiles(input).annotations] : [input]
    let outputs = to == .brat ? [BratFiles(output).text, BratFiles(output).annotations] : [output]
    try checkDistinct(outputs: outputs.filter { $0 != "-" }, inputs: inputs)
    Interruption.watch()
    var work = ConversionWork(self)
    if output == "-" {
      let writer = try ByteWriter.standardOutput()
      try work.run(to: writer, text: nil)
      try writer.flush()
    } else if to == .brat {
      try streamAtomically(to: outputs[0], overwrite: overwrite) { text in
        try streamAtomically(to: outputs[1], overwrite: overwrite) { try work.run(to: $0, text: text) }
      }
    } else {
      try streamAtomically(to: output, overwrite: overwrite) { try work.run(to: $0, text: nil) }
    }
    work.report()
    if work.badRecords > 0 { throw BadRecords(file: inputs[0], count: work.badRecords) }
  }

  /// Records that could not be converted.
  struct BadRecords: ReportedFailure {
    let file: String
    let count: Int

    var kind: FailureKind { .badData }
    var description: String {
      "\(file): \(count.counted("error")), see above; the records with \(count == 1 ? "it" : "them") were left out"
    }
  }
}

/// The work of a conversion, passage by passage.
private struct ConversionWork {
  private let conversion: Conversion
  private let tokenizer = Tokenizer()
  private var writer: any PassageWriter
  private var textWriter = PlainTextWriter()
  private var buffer: [UInt8] = []
  private var text: [UInt8] = []
  private var contents: FormatContents = []
  private var errors = LimitedMessages()
  private var misaligned = LimitedMessages()

  init(_ conversion: Conversion) {
    self.conversion = conversion
    writer = conversion.to.writer(conversion.writing, pageTitle: conversion.input)
  }

  var badRecords: Int { errors.count }

  /// - Parameter text: where the text of a document of brat goes.
  mutating func run(to output: ByteWriter, text textOutput: ByteWriter?) throws {
    writer.begin(file: conversion.input, to: &buffer)
    if conversion.from == .brat {
      try readDocument()
    } else {
      try readLines(to: output, text: textOutput)
    }
    writer.finish(to: &buffer)
    try flush(to: output, text: textOutput)
  }

  /// Says what was left out and what the format cannot hold.
  func report() {
    errors.end("error")
    misaligned.end("entity that does not begin and end with words")
    let losses = TextFormat.losses(of: contents, from: conversion.from, to: conversion.to)
    if !losses.isEmpty { Terminal.writeError("lost: \(losses.descriptions.joined(separator: ", "))") }
  }

  private mutating func readLines(to output: ByteWriter, text textOutput: ByteWriter?) throws {
    let bytes = try openInput(conversion.input)
    let lines = LineReader(bytes, name: bytes.name)
    guard var reader = conversion.from.reader(file: bytes.name, options: conversion.reading) else {
      preconditionFailure("\(conversion.from) has no reader")
    }
    while let line = try lines.next() {
      let isEnded = lines.isEnded
      take { () throws(FormatError) in try reader.push(line, isEnded: isEnded) }
      if buffer.count >= 1 << 16 || Terminal.inputIsTerminal { try flush(to: output, text: textOutput) }
      if let signal = Interruption.signalNumber {
        throw Failure.Interrupted(signal: signal, message: "\(conversion.output): conversion interrupted")
      }
    }
    take { () throws(FormatError) in try reader.finish() }
  }

  private mutating func readDocument() throws {
    let files = BratFiles(conversion.input)
    let (document, reader) = try files.read()
    take { () throws(FormatError) in try document.get() }
    for failure in reader.failures { errors.write(failure.description) }
    if reader.otherAnnotations > 0 { contents.insert(.extras) }
    if reader.joinedFragments > 0 {
      Terminal.writeError(
        "\(files.annotations): \(reader.joinedFragments.counted("entity", "entities")) of several fragments, "
          + "read from the first to the last")
    }
  }

  /// Writes what a step of reading brings, or its error.
  private mutating func take(_ step: () throws(FormatError) -> Passage?) {
    do throws(FormatError) {
      if let passage = try step() { try write(passage) }
    } catch {
      errors.write(error.description)
    }
  }

  private mutating func write(_ passage: Passage) throws(FormatError) {
    contents.formUnion(passage.contents)
    var passage = passage
    if conversion.to.needsWords {
      // tokens have no entities that could be cut wrongly
      if conversion.to == .tokens { passage.mentions = nil }
      let found = passage.cut(by: tokenizer, misaligned: conversion.misaligned)
      for entity in found {
        let message = entity.report(in: passage, unit: conversion.writing.unit)
        if conversion.misaligned == .error {
          errors.write("\(message); mend it, or choose --misaligned expand, contract or drop")
        } else {
          misaligned.write(message)
        }
      }
      if conversion.misaligned == .error, !found.isEmpty { return }
    }
    try writer.append(passage, to: &buffer)
    if conversion.to == .brat { try textWriter.append(passage, to: &text) }
  }

  private mutating func flush(to output: ByteWriter, text textOutput: ByteWriter?) throws {
    try output.write(buffer)
    try textOutput?.write(text)
    buffer.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    if Terminal.inputIsTerminal { try output.flush() }
  }
}
