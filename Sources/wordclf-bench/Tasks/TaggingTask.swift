import ByteStreams
import SentenceTagging
import TaggedText
import TextFormats

/// A text in memory tagged to columns in memory, in blocks as `wordclf tag files` takes them.
struct TaggingTask: BenchmarkTask {
  private static let columns = CoNLLColumns(word: 0, tag: nil)

  private let bytes: [UInt8]
  private let format: TextFormat
  private let tagger: Tagger
  private let writer: BlockWriter
  private let threads: Int
  private let tokens: Int
  private var written: [UInt8] = []

  /// - Parameter format: columns or plain text.
  /// - Throws: what the tagger throws; `WrongAnswer` for a model that looks at documents.
  init(_ bytes: [UInt8], _ format: TextFormat, by tagger: Tagger, threads: Int = 1) throws {
    guard !tagger.needsDocuments, let writer = BlockWriter(tagger.model.tagSet, scheme: .iob2) else {
      throw WrongAnswer(description: "the model cannot tag blocks of lines")
    }
    self.bytes = bytes
    self.format = format
    self.tagger = tagger
    self.writer = writer
    self.threads = threads
    tokens = try TaggingTask.scan(LineBlock(bytes: bytes), format, isLast: true).words.words.count
  }

  private static func scan(_ block: LineBlock, _ format: TextFormat, isLast: Bool) throws -> ScannedBlock {
    guard
      let scanned = ScannedBlock(block, format: format, columns: columns, isLast: isLast, tokenizer: Tokenizer())
    else { throw WrongAnswer(description: "the text has a line that cannot be used") }
    return scanned
  }

  var work: Double { Double(tokens) }

  mutating func run() async throws -> Double {
    let reader = BlockReader(BytesInMemory(bytes))
    var before = CoNLLReader.LinesBefore()
    var written: [UInt8] = []
    written.reserveCapacity(2 * bytes.count)
    try await OrderedPipeline(width: threads).run(
      next: { () throws -> (block: LineBlock, isLast: Bool)? in
        guard !reader.isAtEnd else { return nil }
        var border = BlockBorder(format, size: 128 * 1024)
        let block = LineBlock(bytes: try reader.next { border.end(in: $0) }, before: before)
        before = block.linesBeforeNext(columns: format == .conll ? TaggingTask.columns : nil)
        return (block, reader.isAtEnd)
      },
      work: { [format, tagger, writer] piece in
        let scanned = try TaggingTask.scan(piece.block, format, isLast: piece.isLast)
        return writer.write(scanned, classes: try tagger.classes(of: scanned.words)).bytes
      },
      write: { written += $0 })
    self.written = written
    return Double(written.count)
  }

  var floor: Floor? {
    guard let words = try? TaggingTask.scan(LineBlock(bytes: bytes), format, isLast: true).words else { return nil }
    return Floor(summary: "its words tagged, without reading and writing") { [tagger] in
      Double(try tagger.classes(of: words).count)
    }
  }

  /// The oracle: the first thousand sentences, all at once and written by way of strings.
  func check() throws {
    let words = try TaggingTask.scan(LineBlock(bytes: bytes), format, isLast: true).words
    var sentences: [Sentence] = []
    var first = 0
    for length in words.sentenceLengths.prefix(1_000) {
      sentences.append(Sentence(words: (first..<first + length).map(words.word)))
      first += length
    }
    var tags = TaggingTask.tags(of: written)[...]
    var differences = 0
    for sentence in try tagger.tag(sentences) {
      let expected = TagScheme.iob2.tags(for: sentence.entities, count: sentence.words.count)
      differences += expected.count - zip(tags, expected).count { $0 == $1 }
      tags = tags.dropFirst(expected.count)
    }
    // scores that are nearly equal may be told apart in another way
    try WrongAnswer.unless(Double(differences) / Double(max(first, 1)), isWithin: 0.001, of: "the tags")
  }

  /// The last column of each line, but for those of document marks.
  private static func tags(of written: [UInt8]) -> [String] {
    written.split(separator: UInt8(ascii: "\n")).filter { !$0.starts(with: documentMark) }.map { line in
      String(decoding: line[((line.lastIndex { $0 == 0x20 || $0 == 0x09 } ?? line.startIndex) + 1)...], as: UTF8.self)
    }
  }
}

/// A source that hands out bytes in chunks.
private struct BytesInMemory: ByteSource {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func next() -> [UInt8]? {
    let chunk = rest.prefix(256 * 1024)
    rest = rest.dropFirst(chunk.count)
    return chunk.isEmpty ? nil : Array(chunk)
  }
}
