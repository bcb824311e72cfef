import ByteStreams

/// Pairs of words with scores that people gave them: how alike, or how related, the two are.
///
/// Read as the published tests have them, a pair a line: WordSim-353, SimLex-999, SimVerb-3500, MEN, Rare Words, MTurk.
///
/// - The fields of a line are separated by tabs if it holds one, else by semicolons, else by commas, else by white space.
/// - The first two fields are the words; the score is the first of the others that is a finite number.
/// - The first line is a header if it is no such pair, or if its first number stands in another field than that of the
///   second line: WordSim-353 has a header with the numbers of its raters.
/// - Lines that begin with `#` and empty lines are left out.
public struct SimilarityTest: Sendable, Hashable {
  public struct Pair: Sendable, Hashable {
    public var first: String
    public var second: String
    public var score: Double

    public init(_ first: String, _ second: String, score: Double) {
      self.first = first
      self.second = second
      self.score = score
    }
  }

  /// The name of the file.
  public let file: String
  public let pairs: [Pair]

  public init(file: String, pairs: [Pair]) {
    self.file = file
    self.pairs = pairs
  }

  /// Reads a test, unpacked according to its name.
  ///
  /// - Throws: as `init(_:)`.
  public init(path: String) throws {
    let input = try openInput(path)
    try self.init(LineReader(input, name: input.name))
  }

  /// Reads a test.
  ///
  /// - Throws: `EvaluationError.notAPair`, `.invalidUTF8` or `.noPairs`; `StreamError` from below.
  /// - Complexity: O(bytes).
  public init(_ lines: LineReader) throws {
    let lines = TestFile(lines)
    var read: [(pair: Pair, scoreField: Int)] = []
    var hasHeader = false
    while let line = try lines.next() {
      if line.first == UInt8(ascii: "#") { continue }
      if let next = Pair.read(line) {
        read.append(next)
      } else if read.isEmpty, !hasHeader {
        hasHeader = true
      } else {
        throw EvaluationError.notAPair(at: lines.place, text: String(decoding: line, as: UTF8.self))
      }
    }
    if !hasHeader, read.count > 1, read[0].scoreField != read[1].scoreField { read.removeFirst() }
    guard !read.isEmpty else { throw EvaluationError.noPairs(file: lines.name) }
    self.init(file: lines.name, pairs: read.map(\.pair))
  }
}

extension SimilarityTest.Pair {
  /// The pair of a line, and which of its fields is the score; nil unless the line begins with two words and holds a
  /// number after them.
  fileprivate static func read(_ line: ArraySlice<UInt8>) -> (pair: Self, scoreField: Int)? {
    let fields = fields(of: line).map { String(decoding: $0, as: UTF8.self) }
    guard fields.count > 2, !fields[0].isEmpty, !fields[1].isEmpty else { return nil }
    for (field, text) in fields.enumerated().dropFirst(2) {
      guard let score = Double(text), score.isFinite else { continue }
      return (Self(fields[0], fields[1], score: score), field)
    }
    return nil
  }

  private static func fields(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    for separator in [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")] where line.contains(separator) {
      return line.split(separator: separator, omittingEmptySubsequences: false).map(trimmed)
    }
    return words(of: line)
  }
}
