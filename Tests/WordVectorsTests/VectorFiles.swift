import ByteStreams
import Foundation
import GRDB
import TestSupport
import Testing
import WordVectors

/// A source of prepared bytes in one chunk.
struct TextSource: ByteSource {
  private var bytes: [UInt8]?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes.isEmpty ? nil : bytes
  }

  mutating func next() throws(StreamError) -> [UInt8]? {
    defer { bytes = nil }
    return bytes
  }
}

extension LineReader {
  /// The lines of `text`, said to come from `a.txt`.
  convenience init(text: some Sequence<UInt8>) {
    self.init(TextSource(Array(text)), name: "a.txt")
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
