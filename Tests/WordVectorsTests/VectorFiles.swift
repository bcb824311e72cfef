import ByteStreams
import Foundation
import GRDB
import TestSupport
import Testing
import WordVectors

/// A source of prepared bytes, in one chunk or in several.
struct TextSource: ByteSource {
  private var rest: ArraySlice<UInt8>
  private let chunkSize: Int

  init(_ bytes: some Sequence<UInt8>, chunkSize: Int = .max) {
    rest = Array(bytes)[...]
    self.chunkSize = chunkSize
  }

  mutating func next() throws(StreamError) -> [UInt8]? {
    if rest.isEmpty { return nil }
    defer { rest = rest.dropFirst(chunkSize) }
    return Array(rest.prefix(chunkSize))
  }
}

extension GloVeReader {
  /// The rows of `text`, said to come from `a.txt`.
  convenience init(text: some Sequence<UInt8>, chunkSize: Int = .max, dimension: Int? = nil) throws {
    try self.init(TextSource(text, chunkSize: chunkSize), name: "a.txt", dimension: dimension)
  }

  /// All rows that are left.
  func readAll() throws -> FileRows {
    var all = FileRows()
    while let block = try nextBlock() {
      #expect(!block.isEmpty)
      all.add(block)
    }
    return all
  }
}

/// The rows of a file, good and bad.
struct FileRows {
  var rows: [WordRow] = []
  var bad: [BadRow] = []
  /// The numbers of good rows before each bad one.
  var places: [Int] = []

  mutating func add(_ block: RowBlock) {
    for row in block.badRows {
      bad.append(row.row)
      places.append(rows.count + row.precedingWords)
    }
    for index in 0..<block.count {
      let word = String(decoding: block.spelling[block.wordRange(index)], as: UTF8.self)
      let vector = block.vectors[index * block.dimension..<(index + 1) * block.dimension]
      rows.append(WordRow(word: word, vector: Array(vector)))
    }
  }

  func isSame(as other: FileRows) -> Bool {
    rows.count == other.rows.count && zip(rows, other.rows).allSatisfy { $0.isSame(as: $1) } && bad == other.bad
      && places == other.places
  }
}

/// A word and its vector.
struct WordRow: Hashable, Sendable {
  var word: String
  var vector: [Float]

  /// Byte for byte, unlike `==` of strings.
  func isSame(as other: WordRow) -> Bool {
    word.utf8.elementsEqual(other.word.utf8) && vector.map(\.bitPattern) == other.vector.map(\.bitPattern)
  }
}

/// Rows as a GloVe file has them.
func gloVe(_ rows: [WordRow]) -> [UInt8] {
  Array(rows.map { "\($0.word) \($0.vector.map { "\($0)" }.joined(separator: " "))\n" }.joined().utf8)
}

/// Repeatable rows of random numbers, `word1`, `word2` and so on.
func randomRows(_ count: Int, dimension: Int, seed: UInt64 = 1) -> [WordRow] {
  var generator = SeededRandom(seed: seed)
  return (1...count).map { index in
    WordRow(
      word: "word\(index)", vector: (0..<dimension).map { _ in Float.random(in: -3...3, using: &generator) })
  }
}

extension TemporaryFolder {
  /// Builds a store of `rows` and opens it.
  func store(_ rows: [WordRow], name: String = "s.sqlite") throws -> VectorStore {
    let input = try write(gloVe(rows), to: "vectors.txt")
    _ = try VectorStore.build(from: input, at: file(name), options: ImportOptions(overwrite: true))
    return try VectorStore(path: file(name))
  }

  /// Changes a store behind its back.
  func alter(_ name: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: file(name))
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}

/// Four words in a plane, with the angles 0°, 90°, 45° and 180° to the first.
let compass = [
  WordRow(word: "east", vector: [1, 0]), WordRow(word: "north", vector: [0, 2]),
  WordRow(word: "northeast", vector: [3, 3]), WordRow(word: "west", vector: [-0.5, 0]),
]
