/// Sentences as numbers: for each feature the row of each token in that feature's table, with padding before, between
/// and after the sentences, so that the window around a token is one run of places.
public struct EncodedText: Sendable {
  /// The words of context on either side, k; a window has 2k + 1 places.
  public let radius: Int
  /// For each table of words and then for each feature the rows of all places.
  public private(set) var rows: [[Int32]]
  /// For each feature of which a token has several rows the bags whose numbers stand in `rows`; nil for the others.
  public var bags: [RowBags?] {
    didSet { precondition(bags.count == rows.count, "bags of \(bags.count) features where \(rows.count) are expected") }
  }
  /// The place of each token in `rows`.
  public private(set) var places: [Int32] = []
  /// The gold class of each token; empty where the text is not tagged.
  public private(set) var goldClasses: [Int32] = []
  /// The number of each token's form, capitals aside; tokens of one number are occurrences of one form.
  public private(set) var forms: [Int32] = []
  /// The number of tokens of each sentence.
  public private(set) var sentenceLengths: [Int] = []
  /// The first token of each sentence.
  public private(set) var sentenceStarts: [Int] = []
  /// The first sentence of each document that is complete.
  public private(set) var documentStarts: [Int] = []
  /// The number of sentences in complete documents.
  private var sentencesInDocuments = 0

  /// An empty text whose tokens have rows in `featureCount` tables, of words and of features.
  public init(featureCount: Int, radius: Int) {
    precondition(featureCount > 0 && radius >= 0, "no text of \(featureCount) features in windows of ±\(radius)")
    self.radius = radius
    rows = Array(repeating: Array(repeating: Vocabulary.padding, count: radius), count: featureCount)
    bags = Array(repeating: nil, count: featureCount)
  }

  /// The number of places in a window.
  public var windowSize: Int { 2 * radius + 1 }

  /// The number of tokens.
  public var tokenCount: Int { places.count }

  /// Appends a sentence.
  ///
  /// - Parameter formRows: for each word its row in each table of words, and then the rows of its features.
  /// - Parameter forms: for each word the number of its form, capitals aside; where they are not given, that is the word's
  ///   row in the first table.
  /// - Parameter goldClasses: a class for each word; empty where they are not known.
  public mutating func append(formRows: [[Int32]], forms: [Int32]? = nil, goldClasses: [Int32] = []) {
    let isTagged = self.goldClasses.count + goldClasses.count == tokenCount + formRows.count
    precondition(
      isTagged || (goldClasses.isEmpty && self.goldClasses.isEmpty),
      "\(goldClasses.count) classes of \(formRows.count) tokens, after \(self.goldClasses.count) of \(tokenCount)")
    let forms = forms ?? formRows.map { $0[0] }
    precondition(forms.count == formRows.count, "\(forms.count) forms of \(formRows.count) tokens")
    for row in formRows {
      precondition(row.count == rows.count, "\(row.count) features where \(rows.count) are expected")
      places.append(Int32(rows[0].count))
      for feature in rows.indices { rows[feature].append(row[feature]) }
    }
    for feature in rows.indices {
      rows[feature].append(contentsOf: repeatElement(Vocabulary.padding, count: radius))
    }
    self.goldClasses.append(contentsOf: goldClasses)
    self.forms.append(contentsOf: forms)
    sentenceStarts.append(tokenCount - formRows.count)
    sentenceLengths.append(formRows.count)
  }

  /// Makes one document of the sentences since the last.
  public mutating func endDocument() {
    documentStarts.append(sentencesInDocuments)
    sentencesInDocuments = sentenceLengths.count
  }

  /// Takes the rows of a sentence from another encoding of the same sentences; its classes and forms stay.
  ///
  /// - Precondition: both texts have the same features, in windows of one size, and this sentence in one place.
  /// - Complexity: O(tokens of the sentence · features).
  public mutating func takeRows(ofSentence index: Int, from other: EncodedText) {
    let (first, length) = (sentenceStarts[index], sentenceLengths[index])
    precondition(
      other.rows.count == rows.count && other.radius == radius && other.sentenceStarts[index] == first
        && other.sentenceLengths[index] == length,
      "sentence \(index) of another text: \(other.rows.count) features of \(other.sentenceLengths[index]) tokens from "
        + "\(other.sentenceStarts[index]) in windows of ±\(other.radius), not \(rows.count) of \(length) from \(first) in ±"
        + "\(radius)")
    guard length > 0 else { return }
    let places = Int(places[first])..<Int(places[first]) + length
    precondition(Int(other.places[first]) == places.lowerBound, "sentences before number \(index) differ")
    for feature in rows.indices { rows[feature].replaceSubrange(places, with: other.rows[feature][places]) }
  }

  /// The sentences of a document.
  ///
  /// - Precondition: the document is complete.
  public func sentences(ofDocument index: Int) -> Range<Int> {
    let end = index + 1 < documentStarts.count ? documentStarts[index + 1] : sentencesInDocuments
    return documentStarts[index]..<end
  }

  /// The number of tokens of a document.
  public func tokenCount(ofDocument index: Int) -> Int {
    sentenceLengths[sentences(ofDocument: index)].reduce(0, +)
  }

  /// Forgets the sentences, but not the bags, and keeps the storage.
  public mutating func removeAll() {
    for feature in rows.indices { rows[feature].removeLast(rows[feature].count - radius) }
    places.removeAll(keepingCapacity: true)
    goldClasses.removeAll(keepingCapacity: true)
    sentenceLengths.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    sentenceStarts.removeAll(keepingCapacity: true)
    documentStarts.removeAll(keepingCapacity: true)
    sentencesInDocuments = 0
  }
}
