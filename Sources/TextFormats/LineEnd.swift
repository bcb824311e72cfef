/// What ends a line of a text.
public enum LineEnd: String, Sendable, Hashable {
  case lineFeed = "\n"
  case carriageReturnLineFeed = "\r\n"
  /// Nothing: the last line of a file may end so, and texts that are no lines do.
  case none = ""
}
