import ByteStreams
import TaggedText

extension Corpus {
  /// Reads a tagged corpus from a file, unpacked according to its name.
  static func read(_ path: String, columns: CoNLLColumns) throws -> Corpus {
    var input = try openInput(path)
    return try Corpus(bytes: input.readAll(), file: input.name, columns: columns)
  }

  /// One line on what it holds: `14,041 sentences, 203,621 tokens, 946 documents; LOC 7,140, …; tags in iob1`.
  var summary: String { summary(reading: .conlleval) }

  /// The same, where entities were read out of tags in another way.
  func summary(reading: TagReading) -> String {
    let labels = entityCounts.map { "\($0.label) \($0.count.grouped)" }.joined(separator: ", ")
    let repairs =
      irregular == 0
      ? "" : " (\(irregular.counted("irregular entity", "irregular entities")), \(reading.participle))"
    let counts = [
      sentences.count.counted("sentence"), tokenCount.counted("token"), documents.count.counted("document"),
    ]
    return counts.joined(separator: ", ") + "; "
      + "\(labels.isEmpty ? "no entities" : labels); tags in \(scheme.rawValue)\(repairs)"
  }

  /// Says which labels of the corpus a model does not know, if there are any.
  func warnAboutLabels(unknownTo tagSet: TagSet, path: String) {
    let unknown = entityCounts.map(\.label).filter { !tagSet.labels.contains($0) }
    guard !unknown.isEmpty else { return }
    Terminal.writeError(
      "warning: \(path): the model does not know \(unknown.joined(separator: ", ")) (it knows "
        + "\(tagSet.labels.joined(separator: ", "))); these entities count as missed")
  }
}

extension GoldStandard {
  /// Reads a corpus to score against from a file, unpacked according to its name.
  static func read(
    _ path: String, columns: CoNLLColumns, reading: TagReading, scheme: TagScheme?
  ) throws -> GoldStandard {
    var input = try openInput(path)
    return try GoldStandard(
      bytes: input.readAll(), file: input.name, columns: columns, reading: reading, scheme: scheme)
  }

  /// One line on what it holds, as that of a corpus, and on its predictions where these are irregular.
  func summary(reading: TagReading) -> String {
    let irregular = irregularPredictions ?? 0
    return corpus.summary(reading: reading)
      + (irregular == 0
        ? ""
        : "; \(irregular.counted("irregular predicted entity", "irregular predicted entities")), \(reading.participle)")
  }
}

extension TagReading {
  /// What is done to irregular entities.
  fileprivate var participle: String {
    switch self {
    case .conlleval: "read as conlleval does"
    case .strict: "read strictly"
    case .discard: "discarded"
    }
  }
}
