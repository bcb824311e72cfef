import ByteStreams

/// What can be wrong with a corpus as a training set, though it can be read.
enum TrainingInputError: ReportedFailure {
  case noEntities(path: String)

  var kind: FailureKind { .badData }

  var description: String {
    switch self {
    case .noEntities(let path):
      "\(path): no entity to learn from (found only O; expected tags such as B-PER); check the tag column with --columns"
    }
  }
}
