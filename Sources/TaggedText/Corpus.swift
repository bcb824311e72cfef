/// Tagged sentences in their documents.
public struct Corpus: Sendable, Hashable {
  /// The sentences of each document; one document where the file marks none.
  public var documents: [[Sentence]]

  /// The scheme that the tags were written in.
  public var scheme: TagScheme

  /// The number of entities whose tags are not what ``scheme`` would have written, and which were read as conlleval
  /// reads them.
  public var irregular: Int

  public init(documents: [[Sentence]], scheme: TagScheme = .iob2, irregular: Int = 0) {
    self.documents = documents
    self.scheme = scheme
    self.irregular = irregular
  }

  /// Reads a file in columns.
  ///
  /// - Parameters:
  ///   - lines: The lines, without their line feeds; ``CoNLLReader`` says how they are read.
  ///   - file: The name to use in errors.
  /// - Throws: The first error of a line, or ``TextError/empty(file:)`` when there is no token.
  /// - Complexity: O(number of bytes).
  public init(
    lines: some Sequence<ArraySlice<UInt8>>,
    file: String,
    columns: CoNLLColumns = CoNLLColumns()
  ) throws(TextError) {
    var reader = CoNLLReader(file: file, columns: columns)
    let documents = try reader.readDocuments(lines) { $0.sentence }
    self.init(documents: documents, scheme: reader.evidence.scheme, irregular: reader.evidence.irregular)
  }

  /// The same, from the bytes of a whole file.
  public init(bytes: [UInt8], file: String, columns: CoNLLColumns = CoNLLColumns()) throws(TextError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    try self.init(lines: lines, file: file, columns: columns)
  }
}

// MARK: - Numbers

extension Corpus {
  /// The sentences of all documents, in order.
  ///
  /// - Complexity: O(number of sentences); their words are shared, not copied.
  public var sentences: [Sentence] { Array(documents.joined()) }

  public var tokenCount: Int { documents.joined().reduce(0) { $0 + $1.words.count } }

  /// The number of entities of each label, in the order of the labels' bytes.
  public var entityCounts: [(label: String, count: Int)] {
    var counts: [String: Int] = [:]
    for sentence in documents.joined() {
      for entity in sentence.entities { counts[entity.label, default: 0] += 1 }
    }
    return counts.sorted { isOrderedBytewise($0.key, $1.key) }.map { (label: $0.key, count: $0.value) }
  }
}
