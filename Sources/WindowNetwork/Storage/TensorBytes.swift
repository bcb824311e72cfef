import ByteStreams

extension SafeTensors {
  /// The bytes of an array, in memory or where they stand in a file that is mapped.
  package enum Bytes: Sendable {
    case inMemory([UInt8])
    case inFile(MappedFile, Range<Int>)

    package var count: Int {
      switch self {
      case .inMemory(let bytes): bytes.count
      case .inFile(_, let range): range.count
      }
    }

    /// Calls `body` with the bytes; they must not be used after it returns.
    func withBytes<Result, Failure: Error>(_ body: (RawSpan) throws(Failure) -> Result) throws(Failure) -> Result {
      switch self {
      case .inMemory(let bytes): try body(unsafe bytes.span.bytes)
      case .inFile(let file, let range):
        try file.withBytes { (bytes) throws(Failure) in try body(bytes.extracting(range)) }
      }
    }

    /// A copy of the bytes.
    var copied: [UInt8] {
      switch self {
      case .inMemory(let bytes): bytes
      case .inFile: withBytes { unsafe $0.withUnsafeBytes { unsafe [UInt8]($0) } }
      }
    }
  }
}
