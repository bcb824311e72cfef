import TaggedText

/// A feature with all that it takes from a training set: what a network looks up beside the word.
///
/// Row 0 of its embedding table is the padding beyond the ends of a sentence.
public struct FittedFeature: Sendable {
  /// Where the row of a token comes from.
  enum Source: Sendable {
    /// The form of the word alone.
    case form(@Sendable (String) -> Int32)
    /// The form of the word alone, which has several rows.
    case bag(@Sendable (String) -> [Int32])
    /// The sentence, or the whole document: the values of all words by what each form is to the feature, its trait.
    /// `trainingIndex` is the document's number in the training set while that is encoded.
    case context(
      trait: @Sendable (String) -> Int32,
      values: @Sendable (_ traits: [Int32], _ text: ContextText, _ trainingIndex: Int?) -> [Int],
      needsDocument: Bool)
  }

  /// What it is called in a model file.
  public let name: String
  /// The number of rows of the embedding table.
  public let rowCount: Int
  /// The texts that the feature knows, which a model file must hold, in the order of their bytes; nil for a feature that
  /// needs none.
  public let texts: [String]?
  let source: Source

  /// Whether the value of a token depends on more than its sentence.
  public var needsDocument: Bool {
    switch source {
    case .form, .bag: false
    case .context(_, _, let needsDocument): needsDocument
    }
  }

  /// Whether the form of a word alone decides on its rows.
  public var isOfForm: Bool {
    switch source {
    case .form, .bag: true
    case .context: false
    }
  }

  /// Appends the row of a form, or its several rows.
  ///
  /// - Precondition: the feature is one of the form.
  public func appendRows(of form: String, to rows: inout [Int32]) {
    switch source {
    case .form(let row): rows.append(row(form))
    case .bag(let several): rows.append(contentsOf: several(form))
    case .context: preconditionFailure("'\(name)' is no feature of the form")
    }
  }

  /// What a form is to the feature where the context of a word decides: what ``rows(ofTraits:in:trainingIndex:)`` is asked
  /// with.
  ///
  /// - Precondition: the feature is one of the context.
  public func trait(of form: String) -> Int32 {
    guard case .context(let trait, _, _) = source else { preconditionFailure("'\(name)' looks at no context") }
    return trait(form)
  }

  /// The row of each word of a document by the traits of their forms.
  ///
  /// - Parameter trainingIndex: the number of the document in the training set, while that is encoded.
  /// - Precondition: the feature is one of the context.
  /// - Complexity: O(words).
  public func rows(ofTraits traits: [Int32], in text: ContextText, trainingIndex: Int? = nil) -> [Int32] {
    guard case .context(_, let values, _) = source else { preconditionFailure("'\(name)' looks at no context") }
    return values(traits, text, trainingIndex).map { Int32($0 + 1) }
  }
}

// MARK: - Of the form

extension FittedFeature {
  /// The row for all values of an open feature that the training set does not have often enough.
  private static let rare: Int32 = 1

  /// A feature of the form. Value v of a closed feature or of a bag has row v + 1; of an open one text i has row i + 2, and all texts
  /// that are not there have row 1.
  ///
  /// - Parameter texts: those of an open feature, in the order of their bytes.
  /// - Precondition: no text stands twice.
  public init(_ feature: FormFeature, texts: [String] = []) {
    name = feature.name
    switch feature.domain {
    case .closed(let valueCount, let value):
      rowCount = valueCount + 1
      self.texts = nil
      source = .form { Int32(value($0) + 1) }
    case .bag(let valueCount, let values):
      rowCount = valueCount + 1
      self.texts = nil
      source = .bag { values($0).map { Int32($0 + 1) } }
    case .open(_, let text):
      let rows = texts.enumerated().map { (WordKey($1), FittedFeature.rare + 1 + Int32($0)) }
      let rowOfText = Dictionary(uniqueKeysWithValues: rows)
      rowCount = texts.count + 2
      self.texts = texts
      source = .form { rowOfText[WordKey(text($0))] ?? FittedFeature.rare }
    }
  }

  /// A feature of the form with the texts that a training set has often enough.
  ///
  /// - Parameter forms: its word forms, and how many tokens each has.
  /// - Complexity: O(bytes + texts · log texts).
  public init(_ feature: FormFeature, fittedTo forms: [(form: String, count: Int)]) {
    guard case .open(let minimumCount, let text) = feature.domain else {
      self.init(feature)
      return
    }
    var counts: [WordKey: Int] = [:]
    for (form, count) in forms { counts[WordKey(text(form)), default: 0] += count }
    let frequent = counts.filter { $0.value >= minimumCount }.map(\.key.word)
    self.init(feature, texts: frequent.sorted(by: isOrderedBytewise))
  }
}

// MARK: - Of the sentence

extension FittedFeature {
  /// How the sentence as a whole is written.
  public static let sentenceCase = FittedFeature(
    name: DocumentFeature.sentenceCase.rawValue, rowCount: SentenceCase.allCases.count + 1, texts: nil,
    source: .context(
      trait: { LetterTraits(of: $0).rawValue },
      values: { traits, text, _ in SentenceCase.classes(of: traits.map { LetterTraits(rawValue: $0) }, in: text) },
      needsDocument: false))
}

// MARK: - Of the document

extension FittedFeature {
  /// How the other occurrences of the word in its document are written.
  public static let documentCase = FittedFeature(
    name: DocumentFeature.documentCase.rawValue, rowCount: DocumentCase.allCases.count + 1, texts: nil,
    source: .context(
      trait: { LetterTraits(of: $0).rawValue },
      values: { traits, text, _ in DocumentCase.classes(of: traits.map { LetterTraits(rawValue: $0) }, in: text) },
      needsDocument: true))

  /// Where a token stands in phrases of a list.
  ///
  /// - Parameter name: that of the list.
  public static func phrases(_ list: PhraseList, name: String) -> FittedFeature {
    FittedFeature(
      name: name, rowCount: SpanCode.allCases.count + 1, texts: list.phrases,
      source: .context(
        trait: { list.number(of: $0) },
        values: { traits, text, _ in
          text.sentences.flatMap { list.codes(ofNumbers: traits[$0]) { _ in true } }
        },
        needsDocument: true))
  }

  /// Where a token stands in the entities of a label that the training set has; in the training set itself, those of
  /// other documents.
  public static func entities(of label: String, in lists: TrainingLists) -> FittedFeature {
    let list = lists.list(of: label)
    return FittedFeature(
      name: DocumentFeature.listName(of: label), rowCount: SpanCode.allCases.count + 1,
      texts: list.phrases,
      source: .context(
        trait: { list.number(of: $0) },
        values: { traits, text, trainingIndex in
          text.sentences.flatMap {
            lists.codes(label: label, inTrainingDocument: trainingIndex, numbers: traits[$0])
          }
        },
        needsDocument: true))
  }

  /// The feature that a model file holds under a name, or nil if this build does not know it.
  ///
  /// - Parameter texts: those that the file has for it, if any.
  public init?(named name: String, texts: [String]?) {
    if let feature = FormFeature.named(name) {
      self.init(feature, texts: texts ?? [])
    } else if name == DocumentFeature.documentCase.rawValue {
      self = .documentCase
    } else if name == DocumentFeature.sentenceCase.rawValue {
      self = .sentenceCase
    } else if DocumentFeature.isList(name) {
      self = .phrases(PhraseList(lines: texts ?? []), name: name)
    } else {
      return nil
    }
  }
}
