import ByteStreams
import TaggedText
import TextFormats

/// Reads inputs, one after the other, in pieces.
///
/// An input that cannot be opened or read to its end gives a piece that says so, and the next one is read.
final class TextInput {
  /// How pieces are made.
  struct Options {
    var reading = ReadingOptions()
    /// Whether a document stays in one piece, for a model that looks beyond the sentence.
    var keepsDocuments = false
    /// Whether each record is a piece of its own, so that it can be answered before the next is read.
    var answersEach = false
    /// Whether the SHA-256 of each input is taken.
    var isDigested = false
    /// Bytes of lines in a piece, and those of the rest of the last line or sentence.
    var blockSize = 128 * 1024
  }

  /// Records of formats with several lines a record in a piece: enough for the network to work on whole matrices.
  private static let pieceSize = 256
  /// Sentences of a document in a piece at most, so that memory is bounded on endless input.
  private static let longestDocument = 1_000

  private let inputs: [InputFile]
  private let options: Options
  private var number = -1
  private var source: Source?
  /// Bytes of the inputs before the open one.
  private var bytesBefore = 0

  /// The open input.
  private struct Source {
    let bytes: CompressedInput
    /// What gives the lines, where they are not read in blocks.
    let lines: LineReader
    /// What gives them in blocks; nil where they are read one by one.
    let blocks: BlockReader?
    let file: String
    let format: TextFormat
    /// For formats whose records are several lines, and that are not read in blocks; nil for the others.
    var reader: (any PassageReader)?
    /// What is known of the lines of the blocks so far.
    var before = CoNLLReader.LinesBefore()
    /// The first record of the next document.
    var waiting: Passage?
    var isFirst = true
    var isAtEnd = false
    /// Why it could not be read to its end.
    var failure: StreamError?
  }

  init(_ inputs: [InputFile], options: Options) {
    self.inputs = inputs
    self.options = options
  }

  /// The bytes that were read so far, packed as they are.
  var bytesRead: Int { bytesBefore + (source?.bytes.bytesRead ?? 0) }

  /// The next piece, or nil after the last. Each input has at least one.
  func next() -> TextPiece? {
    if source == nil {
      guard number + 1 < inputs.count else { return nil }
      number += 1
      do throws(StreamError) {
        source = try open(inputs[number])
      } catch {
        return TextPiece(
          input: number, file: inputs[number].path, format: inputs[number].format, content: .records([]), isFirst: true,
          end: .failed(error))
      }
    }
    guard var source else { return nil }
    self.source = nil
    var piece = TextPiece(
      input: number, file: source.file, format: source.format, content: .records([]), isFirst: source.isFirst)
    source.isFirst = false
    piece.content = source.reader == nil ? .block(readBlock(from: &source)) : .records(readRecords(from: &source))
    piece.end = end(of: &source)
    if piece.end == nil {
      self.source = source
    } else {
      bytesBefore += source.bytes.bytesRead
    }
    return piece
  }

  private func open(_ input: InputFile) throws(StreamError) -> Source {
    if let failure = input.failure { throw failure }
    let bytes = try openInput(input.path, range: input.range, isDigested: options.isDigested)
    let isTail = (input.range?.lowerBound ?? 0) > 0
    let file = isTail ? "\(bytes.name) from byte \(input.range?.lowerBound ?? 0)" : bytes.name
    // of plain text a document is a file, of records of JSON Lines each; in columns it may be any number of sentences
    let hasBlocks = input.format.isLinewise || input.format == .conll && !options.keepsDocuments
    let isInBlocks = hasBlocks && !options.answersEach
    return Source(
      bytes: bytes, lines: LineReader(bytes, name: bytes.name), blocks: isInBlocks ? BlockReader(bytes) : nil,
      file: file, format: input.format,
      reader: input.format.isLinewise || isInBlocks ? nil : input.format.reader(file: file, options: options.reading))
  }

  /// How the input ended, if it did.
  private func end(of source: inout Source) -> TextPiece.End? {
    guard source.isAtEnd, source.waiting == nil else { return nil }
    if let failure = source.failure { return .failed(failure) }
    do throws(StreamError) {
      return .complete(sha256: try source.bytes.sha256())
    } catch {
      return .failed(error)
    }
  }

  /// The next line; nil at the end, and where reading fails.
  private func nextLine(of source: inout Source) -> ArraySlice<UInt8>? {
    do throws(StreamError) {
      if let line = try source.lines.next() { return line }
    } catch {
      source.failure = error
    }
    source.isAtEnd = true
    return nil
  }

  // MARK: Blocks of lines

  private func readBlock(from source: inout Source) -> LineBlock {
    let block = LineBlock(bytes: readBytes(from: &source), before: source.before)
    source.before = block.linesBeforeNext(columns: source.format == .conll ? options.reading.columns : nil)
    return block
  }

  /// The bytes of the next block, or of the next line where each is answered.
  private func readBytes(from source: inout Source) -> [UInt8] {
    guard let blocks = source.blocks else {
      return nextLine(of: &source).map { Array($0) + (source.lines.isEnded ? [UInt8(ascii: "\n")] : []) } ?? []
    }
    var border = BlockBorder(source.format, size: options.blockSize)
    do throws(StreamError) {
      let bytes = try blocks.next { border.end(in: $0) }
      source.isAtEnd = blocks.isAtEnd
      return bytes
    } catch {
      source.failure = error
      source.isAtEnd = true
      return blocks.completeLines()
    }
  }

  // MARK: Records of several lines

  private func readRecords(from source: inout Source) -> [TextPiece.Record] {
    let most =
      options.answersEach ? 1 : options.keepsDocuments ? TextInput.longestDocument : TextInput.pieceSize
    var records: [TextPiece.Record] = source.waiting.map { [.success($0)] } ?? []
    source.waiting = nil
    while records.count < most, !source.isAtEnd {
      guard let record = nextRecord(from: &source) else { continue }
      if options.keepsDocuments, case .success(let passage) = record, passage.opensDocument, !records.isEmpty {
        source.waiting = passage
        break
      }
      records.append(record)
    }
    return records
  }

  /// What the next line completes, or the end of the lines.
  private func nextRecord(from source: inout Source) -> TextPiece.Record? {
    let line = nextLine(of: &source)
    let isEnded = source.lines.isEnded
    do throws(FormatError) {
      let passage =
        if let line { try source.reader?.push(line, isEnded: isEnded) } else { try source.reader?.finish() }
      return passage.map { .success($0) }
    } catch {
      return .failure(error)
    }
  }
}
