import ArgumentParser
import ByteStreams
import Foundation
import TextFormats

/// A file of text, or a part of one, or standard input.
struct InputFile {
  let path: String
  let format: TextFormat
  /// Its place below the folder that was named, or its own name.
  let name: String
  /// Whether neither its name nor an option tells its format, so that it is taken for plain text.
  var isGuessed = false
  /// Why it cannot be read, where that is known already.
  var failure: StreamError?
  /// The bytes that are taken of it; all, where it is nil.
  var range: Range<Int>?
  /// The bytes there are to read, packed as they are; nil where nobody knows.
  var size: Int? { range?.count ?? FileStamp(of: path)?.size }

  /// The files that some paths stand for: folders are searched, files are taken as they are, and where there is nothing of
  /// the name, it is taken for a pattern such as `*.txt`.
  ///
  /// - Parameter acceptsBrat: whether annotations of brat are taken, which are read together with their texts.
  /// - Throws: for a path where nothing is, for a folder without any file of text, and for annotations of brat that are
  ///   named and not accepted.
  static func list(_ paths: [String], format: TextFormat?, acceptsBrat: Bool = false) throws -> [InputFile] {
    try paths.flatMap { path in
      if path == "-" { return [InputFile(path: path, format: format ?? .text, name: path)] }
      let files =
        switch kind(of: path) {
        case nil: try matches(of: path, format: format)
        case .folder: try contents(of: path, format: format)
        case .file: [file(path, format: format)]
        }
      if !acceptsBrat, let file = files.first(where: { $0.format == .brat && $0.path == path }) {
        throw OnlyAnnotations(path: file.path)
      }
      return acceptsBrat ? files : files.filter { $0.format != .brat }
    }
  }

  /// The text files that some paths stand for: of folders those whose names tell that they are text, and all other files
  /// as they are.
  ///
  /// - Throws: as `list(_:format:)`, and for what in a folder cannot be listed.
  static func texts(_ paths: [String]) throws -> [String] {
    try paths.flatMap { path in
      let files = try list([path], format: nil)
      if let failure = files.compactMap(\.failure).first { throw failure }
      let texts = files.filter { $0.path == path || $0.format == .text }
      guard !texts.isEmpty else { throw EmptyFolder(path: path) }
      return texts.map(\.path)
    }
  }

  private enum Kind {
    case file, folder
  }

  /// What is at a path, links followed; nil for nothing.
  private static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  private static func file(_ path: String, format: TextFormat?) -> InputFile {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let told = format ?? TextFormat(readingFrom: path)
    return InputFile(path: path, format: told ?? .text, name: name, isGuessed: told == nil)
  }

  private static func matches(of pattern: String, format: TextFormat?) throws -> [InputFile] {
    var result = unsafe glob_t()
    defer { unsafe globfree(&result) }
    let isPattern = pattern.contains { "*?[".contains($0) }
    guard isPattern, unsafe glob(pattern, 0, nil, &result) == 0 else {
      throw StreamError.notFound(path: pattern)
    }
    let paths = unsafe (0..<Int(result.gl_pathc)).compactMap { index in
      unsafe result.gl_pathv[index].map { unsafe String(cString: $0) }
    }
    return try paths.flatMap { path in
      kind(of: path) == .folder ? try contents(of: path, format: format) : [file(path, format: format)]
    }
  }

  private static func contents(of folder: String, format: TextFormat?) throws -> [InputFile] {
    let listing = try FolderListing(of: folder)
    let files = listing.files.compactMap { name -> InputFile? in
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") } || TaggingManifest.isNamed(by: name)
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      guard let told = TextFormat(readingFrom: name), !isHidden, kind(of: path) == .file else { return nil }
      return InputFile(path: path, format: format ?? told, name: name)
    }
    guard !files.isEmpty else { throw EmptyFolder(path: folder) }
    return files + listing.failures.map { InputFile(path: folder, format: .text, name: "\($0)", failure: $0) }
  }

  /// A folder in which there is no text.
  struct EmptyFolder: ReportedFailure {
    let path: String
    var kind: FailureKind { .missingInput }
    var description: String {
      "\(path): no file of text (expected names that end in .txt, .conll, .conllu or .jsonl, or these with .gz); name the "
        + "files themselves"
    }
  }

  /// Annotations of brat, which hold no text.
  struct OnlyAnnotations: ReportedFailure {
    let path: String
    var kind: FailureKind { .badData }
    var description: String {
      "\(path): holds annotations only (found the ending of brat's; expected text); name the text beside it"
    }
  }
}
