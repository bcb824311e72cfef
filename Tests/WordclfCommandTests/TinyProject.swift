import TestSupport

/// A folder with a few vectors, a few tagged sentences, a store and a model trained on them: enough for every command.
struct TinyProject: Sendable {
  let folder: TemporaryFolder

  /// Words with vectors in which names of people, places and the rest stand apart.
  static let vectors = """
    . 0.1 0.1 0.1 0.9
    the 0.1 0.2 0.1 0.8
    in 0.2 0.1 0.1 0.9
    lives 0.1 0.1 0.2 0.7
    saw 0.2 0.2 0.1 0.8
    left 0.1 0.2 0.2 0.9
    anna 0.9 0.1 0.1 0.1
    bruno 0.8 0.2 0.1 0.1
    clara 0.9 0.2 0.2 0.1
    dora 0.9 0.1 0.2 0.2
    oslo 0.1 0.9 0.1 0.1
    turin 0.2 0.9 0.1 0.2
    lyon 0.1 0.8 0.2 0.1
    cairo 0.2 0.9 0.2 0.1

    """

  static let training = """
    -DOCSTART- O

    Anna B-PER
    lives O
    in O
    Oslo B-LOC
    . O

    Bruno B-PER
    saw O
    Turin B-LOC
    . O

    The O
    Clara B-PER
    left O
    . O

    In O
    Lyon B-LOC
    Anna B-PER
    lives O
    . O

    """

  static let development = """
    Clara B-PER
    lives O
    in O
    Turin B-LOC
    . O

    """

  /// A project that commands can change.
  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.write(TinyProject.vectors, to: "vectors.txt")
    _ = try folder.write(TinyProject.training, to: "train.conll")
    _ = try folder.write(TinyProject.development, to: "dev.conll")
    try require(["vectors", "import", "vectors.txt", "--store", "vectors.sqlite"])
    try require(
      TinyProject.trainArguments + ["--train", "train.conll", "--dev", "dev.conll", "--model", "tiny.safetensors"])
  }

  /// What trains a tiny network that learns its training set by heart.
  static let trainArguments = [
    "train", "--store", "vectors.sqlite", "--hidden", "16", "--window", "1", "--epochs", "60", "--patience", "60",
    "--batch-size", "4", "--learning-rate", "0.02", "--dropout", "0", "--input-dropout", "0", "--word-dropout", "0",
    "--fine-tune-embeddings",
  ]

  /// One project for all tests that only read.
  static let shared = Result { try TinyProject() }

  @discardableResult func run(_ arguments: [String], input: String? = nil) throws -> Program.Outcome {
    try Program.run(arguments, in: folder.path, input: input)
  }

  private func require(_ arguments: [String]) throws {
    let outcome = try run(arguments)
    guard outcome.status == 0 else { throw Failed(message: outcome.error) }
  }

  struct Failed: Error {
    let message: String
  }
}
