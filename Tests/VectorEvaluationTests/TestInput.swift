import ByteStreams
import TestSupport
import WordVectors

/// A source of prepared bytes in one chunk.
private struct TextSource: ByteSource {
  var bytes: [UInt8]?

  mutating func next() throws(StreamError) -> [UInt8]? {
    defer { bytes = nil }
    return bytes
  }
}

extension LineReader {
  /// The lines of `text`, said to come from `test.txt`.
  convenience init(text: String) { self.init(bytes: Array(text.utf8)) }

  convenience init(bytes: [UInt8]) {
    self.init(TextSource(bytes: bytes.isEmpty ? nil : bytes), name: "test.txt")
  }
}

extension TemporaryFolder {
  /// Builds a store of a GloVe text and opens it.
  func store(_ vectors: String) throws -> VectorStore {
    let input = try write(vectors, to: "vectors.txt")
    _ = try VectorStore.build(from: input, at: file("s.sqlite"), options: ImportOptions())
    return try VectorStore(path: file("s.sqlite"))
  }
}

/// Repeatable rows of random numbers as a GloVe text: `word1`, `word2` and so on.
func randomVectors(_ count: Int, dimension: Int, seed: UInt64) -> (text: String, vectors: [[Float]]) {
  var generator = SeededRandom(seed: seed)
  let vectors = (0..<count).map { _ in (0..<dimension).map { _ in Float.random(in: -3...3, using: &generator) } }
  let rows = vectors.enumerated().map { "word\($0 + 1) \($1.map { "\($0)" }.joined(separator: " "))\n" }
  return (rows.joined(), vectors)
}

/// Countries on an axis each; their capitals stand at 45° between that and the axis of capitals. The last word has no
/// direction.
let capitals = """
  athens 1 1 0 0
  greece 0 1 0 0
  oslo 1 0 1 0
  paris 1 0 0 1
  france 0 0 0 1
  norway 0 0 1 0
  nowhere 0 0 0 0

  """
