/// The bytes of a file, a slice at a time; it is open only meanwhile, so that a program may read thousands of files side
/// by side.
public struct SlicedFile: ByteSource {
  private let path: String
  private let sliceSize: Int
  private var offset = 0

  /// - Parameter sliceSize: the bytes of a chunk, at least 1.
  public init(_ path: String, sliceSize: Int) {
    precondition(sliceSize > 0, "slices of \(sliceSize) bytes hold nothing")
    self.path = path
    self.sliceSize = sliceSize
  }

  /// - Throws: `StreamError.notFound`, `.isFolder`, `.notReadable` or `.readFailed`.
  public mutating func next() throws(StreamError) -> [UInt8]? {
    let slice = try readSlice(of: path, at: offset, count: sliceSize)
    offset += slice.count
    return slice.isEmpty ? nil : slice
  }
}
