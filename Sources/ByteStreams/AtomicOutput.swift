/// A file that is being written beside its place, as `streamAtomically(to:overwrite:_:)` writes it, for work that is done
/// in pieces.
public final class AtomicOutput {
  /// Takes the bytes, packed if the file's name ends in `.gz`.
  public let writer: ByteWriter
  private let pending: PendingFile

  /// Begins a new file, `<path>.part`.
  ///
  /// - Throws: `StreamError`, as `writeAtomically(to:overwrite:_:)` does before its body.
  public init(_ path: String, overwrite: Bool) throws(StreamError) {
    pending = try PendingFile(path, overwrite: overwrite)
    writer = ByteWriter(pending.descriptor, isPacked: path.lowercased().hasSuffix(".gz"))
  }

  /// Synchronises the file with the disk and moves it into its place.
  ///
  /// - Parameter willMove: is told right before what will tell that the file is the same, as its size and time do not
  ///   change any more.
  /// - Throws: `StreamError`, and what `willMove` throws; the file is then still beside its place.
  public func commit(willMove: (FileStamp?) throws -> Void = { _ in }) throws {
    try writer.finish()
    try pending.commit { try willMove(FileStamp(of: pending.partPath)) }
  }

  /// Removes what was written.
  public func discard() { pending.discard() }
}
