import TaggedText

/// What a task's work is counted in.
enum WorkUnit: String, Codable {
  /// Additions and multiplications of floating-point numbers.
  case operations
  /// Windows of words.
  case windows
  /// Words of a text.
  case tokens
  case bytes
  /// Words with their vectors.
  case rows
  /// Whole commands.
  case runs

  /// So many a second, to read: `98.3 GFLOP/s`, `203,621 windows/s`, `1,169 MB/s`.
  func rate(_ perSecond: Double) -> String {
    switch self {
    case .operations: "\((perSecond / 1e9).fixed(1)) GFLOP/s"
    case .bytes: "\(whole(perSecond / 1e6)) MB/s"
    case .windows, .tokens, .rows: "\(whole(perSecond)) \(rawValue)/s"
    case .runs: "\(perSecond.fixed(2)) runs/s"
    }
  }

  private func whole(_ number: Double) -> String { number.isFinite ? Int(number.rounded()).grouped : "∞" }
}
