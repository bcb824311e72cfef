import ByteStreams

/// The rows of an import's file, parsed in a thread of its own.
final class ImportReader: Sendable {
  /// Rows, and how much of the file had been read for them.
  struct Piece: Sendable {
    let rows: RowBlock
    let bytesRead: Int
  }

  /// How many numbers a row has.
  let dimension: Int
  /// Whether the file begins with word2vec's line of two integers, which is not a row.
  let hasHeader: Bool

  private struct Parsing {
    let reader: GloVeReader
    let bytes: ImportInput.Bytes
  }

  private let input: ImportInput
  private let pieces: ReadAhead<Parsing, Piece, StreamError>

  /// Examines the beginning of the file, and begins to parse it.
  ///
  /// - Throws: as `GloVeReader.init`.
  init(_ input: ImportInput, dimension: Int?) throws {
    let bytes = input.bytes()
    let reader = try GloVeReader(bytes, name: input.name, dimension: dimension)
    (self.input, self.dimension, hasHeader) = (input, reader.dimension, reader.hasHeader)
    pieces = ReadAhead(Parsing(reader: reader, bytes: bytes), capacity: 4) { parsing throws(StreamError) in
      try parsing.reader.nextBlock().map { Piece(rows: $0, bytesRead: parsing.bytes.bytesRead) }
    }
  }

  /// The next rows; nil after the last.
  ///
  /// - Throws: `StreamError`.
  func next() throws(StreamError) -> Piece? { try pieces.next() }

  /// Ends the parsing.
  ///
  /// - Returns: the SHA-256 of the file, of which bytes that were not read yet are read now.
  /// - Throws: `StreamError`.
  func sha256() throws(StreamError) -> String {
    _ = pieces.finish()
    return try input.sha256()
  }
}
