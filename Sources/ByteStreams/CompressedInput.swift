/// Opens a file for reading, unpacked on the way according to its name: `.gz`, `.zip` (in any case), else as it is.
///
/// - Parameters:
///   - path: a file, or `-` for standard input, which is taken as it is.
///   - entry: which file inside a zip file; not needed if it holds only one, ignored for other files.
///   - range: the bytes to read of a file that is not packed; all, where it is nil.
///   - isDigested: whether the SHA-256 of what is read is taken meanwhile; see `CompressedInput.sha256()`.
/// - Throws: `StreamError`, when the file cannot be opened or its directory (zip) cannot be read.
public func openInput(
  _ path: String,
  entry: String? = nil,
  range: Range<Int>? = nil,
  isDigested: Bool = false
) throws(StreamError) -> CompressedInput {
  try CompressedInput(path, entry: entry, range: range, isDigested: isDigested)
}

/// A file's bytes, unpacked, and how far the reading has come. Made by `openInput`.
public final class CompressedInput: ByteSource {
  /// The name used in errors: the path, or "standard input".
  public let name: String
  /// The name of the file inside a zip file.
  public let entry: String?
  /// How many bytes there are to read, before unpacking; nil if nobody knows, as in a pipe.
  public let totalBytes: Int?

  /// What is read from the disk, below any unpacking.
  private enum Raw {
    case file(FileSource, DigestingSource?)
    case zip(ZipSource, isDigested: Bool)
  }

  private let raw: Raw
  private var source: any ByteSource

  fileprivate init(_ path: String, entry: String?, range: Range<Int>?, isDigested: Bool) throws(StreamError) {
    let suffix = path.lowercased()
    if suffix.hasSuffix(".zip") {
      let zip = try ZipSource(path, entry: entry)
      (name, self.entry, totalBytes) = (path, zip.entry, zip.compressedSize)
      raw = .zip(zip, isDigested: isDigested)
      source = zip
    } else {
      let file = try FileSource(path, range: range)
      let digesting = isDigested ? DigestingSource(file) : nil
      let bytes: any ByteSource = digesting ?? file
      (name, self.entry, totalBytes) = (file.name, nil, file.size)
      raw = .file(file, digesting)
      source = suffix.hasSuffix(".gz") ? GzipSource(bytes, name: file.name) : bytes
    }
  }

  /// How many of `totalBytes` were read so far.
  public var bytesRead: Int {
    switch raw {
    case .file(let file, _): file.bytesRead
    case .zip(let zip, _): zip.bytesRead
    }
  }

  public func next() throws(StreamError) -> [UInt8]? {
    try source.next()
  }

  /// The SHA-256 of the file as it was given, packed bytes included; nil unless it was opened with `isDigested`.
  ///
  /// Bytes that were not read yet are read now; a zip file is read from its beginning.
  public func sha256() throws(StreamError) -> String? {
    switch raw {
    case .file(_, let digesting): try digesting?.finish()
    case .zip(_, false): nil
    case .zip(_, true): try DigestingSource(FileSource(name)).finish()
    }
  }
}
