extension TextFormat {
  /// The format that the name of a file to read tells, `.gz` aside; nil where it tells none.
  ///
  /// `.tsv` is columns, as others write them.
  public init?(readingFrom path: String) {
    guard let format = TextFormat.format(ofEnding: TextFormat.ending(of: path)) else { return nil }
    self = format == .tsv ? .conll : format
    if !isReadable { return nil }
  }

  /// The format that the name of a file to write tells, `.gz` aside; nil where it tells none.
  public init?(writingTo path: String) {
    guard let format = TextFormat.format(ofEnding: TextFormat.ending(of: path)) else { return nil }
    self = format
  }

  /// The endings of names that tell each format.
  public var endings: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .tokens: ["tok", "tokens"]
    case .conll: ["conll", "iob", "iob2", "bio", "bioes"]
    case .conllu: ["conllu"]
    case .jsonl: ["jsonl", "ndjson"]
    case .tsv: ["tsv"]
    case .brat: ["ann"]
    case .inline: ["inline"]
    case .html: ["html", "htm"]
    case .ansi: ["ansi"]
    }
  }

  private static func format(ofEnding ending: String) -> TextFormat? {
    allCases.first { $0.endings.contains(ending) }
  }

  private static func ending(of path: String) -> String {
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    name = name.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[parts.count - 1]) : ""
  }
}
