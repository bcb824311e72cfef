/// Which columns of a file hold what. Negative numbers count from the end, -1 being the last.
public struct CoNLLColumns: Sendable, Hashable {
  public var word: Int
  /// `nil` for text without tags.
  public var tag: Int?
  /// Tags that somebody predicted, beside those of the gold standard in `tag`; `nil` where there are none.
  public var predicted: Int?

  public init(word: Int = 0, tag: Int? = -1, predicted: Int? = nil) {
    self.word = word
    self.tag = tag
    self.predicted = predicted
  }
}

/// What stands between the columns of a line.
public enum CoNLLSeparator: UInt8, Sendable, Hashable {
  /// One space to write; any number of them to read.
  case space = 0x20
  /// Exactly one tab, so that words may hold spaces and columns may be empty.
  case tab = 0x09

  /// The separator of `line`: a tab if it holds one.
  public init(of line: some Sequence<UInt8>) { self = line.contains(Self.tab.rawValue) ? .tab : .space }
}

extension CoNLLSeparator {
  /// Replaces `columns` by the ranges of the columns of `line`.
  func split(_ line: ArraySlice<UInt8>, into columns: inout [Range<Int>]) {
    columns.removeAll(keepingCapacity: true)
    var start = line.startIndex
    for index in line.indices where line[index] == rawValue {
      if self == .tab || index > start { columns.append(start..<index) }
      start = index + 1
    }
    if self == .tab || line.endIndex > start { columns.append(start..<line.endIndex) }
  }
}

/// The first column of a line that stands between two documents.
package let documentMark = Array("-DOCSTART-".utf8)
