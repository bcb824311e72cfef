import ByteStreams
import WordVectors

/// The text of a file of vectors, unpacked and in memory.
struct VectorText {
  private let name: String
  let chunks: [[UInt8]]

  init(_ file: VectorFile) throws {
    let input = try openInput(file.path)
    var chunks: [[UInt8]] = []
    while let chunk = try input.next() { chunks.append(chunk) }
    (name, self.chunks) = (input.name, chunks)
  }

  var byteCount: Int { chunks.reduce(0) { $0 + $1.count } }

  /// Begins to parse it.
  func reader() throws -> GloVeReader { try GloVeReader(Source(rest: chunks[...]), name: name) }

  private struct Source: ByteSource {
    var rest: ArraySlice<[UInt8]>
    mutating func next() throws(StreamError) -> [UInt8]? { rest.popFirst() }
  }
}
