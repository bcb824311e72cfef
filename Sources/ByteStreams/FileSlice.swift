/// The `count` bytes of a file from `offset` on; fewer only where the file ends.
///
/// The file is open only meanwhile, so that a program may read from thousands of files in turn.
///
/// - Throws: `StreamError.notFound`, `.isFolder`, `.notReadable` or `.readFailed`.
/// - Complexity: O(`count`).
public func readSlice(of path: String, at offset: Int, count: Int) throws(StreamError) -> [UInt8] {
  try Descriptor(reading: path).readFully(at: offset, count: count)
}
