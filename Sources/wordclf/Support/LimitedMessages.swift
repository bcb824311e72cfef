import TaggedText

/// Messages of one sort on standard error: the first twenty, and a count of the others.
struct LimitedMessages {
  private static let limit = 20

  /// How many there were.
  private(set) var count = 0

  mutating func write(_ message: String) {
    count += 1
    if count <= LimitedMessages.limit { Terminal.writeError(message) }
  }

  /// Says how many were not shown.
  func end(_ noun: String) {
    let more = count - LimitedMessages.limit
    if more > 0 { Terminal.writeError("and \(more.grouped) more \(noun)\(more == 1 ? "" : "s")") }
  }
}
