import ByteStreams

/// What can go wrong when vectors are trained. Every message of the module is written here.
public enum VectorTrainingError: ReportedFailure, Hashable, Sendable {
  case noText(files: [String])
  case noWord(tokens: Int, minimumCount: Int)
  case noPair(words: Int)
  case tooMuchMemory(needed: Int, memory: Int, words: Int, dimension: Int)
  case diverged(epoch: Int)
  case nothingToResume(folder: String)
  case otherOptions(folder: String)
  case otherText(file: String)
  case damaged(folder: String)

  public var kind: FailureKind {
    switch self {
    case .nothingToResume: .missingInput
    case .noText, .noWord, .noPair, .tooMuchMemory, .diverged, .otherOptions, .otherText, .damaged: .badData
    }
  }
}

extension VectorTrainingError {
  /// Whether the working files stay, as a run with other arguments may go on with them.
  public var keepsWork: Bool {
    switch self {
    case .nothingToResume, .otherOptions, .otherText, .damaged, .tooMuchMemory: true
    case .noText, .noWord, .noPair, .diverged: false
    }
  }
}

extension VectorTrainingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noText(let files):
      "\(files.joined(separator: ", ")): no text to train on (found no word; expected some thousands); "
        + "check that this is the right file"
    case .noWord(let tokens, let minimumCount):
      "too little text (found \(tokens) tokens, and no word \(minimumCount) times; expected some thousand words as often); "
        + "add text, or lower '--min-count'"
    case .noPair(let words):
      "too little text (found \(words) words to train, and no two of them near each other; expected thousands); "
        + "add text, or lower '--min-count'"
    case .tooMuchMemory(let needed, let memory, let words, let dimension):
      "the vectors do not fit into memory (found \(words) words of \(dimension) numbers, which need "
        + "\(Self.megabytes(needed)); expected at most \(Self.megabytes(memory))); raise '--memory', or lower "
        + "'--max-vocabulary' or '--dimension'"
    case .diverged(let epoch):
      "training diverged (found an error that is no number in epoch \(epoch)); lower '--rate'"
    case .nothingToResume(let folder):
      "\(folder): no interrupted run to go on with (expected its files); check the output's name and TMPDIR, or leave out "
        + "'--resume'"
    case .otherOptions(let folder):
      "\(folder): the interrupted run had other options or other texts; repeat them, or start anew without '--resume'"
    case .otherText(let file):
      "\(file): has changed since the interrupted run began; start anew without '--resume'"
    case .damaged(let folder):
      "\(folder): the files of the interrupted run are damaged; start anew without '--resume'"
    }
  }

  private static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}
