/// Turns documents into the rows of their tokens' features, and remembers the rows of each form it has met.
public struct FeatureEncoder: Sendable {
  /// The features, in the order of a token's rows.
  public let features: [FittedFeature]
  /// For each feature of which a token has several rows the bags of the forms met so far, whose numbers stand for rows; nil
  /// for the others.
  public private(set) var bags: [RowBags?]
  /// The rows of forms and, in the places of features of the context, their traits; and the numbers of forms.
  private var known: [WordKey: (rows: [Int32], form: Int32)] = [:]
  private var formNumbers = FormNumbers()

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
    let words = document.joined().map { numbers(of: $0) }
    var rows = words.map(\.rows)
    var numberInDocument: [Int32: Int32] = [:]
    let forms = words.map { word in
      let next = Int32(numberInDocument.count)
      let number = numberInDocument[word.form, default: next]
      if number == next { numberInDocument[word.form] = number }
      return number
    }
    let text = ContextText(forms: forms, sentenceLengths: document.map(\.count))
    for (index, feature) in features.enumerated() where !feature.isOfForm {
      let own = feature.rows(ofTraits: words.map { $0.rows[index] }, in: text, trainingIndex: trainingIndex)
      for (token, row) in own.enumerated() { rows[token][index] = row }
    }
    return text.sentences.map { Array(rows[$0]) }
  }

  /// The rows of a form's own features, its traits where the context decides, and its number.
  private mutating func numbers(of form: String) -> (rows: [Int32], form: Int32) {
    let key = WordKey(form)
    if let numbers = known[key] { return numbers }
    let rows = features.enumerated().map { index, feature -> Int32 in
      switch feature.source {
      case .form(let row): row(form)
      case .bag(let rows): bags[index]?.append(rows(form)) ?? 0
      case .context(let trait, _, _): trait(form)
      }
    }
    let numbers = (rows: rows, form: formNumbers.number(of: form))
    known[key] = numbers
    return numbers
  }
}
