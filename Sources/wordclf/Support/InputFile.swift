import ArgumentParser
import ByteStreams
import Foundation

/// How a file of text is written.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, conll

  private static let conllEndings = ["conll", "iob", "iob2", "bio", "bioes", "tsv"]
  private static let textEndings = ["txt", "text"]

  /// The format that a file's name tells, `.gz` aside; nil where it tells none.
  init?(nameOf path: String) {
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    if InputFormat.conllEndings.contains(ending) {
      self = .conll
    } else if InputFormat.textEndings.contains(ending) {
      self = .text
    } else {
      return nil
    }
  }
}

/// A file of text, or standard input.
struct InputFile {
  let path: String
  let format: InputFormat

  /// The files that some paths stand for: folders are searched, files are taken as they are.
  ///
  /// - Throws: for a path where nothing is, and for a folder without any file of text.
  static func list(_ paths: [String], format: InputFormat?) throws -> [InputFile] {
    try paths.flatMap { path in
      if path == "-" { return [InputFile(path: path, format: format ?? .text)] }
      switch kind(of: path) {
      case nil: throw StreamError.notFound(path: path)
      case .folder: return try contents(of: path, format: format)
      case .file: return [InputFile(path: path, format: format ?? InputFormat(nameOf: path) ?? .text)]
      }
    }
  }

  /// The text files that some paths stand for: of folders those whose names tell that they are text, and all other files
  /// as they are.
  ///
  /// - Throws: as `list(_:format:)`.
  static func texts(_ paths: [String]) throws -> [String] {
    try paths.flatMap { path in
      let files = try list([path], format: nil)
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
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let values = try? url.resourceValues(forKeys: [.isDirectoryKey]), let isFolder = values.isDirectory else {
      return nil
    }
    return isFolder ? .folder : .file
  }

  private static func contents(of folder: String, format: InputFormat?) throws -> [InputFile] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let files = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name -> InputFile? in
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      guard let told = InputFormat(nameOf: name), !isHidden, kind(of: path) == .file else { return nil }
      return InputFile(path: path, format: format ?? told)
    }
    guard !files.isEmpty else { throw EmptyFolder(path: folder) }
    return files
  }

  /// A folder in which there is no text.
  struct EmptyFolder: ReportedFailure {
    let path: String
    var kind: FailureKind { .missingInput }
    var description: String {
      "\(path): no file of text (expected names that end in .txt or .conll, or these with .gz); name the files themselves"
    }
  }
}
