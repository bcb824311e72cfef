/// Writes a file so that a reader finds the old one or the whole new one, and never a part.
///
/// `body` gets the path of an empty file, `<path>.part` in the same folder, and writes into it. Then that file is
/// synchronised with the disk and renamed to `path`. When `body` or anything else throws, the part is removed and what
/// stood at `path` is untouched. A part that a killed run left behind is replaced. A link at `path` is followed, and a
/// file that is replaced passes on its permissions.
///
/// - Throws: what `body` throws, or `StreamError`: `.alreadyExists` (before `body` runs, or if the file came into being
///   meanwhile, unless `overwrite`), `.folderMissing`, `.folderNotWritable`, `.outputIsFolder`, `.notRegularFile`,
///   `.createFailed`, `.writeFailed`, or `.displaced` when another process wrote the same part meanwhile.
public func writeAtomically(to path: String, overwrite: Bool, _ body: (_ partPath: String) throws -> Void) throws {
  let pending = try PendingFile(path, overwrite: overwrite)
  do {
    try body(pending.partPath)
    try pending.commit()
  } catch {
    pending.discard()
    throw error
  }
}

/// Writes a file as `writeAtomically(to:overwrite:_:)` does, through a buffered writer, and packed if its name ends in
/// `.gz` (in any case), so that `openInput` reads back what was written.
///
/// Packed files hold neither their name nor a time: the same content makes the same bytes with the same zlib.
public func streamAtomically(to path: String, overwrite: Bool, _ body: (ByteWriter) throws -> Void) throws {
  let output = try AtomicOutput(path, overwrite: overwrite)
  do {
    try body(output.writer)
    try output.commit()
  } catch {
    output.discard()
    throw error
  }
}

/// Writes `bytes` to a file as `writeAtomically(to:overwrite:_:)` does.
public func writeAtomically(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(StreamError) {
  let pending = try PendingFile(path, overwrite: overwrite)
  do throws(StreamError) {
    try pending.descriptor.writeAll(bytes[...])
    try pending.commit()
  } catch {
    pending.discard()
    throw error
  }
}

/// Finds out whether `writeAtomically` could write to `path` now, for a program that has long work to do first.
///
/// - Throws: `StreamError`, as `writeAtomically(to:overwrite:_:)` does before its body.
public func checkOutput(_ path: String, overwrite: Bool) throws(StreamError) {
  try PendingFile(path, overwrite: overwrite).discard()
}
