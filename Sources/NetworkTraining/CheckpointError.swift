import ByteStreams

/// What can be wrong with a checkpoint.
public enum CheckpointError: ReportedFailure, Equatable {
  case damaged(path: String, reason: String)
  case otherOptions(path: String, found: String, expected: String)
  case otherData(path: String)
  /// There is no checkpoint, and the model that is there is that of another run.
  case otherModel(path: String)
  /// A checkpoint stands where a new run would put its own.
  case inTheWay(path: String)

  public var kind: FailureKind {
    switch self {
    case .damaged, .otherOptions, .otherData: .badData
    case .inTheWay, .otherModel: .cannotCreate
    }
  }

  public var description: String {
    switch self {
    case .damaged(let path, let reason):
      "\(path): is not a checkpoint, or is damaged (\(reason)); start anew with --overwrite"
    case .otherOptions(let path, let found, let expected):
      "\(path): the checkpoint of a run with other options (found \(found); expected \(expected)); give the options of "
        + "then, or start anew with --overwrite"
    case .otherData(let path):
      "\(path): the checkpoint of a run on other data (found another digest of corpora and vectors); give those of then, "
        + "or start anew with --overwrite"
    case .otherModel(let path):
      "\(path): there is no checkpoint to resume from, and this is the model of a run with other options; start anew with "
        + "--overwrite, or choose another name"
    case .inTheWay(let path):
      "\(path): the checkpoint of an interrupted run is here; pass --resume to go on from it, or --overwrite to start anew"
    }
  }
}
