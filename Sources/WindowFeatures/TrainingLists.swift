import TaggedText

/// For each label the list of the strings that are its entities in a training corpus.
///
/// On the training documents themselves such a list would give the label away: every entity is in it. There a string
/// counts only if some other document has it as an entity of the label too, as if the list had been made without the
/// document; so the model learns how far a list can be trusted in a text it has not seen. In a corpus of one document no
/// string counts.
public struct TrainingLists: Sendable {
  private struct Entry: Sendable {
    var list = PhraseList()
    /// For each phrase by its number, the only document that has it, or nil if several have.
    var soleDocument: [Int?] = []

    mutating func insert(_ phrase: ArraySlice<String>, from document: Int) {
      guard let number = list.insert(phrase) else { return }
      if number == soleDocument.count {
        soleDocument.append(document)
      } else if soleDocument[number] != document {
        soleDocument[number] = nil
      }
    }
  }

  private let entries: [String: Entry]
  private let documentCount: Int

  /// - Parameter labels: the labels to make lists for, none of them twice; entities of others are left out.
  /// - Complexity: O(bytes of the entities).
  public init(corpus: Corpus, labels: [String]) {
    var entries = Dictionary(uniqueKeysWithValues: labels.map { ($0, Entry()) })
    for (document, sentences) in corpus.documents.enumerated() {
      for sentence in sentences {
        for entity in sentence.entities {
          entries[entity.label]?.insert(sentence.words[entity.tokens], from: document)
        }
      }
    }
    self.entries = entries
    documentCount = corpus.documents.count
  }

  /// All strings of a label.
  ///
  /// - Precondition: `label` is one of those given.
  public func list(of label: String) -> PhraseList { entry(of: label).list }

  /// The place of each word in the strings of a label, as raw values of `SpanCode`, in a text that is not part of the
  /// corpus.
  ///
  /// - Precondition: `label` is one of those given.
  /// - Complexity: that of ``PhraseList/matches(in:)``.
  public func codes(label: String, words: [String]) -> [Int] { list(of: label).codes(in: words) }

  /// The place of each word in those strings of a label that some document other than document `index` has, as raw
  /// values of `SpanCode`: for the sentences of document `index` itself.
  ///
  /// - Precondition: `label` is one of those given, and `index` is in the corpus.
  /// - Complexity: that of ``PhraseList/matches(in:)``.
  public func codes(label: String, inTrainingDocument index: Int, words: [String]) -> [Int] {
    let list = list(of: label)
    return codes(label: label, inTrainingDocument: index, numbers: words.map(list.number)[...])
  }

  /// The same, of words by their numbers in the list of the label; and in a text that is not part of the corpus where
  /// `index` is nil.
  func codes(label: String, inTrainingDocument index: Int?, numbers: ArraySlice<Int32>) -> [Int] {
    if let index { precondition((0..<documentCount).contains(index), "no document \(index) among \(documentCount)") }
    let entry = entry(of: label)
    return entry.list.codes(ofNumbers: numbers) { index == nil || entry.soleDocument[$0] != index }
  }

  private func entry(of label: String) -> Entry {
    guard let entry = entries[label] else { preconditionFailure("no list of the label \(label)") }
    return entry
  }
}
