/// What a model takes for a document, within which it looks at other sentences.
public enum DocumentScope: String, Sendable, Codable {
  /// What is marked as one, by a `-DOCSTART-` line or by a file of its own.
  case marked
  /// Each sentence by itself.
  case sentences

  /// That of a training set: sentences, where it marks no documents.
  public init(of corpus: Corpus) {
    self = corpus.documents.count > 1 ? .marked : .sentences
  }

  /// Documents as a model of this scope takes them.
  public func apply(to documents: [[Sentence]]) -> [[Sentence]] {
    switch self {
    case .marked: documents
    case .sentences: documents.joined().map { [$0] }
    }
  }
}
