/// The windows around some tokens, as row numbers ready for look-up.
///
/// Shapes: each feature has `[batch, windowSize]` rows, window after window; `goldClasses` has `[batch]` classes, or
/// none where they are not known.
public struct WindowBatch: Sendable {
  /// For each table of words and then for each feature the rows of all windows.
  public private(set) var rows: [[Int32]]
  /// For each feature of which a token has several rows the bags whose numbers stand in `rows`; nil for the others.
  public private(set) var bags: [RowBags?]
  public private(set) var goldClasses: [Int32] = []
  /// The number of windows of each sentence, where the batch was filled by sentences or documents; else each window is
  /// one.
  public private(set) var sentenceLengths: [Int] = []
  /// For each window a number that the occurrences of one form in one document share, from 0 without gaps.
  public private(set) var formGroups: [Int32] = []

  public init(featureCount: Int) {
    precondition(featureCount > 0, "no windows of \(featureCount) features")
    rows = Array(repeating: [], count: featureCount)
    bags = Array(repeating: nil, count: featureCount)
  }

  /// The number of windows.
  public private(set) var count = 0

  /// Replaces the windows by those around the given tokens, each a sentence and a form of its own, keeping the storage.
  ///
  /// - Parameter tokens: token numbers in 0 ..< `text.tokenCount`.
  /// - Complexity: O(tokens · features · window size).
  public mutating func fill(from text: EncodedText, tokens: some Collection<Int>) {
    fillRows(from: text, tokens: Array(tokens))
    sentenceLengths.removeAll(keepingCapacity: true)
    sentenceLengths.append(contentsOf: repeatElement(1, count: count))
    formGroups.removeAll(keepingCapacity: true)
    formGroups.append(contentsOf: 0..<Int32(count))
  }

  /// Replaces the windows by those around all tokens of some documents, keeping the storage.
  ///
  /// - Parameter documents: document numbers in 0 ..< `text.documentStarts.count`.
  /// - Complexity: O(tokens · features · window size).
  public mutating func fill(from text: EncodedText, documents: some Collection<Int>) {
    fill(from: text, sentencesOf: documents.map { text.sentences(ofDocument: $0) })
  }

  /// Replaces the windows by those around all tokens of some sentences, each a document of its own, keeping the storage.
  ///
  /// - Parameter sentences: sentence numbers in 0 ..< `text.sentenceLengths.count`.
  /// - Complexity: O(tokens · features · window size).
  public mutating func fill(from text: EncodedText, sentences: some Collection<Int>) {
    fill(from: text, sentencesOf: sentences.map { $0..<$0 + 1 })
  }

  private mutating func fill(from text: EncodedText, sentencesOf documents: [Range<Int>]) {
    var tokens: [Int] = []
    sentenceLengths.removeAll(keepingCapacity: true)
    formGroups.removeAll(keepingCapacity: true)
    var groups: Int32 = 0
    for document in documents {
      var groupOfForm: [Int32: Int32] = [:]
      for sentence in document {
        let first = text.sentenceStarts[sentence]
        let length = text.sentenceLengths[sentence]
        tokens.append(contentsOf: first..<first + length)
        sentenceLengths.append(length)
        for form in text.forms[first..<first + length] {
          if let group = groupOfForm[form] {
            formGroups.append(group)
          } else {
            groupOfForm[form] = groups
            formGroups.append(groups)
            groups += 1
          }
        }
      }
    }
    fillRows(from: text, tokens: tokens)
  }

  private mutating func fillRows(from text: EncodedText, tokens: [Int]) {
    precondition(rows.count == text.rows.count, "\(text.rows.count) features where \(rows.count) are expected")
    bags = text.bags
    count = tokens.count
    let windowSize = text.windowSize
    let allPlaces = text.places
    let places = allPlaces.span
    for feature in rows.indices {
      rows[feature].resize(to: count * windowSize)
      let featureRows = text.rows[feature]
      let source = featureRows.span
      var target = rows[feature].mutableSpan
      var to = 0
      for token in tokens {
        let from = Int(places[token]) - text.radius
        for offset in 0..<windowSize { target[to + offset] = source[from + offset] }
        to += windowSize
      }
    }
    goldClasses.removeAll(keepingCapacity: true)
    if !text.goldClasses.isEmpty {
      for token in tokens { goldClasses.append(text.goldClasses[token]) }
    }
  }

  /// Replaces words by the unknown word, where `isDropped` says so: so its vector is learned from the contexts in
  /// which unknown words stand. It is asked once for each place that holds a word which a table knows.
  ///
  /// - Parameter tables: the number of tables of words.
  public mutating func dropWords(ofTables tables: Int, where isDropped: () -> Bool) {
    for place in rows[0].indices {
      let isKnown = (0..<tables).contains { rows[$0][place] >= Vocabulary.firstWord }
      guard isKnown, isDropped() else { continue }
      for table in 0..<tables { rows[table][place] = Vocabulary.unknown }
    }
  }
}

extension [Int32] {
  /// Makes the array so long, keeping its storage; what its elements are then is no matter.
  fileprivate mutating func resize(to newCount: Int) {
    if count > newCount {
      removeLast(count - newCount)
    } else {
      append(contentsOf: repeatElement(0, count: newCount - count))
    }
  }
}
