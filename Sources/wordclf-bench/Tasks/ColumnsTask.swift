import NumericKernels
import TaggedText
import TextFormats

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A text in columns read to its words, and written again with tags that were drawn before.
struct ColumnsTask: BenchmarkTask {
  private static let columns = CoNLLColumns(word: 0, tag: nil)
  private static let tagSet = TagSet(labels: ["LOC", "MISC", "ORG", "PER"], scheme: .bioes)

  private let block: LineBlock
  private let writer: BlockWriter
  private let classes: [Int32]
  private var written: [UInt8] = []

  /// - Throws: `WrongAnswer` where something in the text is unusual.
  init(_ bytes: [UInt8]) throws {
    block = LineBlock(bytes: bytes)
    guard let writer = BlockWriter(ColumnsTask.tagSet, scheme: .iob2) else { preconditionFailure("labels with spaces") }
    self.writer = writer
    var generator = SeededGenerator(seed: 1)
    // most words are in no entity
    classes = try ColumnsTask.scan(block).words.words.map { _ in
      Int32(max(generator.next(below: 5 * ColumnsTask.tagSet.count) - 4 * ColumnsTask.tagSet.count, 0))
    }
  }

  private static func scan(_ block: LineBlock) throws -> ScannedBlock {
    guard
      let scanned = ScannedBlock(block, format: .conll, columns: columns, isLast: true, tokenizer: Tokenizer())
    else { throw WrongAnswer(description: "the text in columns has a line that cannot be used") }
    return scanned
  }

  var work: Double { Double(classes.count) }

  mutating func run() throws -> Double {
    written = writer.write(try ColumnsTask.scan(block), classes: classes).bytes
    return Double(written.count)
  }

  var floor: Floor? {
    Floor(summary: "its line feeds found, and as many bytes copied as are written") { [bytes = block.bytes, written] in
      var lines = 0
      unsafe bytes.withUnsafeBytes { bytes in
        var position = 0
        while let start = bytes.baseAddress, position < bytes.count,
          let found = unsafe memchr(start + position, 0x0A, bytes.count - position)
        {
          lines += 1
          position = unsafe UnsafeRawPointer(found) - start + 1
        }
      }
      let copy = unsafe written.withUnsafeBytes { unsafe [UInt8]($0) }
      return Double(lines + Int(copy.last ?? 0))
    }
  }

  /// The oracle: sentences of strings, with entities.
  func check() throws {
    var reader = ColumnReader(file: "columns", columns: ColumnsTask.columns)
    var passages: [Passage] = []
    block.forEachLine { line, isEnded in
      if let passage = try? reader.push(line, isEnded: isEnded) { passages.append(passage) }
      return true
    }
    if let last = try? reader.finish() { passages.append(last) }
    var columns = ColumnWriter()
    var expected: [UInt8] = []
    var rest = classes[...]
    for var passage in passages {
      for index in passage.sentences.indices {
        let own = rest.prefix(passage.sentences[index].words.count)
        rest = rest.dropFirst(own.count)
        passage.sentences[index].entities = ColumnsTask.tagSet.spans(of: own.map { Int($0) })
      }
      try columns.append(passage, to: &expected)
    }
    if written != expected { throw WrongAnswer(description: "other lines are written than by way of sentences") }
  }
}
