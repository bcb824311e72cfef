/// All that was found out about the vectors of a store.
public struct EvaluationReport: Sendable, Hashable {
  /// The path of the store.
  public let store: String
  public let similarity: [SimilarityScore]
  public let analogies: AnalogyScore?

  public init(store: String, similarity: [SimilarityScore], analogies: AnalogyScore?) {
    self.store = store
    self.similarity = similarity
    self.analogies = analogies
  }
}

extension EvaluationReport: CustomStringConvertible {
  /// The tables, with an empty line between them and without a line feed at the end.
  public var description: String {
    let tables = [similarity.isEmpty ? nil : similarity.table, analogies?.description]
    return tables.compactMap { $0 }.joined(separator: "\n\n")
  }
}

// MARK: - As data

extension EvaluationReport: Encodable {
  private enum CodingKeys: CodingKey {
    case store, similarity, analogies
  }

  /// What is not there is null, so that the keys are always the same.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(store, forKey: .store)
    try container.encode(similarity, forKey: .similarity)
    try container.encode(analogies, forKey: .analogies)
  }
}

extension SimilarityScore: Encodable {
  private enum CodingKeys: CodingKey {
    case file, correlation, scored, pairs, unknownWords
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(correlation, forKey: .correlation)
    try container.encode(scored, forKey: .scored)
    try container.encode(pairs, forKey: .pairs)
    try container.encode(unknownWords, forKey: .unknownWords)
  }
}

extension AnalogyScore: Encodable {
  private enum CodingKeys: CodingKey {
    case file, method, candidates, categories, semantic, syntactic, total
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(method, forKey: .method)
    try container.encode(candidates, forKey: .candidates)
    try container.encode(categories, forKey: .categories)
    try container.encode(semantic, forKey: .semantic)
    try container.encode(syntactic, forKey: .syntactic)
    try container.encode(total, forKey: .total)
  }
}

extension AnalogyScore.Counts: Encodable {
  private enum CodingKeys: CodingKey {
    case accuracy, correct, asked, skipped
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(accuracy, forKey: .accuracy)
    try container.encode(correct, forKey: .correct)
    try container.encode(asked, forKey: .asked)
    try container.encode(skipped, forKey: .skipped)
  }
}

extension AnalogyScore.Category: Encodable {
  private enum CodingKeys: CodingKey {
    case name
  }

  /// The name beside the counts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try counts.encode(to: encoder)
  }
}
