internal import GRDB

/// Something in a store that is not as it should be.
public enum StoreProblem: Hashable, Sendable {
  /// SQLite's own check of the file found something.
  case integrity(String)
  case wrongCount(found: Int, expected: Int)
  /// The words are not numbered 1, 2, 3 …: after `after` comes `found`.
  case gap(after: Int, found: Int)
  /// A vector of the wrong length.
  case wrongLength(id: Int, word: String, found: Int, expected: Int)
  case notFinite(id: Int, word: String)
  /// There were `count` more of these problems.
  case more(count: Int)
}

extension StoreProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .integrity(let message):
      "SQLite reports: \(message)"
    case .wrongCount(let found, let expected):
      "wrong number of words (found \(found); expected \(expected))"
    case .gap(let after, let found):
      "the words are not numbered one by one (found \(found) after \(after); expected \(after + 1))"
    case .wrongLength(let id, let word, let found, let expected):
      "the vector of word \(id), '\(word)', has the wrong length (found \(found) bytes; expected \(expected))"
    case .notFinite(let id, let word):
      "the vector of word \(id), '\(word)', holds a number that is not finite"
    case .more(let count):
      "and \(count) more problems"
    }
  }
}

extension VectorStore {
  /// Reads the whole store and lists what is wrong with it: at most 20 problems, and then a count. Empty is good.
  ///
  /// - Complexity: O(size of the file); memory does not grow with it.
  /// - Throws: `VectorStoreError.damaged` if what the rows hold is not even text and bytes, or `.readFailed`.
  public func verify() throws -> [StoreProblem] {
    var problems = ProblemList()
    try read { db in
      for message in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where message != "ok" {
        problems.add(.integrity(message))
      }
      do {
        try checkRows(in: db, problems: &problems)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        problems.add(.integrity(error.message ?? "the rows cannot be read"))
      }
    }
    return problems.list
  }

  private func checkRows(in db: Database, problems: inout ProblemList) throws {
    var vector = Array<Float>(repeating: 0, count: dimension)[...]
    var (rowCount, lastID) = (0, 0)
    let rows = try Row.fetchCursor(db, sql: "SELECT id, word, vector FROM words ORDER BY id")
    while let row = try rows.next() {
      let id = try id(of: row)
      if id != lastID + 1 { problems.add(.gap(after: lastID, found: id)) }
      (rowCount, lastID) = (rowCount + 1, id)
      try check(row, id: id, scratch: &vector, problems: &problems)
    }
    if rowCount != count { problems.add(.wrongCount(found: rowCount, expected: count)) }
  }

  private func check(_ row: Row, id: Int, scratch: inout ArraySlice<Float>, problems: inout ProblemList) throws {
    let length = try row.withUnsafeData(atIndex: 2) { $0?.count ?? 0 }
    guard length == 4 * dimension else {
      problems.add(.wrongLength(id: id, word: try word(of: row, column: 1), found: length, expected: 4 * dimension))
      return
    }
    try decode(row, column: 2, into: &scratch)
    if !scratch.allSatisfy(\.isFinite) { problems.add(.notFinite(id: id, word: try word(of: row, column: 1))) }
  }
}

/// The first 20 problems, and how many came after them.
private struct ProblemList {
  private var problems: [StoreProblem] = []
  private var furtherCount = 0

  mutating func add(_ problem: StoreProblem) {
    if problems.count < 20 { problems.append(problem) } else { furtherCount += 1 }
  }

  var list: [StoreProblem] {
    furtherCount == 0 ? problems : problems + [.more(count: furtherCount)]
  }
}
