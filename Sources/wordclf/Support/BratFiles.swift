/// The two files of a document of brat, by the name of either.
struct BratFiles {
  let text: String
  let annotations: String

  /// - Precondition: the name is that of either.
  init(_ path: String) {
    precondition(BratFiles.areNamed(by: path), "\(path) is no file of brat")
    let packed = BratFiles.isPacked(path) ? String(path.suffix(3)) : ""
    let stem = path.dropLast(packed.count).dropLast(4)
    (text, annotations) = ("\(stem).txt\(packed)", "\(stem).ann\(packed)")
  }

  static func areNamed(by path: String) -> Bool {
    let name = (isPacked(path) ? String(path.dropLast(3)) : path).split(separator: "/").last ?? ""
    return name.count > 4 && (name.hasSuffix(".ann") || name.hasSuffix(".txt"))
  }

  private static func isPacked(_ path: String) -> Bool { path.lowercased().hasSuffix(".gz") }
}
