import ByteStreams
import TaggedText
import WindowFeatures

/// What can be wrong with a model file, or with several side by side.
public enum ModelError: ReportedFailure, Equatable, Sendable {
  case notAModel(path: String, reason: String)
  case newerFormat(path: String, found: Int, supported: Int)
  case unknownFeature(path: String, name: String)
  /// The file holds several models that tag together, where one is needed.
  case average(path: String, members: Int)
  /// The models are to tag together, and do not have the same tags.
  case otherTags(path: String, found: TagSet, otherPath: String, expected: TagSet)

  public var kind: FailureKind { .badData }

  /// The names of the features that this build knows; lists have one for each label.
  static let knownFeatures =
    FormFeature.all.map(\.name) + [
      DocumentFeature.documentCase.rawValue, DocumentFeature.sentenceCase.rawValue, "list:LABEL",
      DocumentFeature.gazetteerName(of: "LABEL"),
    ]

  public var description: String {
    switch self {
    case .notAModel(let path, let reason):
      "\(path): is not a wordclf model, or is damaged (\(reason)); train it again, or copy it again from where it came"
    case .newerFormat(let path, let found, let supported):
      "\(path): the model has a newer format (found \(found); expected at most \(supported)); update wordclf, or train the "
        + "model again"
    case .unknownFeature(let path, let name):
      "\(path): the model uses a feature that this build does not know (found '\(name)'; expected one of "
        + "\(ModelError.knownFeatures.joined(separator: ", "))); update wordclf"
    case .average(let path, let members):
      "\(path): the model is an average (found \(members) models; expected one); name one of those that it was made from"
    case .otherTags(let path, let found, let otherPath, let expected):
      "\(path): other tags than those of \(otherPath) (found \(found.inWords); expected \(expected.inWords)); average models "
        + "that were trained for the same labels and --scheme"
    }
  }
}

extension TagSet {
  fileprivate var inWords: String {
    "\(scheme.rawValue) of \(labels.isEmpty ? "no labels" : labels.joined(separator: ", "))"
  }
}
