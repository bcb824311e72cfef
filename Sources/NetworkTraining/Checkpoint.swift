import ByteStreams
import Foundation
import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// A training run on disk, from which it can go on after an interruption with the numbers that it would have had.
///
/// The file is a safetensors file, like a model: the weights as they are and as they were best (prefix `best.`), the
/// optimizer's memory (`optimizer.KIND.PARAMETER`, and `optimizer.steps.PARAMETER` where rows are updated lazily), that
/// of the L1 penalty (`l1.WEIGHT`) and of the mean of the weights (`average.PARAMETER`, `average.steps.PARAMETER`), and
/// in the metadata the options, the digest of the data, the epoch and the history. It belongs to one set of options on
/// one set of data, and no other run can go on from it.
public struct Checkpoint {
  /// The run's options as JSON.
  private let options: String
  /// The digest of the run's data.
  private let dataDigest: String
  /// A state of the run, whose shapes a file must have.
  private let example: TrainingState

  /// The checkpoints of the runs of a trainer.
  ///
  /// - Throws: where the options cannot be written as JSON, which does not happen.
  public init(of trainer: Trainer) throws {
    options = try TrainingConfiguration.json(trainer.options)
    dataDigest = trainer.data.digest
    example = trainer.exampleState
  }

  private enum Key {
    static let format = "format"
    static let options = "training_options"
    static let data = "data"
    static let epoch = "epoch"
    static let bestEpoch = "best_epoch"
    static let steps = "steps"
    static let l1Total = "l1_total"
    static let history = "history"
  }

  private static let format = "wordclf checkpoint 1"

  // MARK: Writing

  /// Writes a state beside `path` and moves it into place.
  ///
  /// - Throws: `StreamError` where the file cannot be written.
  /// - Complexity: O(parameters).
  public func save(_ state: TrainingState, to path: String) throws {
    let architecture = state.result.architecture
    var file = SafeTensors(
      tensors: state.weights.tensors(of: architecture) + state.result.weights.tensors(of: architecture, prefix: "best.")
    )
    for (kind, matrices) in state.update.optimizer.matrices.enumerated() {
      for (index, matrix) in matrices.enumerated() { file.append(matrix, named: "optimizer.\(kind).\(index)") }
    }
    for (index, steps) in state.update.optimizer.rowSteps.enumerated() {
      file.tensors.append(("optimizer.steps.\(index)", .init(integers: steps)))
    }
    for (index, matrix) in state.update.l1.taken.enumerated() {
      file.append(matrix, named: "l1.\(index)")
    }
    let average = state.update.average
    for (index, matrix) in average.means.enumerated() {
      file.append(matrix, named: "average.\(index)")
    }
    for (index, steps) in average.rowSteps.enumerated() {
      file.tensors.append(("average.steps.\(index)", .init(integers: steps)))
    }
    file.metadata = [
      Key.format: Checkpoint.format, Key.options: options, Key.data: dataDigest, Key.epoch: String(state.epoch),
      Key.bestEpoch: String(state.result.bestEpoch), Key.steps: String(state.update.optimizer.steps),
      Key.l1Total: "\(state.update.l1.total)",
      Key.history: String(decoding: try Checkpoint.encoder.encode(state.result.history), as: UTF8.self),
    ]
    try writeAtomically(try file.encoded(), to: path, overwrite: true)
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }

  // MARK: Reading

  /// Reads the state that a run with the same options on the same data wrote.
  ///
  /// - Throws: `StreamError` where the file cannot be read, `CheckpointError` where it holds no checkpoint, or that of
  ///   another run.
  /// - Complexity: O(parameters).
  public func load(_ path: String) throws -> TrainingState {
    let bytes = try MappedFile(path)
    do {
      return try state(from: SafeTensors(bytes, path: path), path: path)
    } catch ModelError.notAModel(_, let reason) {
      throw CheckpointError.damaged(path: path, reason: reason)
    }
  }

  private func state(from file: SafeTensors, path: String) throws -> TrainingState {
    let reader = TensorReader(file, path: path)
    let metadata = file.metadata
    guard metadata[Key.format] == Checkpoint.format else { throw reader.refused("it is a file of another kind") }
    guard metadata[Key.options] == options else {
      throw CheckpointError.otherOptions(path: path, found: metadata[Key.options] ?? "", expected: options)
    }
    guard metadata[Key.data] == dataDigest else { throw CheckpointError.otherData(path: path) }
    guard let epoch = metadata[Key.epoch].flatMap({ Int($0) }),
      let bestEpoch = metadata[Key.bestEpoch].flatMap({ Int($0) }),
      let history = metadata[Key.history].flatMap({
        try? Checkpoint.decoder.decode([EpochReport].self, from: Data($0.utf8))
      }),
      let steps = metadata[Key.steps].flatMap({ Int($0) }),
      let l1Total = metadata[Key.l1Total].flatMap({ Double($0) }),
      epoch > 0, history.count == epoch, (1...epoch).contains(bestEpoch), steps > 0, steps < Int32.max, l1Total >= 0
    else { throw reader.refused("its history cannot be read") }
    var state = example
    let (architecture, rows) = (example.result.architecture, example.weights.words.map(\.rows))
    state.epoch = epoch
    state.weights = try WindowWeights(from: reader, of: architecture, wordRows: rows)
    state.result.weights = try WindowWeights(
      from: reader, of: architecture, wordRows: rows, prefix: "best.")
    state.result.bestEpoch = bestEpoch
    state.result.history = history
    state.update.optimizer = OptimizerState(
      steps: steps,
      matrices: try example.update.optimizer.matrices.enumerated().map { kind, matrices in
        try Checkpoint.matrices(named: "optimizer.\(kind)", like: matrices, reader)
      },
      rowSteps: try Checkpoint.rowSteps(
        named: "optimizer.steps", like: example.update.optimizer.rowSteps, steps: steps, reader))
    state.update.l1 = .init(
      total: l1Total, taken: try Checkpoint.matrices(named: "l1", like: example.update.l1.taken, reader))
    let average = example.update.average
    state.update.average = .init(
      steps: average.steps > 0 ? steps : 0,
      means: try Checkpoint.matrices(named: "average", like: average.means, reader),
      rowSteps: try Checkpoint.rowSteps(named: "average.steps", like: average.rowSteps, steps: steps, reader))
    return state
  }

  /// The steps that last touched each row, none of them after step number `steps`.
  private static func rowSteps(
    named prefix: String, like examples: [[Int32]], steps: Int, _ reader: TensorReader
  ) throws -> [[Int32]] {
    try examples.enumerated().map { index, example in
      let name = "\(prefix).\(index)"
      let rowSteps = try reader.integers(name, count: example.count)
      guard rowSteps.allSatisfy({ (0...Int32(steps)).contains($0) }) else {
        throw reader.refused("'\(name)' has a step that was not made")
      }
      return rowSteps
    }
  }

  private static func matrices(
    named prefix: String, like examples: [Matrix<Float>], _ reader: TensorReader
  ) throws -> [Matrix<Float>] {
    try examples.enumerated().map { index, example in
      try reader.matrix("\(prefix).\(index)", rows: example.rows, columns: example.columns)
    }
  }
}

extension SafeTensors {
  fileprivate mutating func append(_ matrix: Matrix<Float>, named name: String) {
    tensors.append((name, .init(floats: matrix.elements, shape: [matrix.rows, matrix.columns])))
  }
}
