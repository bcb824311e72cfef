/// Turns documents into the rows of their tokens' features, and remembers the rows of each form it has met.
public struct FeatureEncoder: Sendable {
  /// The features, in the order of a token's rows.
  public let features: [FittedFeature]
  /// For each feature of which a token has several rows the bags of the forms met so far, whose numbers stand for rows; nil
  /// for the others.
  public private(set) var bags: [RowBags?]
  private var known: [WordKey: [Int32]] = [:]

  public init(_ features: [FittedFeature]) {
    self.features = features
    bags = features.map { feature in
      guard case .bag = feature.source else { return nil }
      return RowBags()
    }
  }

  /// The rows of each token, one a feature, sentence by sentence; where a token has several, the number of their bag.
  ///
  /// - Parameter trainingIndex: the number of the document in the training set, while that is encoded.
  /// - Complexity: O(bytes).
  public mutating func rows(of document: [[String]], trainingIndex: Int? = nil) -> [[[Int32]]] {
    var rows = document.map { words in words.map { formRows(of: $0) } }
    for (index, feature) in features.enumerated() {
      let values: [[Int]]
      switch feature.source {
      case .form, .bag: continue
      case .sentence(let valuesOfSentence): values = document.map { valuesOfSentence($0) }
      case .document(let valuesOfDocument): values = valuesOfDocument(document, trainingIndex)
      }
      for (sentence, values) in values.enumerated() {
        for (token, value) in values.enumerated() { rows[sentence][token][index] = Int32(value + 1) }
      }
    }
    return rows
  }

  /// The rows of a form's own features, and 0 where sentence or document decides.
  private mutating func formRows(of form: String) -> [Int32] {
    let key = WordKey(form)
    if let rows = known[key] { return rows }
    let rows = features.enumerated().map { index, feature -> Int32 in
      switch feature.source {
      case .form(let row): row(form)
      case .bag(let rows): bags[index]?.append(rows(form)) ?? 0
      case .sentence, .document: 0
      }
    }
    known[key] = rows
    return rows
  }
}
