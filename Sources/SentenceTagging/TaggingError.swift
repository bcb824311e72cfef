import ByteStreams

/// What can go wrong while opening a tagger, beside the errors of its files.
public enum TaggingError: ReportedFailure, Equatable, Sendable {
  /// A store was named that holds other vectors than the model was trained with.
  case otherStore(path: String, found: String, expected: String, sha256: String)
  /// A store was named that was made from the same file as the training's, and from another of the sets of vectors in
  /// it: an archive may hold several.
  case otherDimension(path: String, found: Int, expected: Int)
  /// The store is needed, and it is not to be found.
  case missingStore(reason: String)

  public var kind: FailureKind {
    switch self {
    case .otherStore, .otherDimension: .badData
    case .missingStore: .missingInput
    }
  }

  public var description: String {
    switch self {
    case .otherStore(let path, let found, let expected, let sha256):
      "\(path): other vectors than the model was trained with (found '\(found)'; expected '\(expected)', SHA-256 "
        + "\(sha256.prefix(12))…); import that file with 'wordclf vectors import'"
    case .otherDimension(let path, let found, let expected):
      "\(path): vectors of another dimension than the model was trained with (found \(found); expected \(expected)); "
        + "import those of the same file with 'wordclf vectors import --zip-entry'"
    case .missingStore(let reason):
      reason
    }
  }
}
