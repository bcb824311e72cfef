import ByteStreams
import NumericKernels
import WordVectors

/// A file of vectors to import, given or made up, and some of its rows, read in a slow way.
struct VectorFile {
  /// How many made-up vectors there are, and of how many numbers.
  struct Size {
    var words: Int
    var dimension: Int

    /// As the smallest of GloVe's published files.
    static let usual = Size(words: 400_000, dimension: 50)
    static let wide = Size(words: 400_000, dimension: 100)
  }

  /// A row and its place among all.
  struct Sample {
    let index: Int
    let word: String
    let vector: [Float]
  }

  let path: String
  /// How many rows there are.
  private(set) var count = 0
  /// How many numbers a row has.
  private(set) var dimension = 0
  /// Every 997th row.
  private(set) var samples: [Sample] = []
  private let folder: ScratchFolder

  /// - Parameter given: a file to take, plain or packed; it is packed or unpacked first where that is not as it should be.
  init(given: String?, isPacked: Bool, size: Size) throws {
    folder = try ScratchFolder()
    if let given, given.lowercased().hasSuffix(".gz") == isPacked, !given.lowercased().hasSuffix(".zip") {
      path = given
    } else {
      path = folder.file(isPacked ? "vectors.txt.gz" : "vectors.txt")
      try streamAtomically(to: path, overwrite: false) { output in
        if let given {
          let input = try openInput(given)
          while let chunk = try input.next() { try output.write(chunk) }
        } else {
          try VectorFile.write(size, to: output)
        }
      }
    }
    try readSamples()
  }

  /// Words of seven letters in no order, and numbers of five digits, as published files have them.
  private static func write(_ size: Size, to output: ByteWriter) throws {
    let writer = GloVeWriter(numbers: .significantDigits(5))
    var generator = SeededGenerator(seed: 1)
    var line: [UInt8] = []
    for number in 0..<size.words {
      let word = String(UInt32(truncatingIfNeeded: number &* 2_654_435_761), radix: 36)
      // the sum of some is spread like numbers of vectors: most are small
      let vector = (0..<size.dimension).map { _ in Float(generator.nextUnit() + generator.nextUnit() - 1) }
      line.removeAll(keepingCapacity: true)
      writer.append(word, vector.span, to: &line)
      try output.write(line)
    }
  }

  private mutating func readSamples() throws {
    let input = try openInput(path)
    let lines = LineReader(input, name: input.name)
    while let line = try lines.next() {
      defer { count += 1 }
      if count > 0, !count.isMultiple(of: 997) { continue }
      let fields = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
      if count == 0 { dimension = fields.count - 1 }
      samples.append(
        Sample(
          index: count, word: fields.dropLast(dimension).joined(separator: " "),
          vector: fields.suffix(dimension).map { Float($0) ?? .nan }))
    }
  }

  /// - Throws: `WrongAnswer` where `vectors` are not those of the samples, bit for bit.
  func check(count: Int, vectors: [[Float]?]) throws(WrongAnswer) {
    if count != self.count { throw WrongAnswer(description: "\(count) rows were read, of \(self.count)") }
    for (sample, vector) in zip(samples, vectors) where vector?.map(\.bitPattern) != sample.vector.map(\.bitPattern) {
      throw WrongAnswer(description: "row \(sample.index + 1), '\(sample.word)', is not what the file has")
    }
  }
}
