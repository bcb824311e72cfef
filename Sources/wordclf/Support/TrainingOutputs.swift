import ByteStreams
import Foundation
import NetworkTraining
import WindowNetwork

/// The files that a training run writes: the model, its history beside it, and a checkpoint while it goes on.
struct TrainingOutputs {
  let modelPath: String
  let historyPath: String
  let checkpointPath: String
  let overwrite: Bool

  init(modelPath: String, historyPath: String?, overwrite: Bool) {
    self.modelPath = modelPath
    let stem = TrainingOutputs.stem(of: modelPath)
    self.historyPath = historyPath ?? stem + ".history.csv"
    checkpointPath = stem + ".checkpoint"
    self.overwrite = overwrite
  }

  /// Whether there is a checkpoint to go on from.
  var hasCheckpoint: Bool { FileManager.default.fileExists(atPath: checkpointPath) }

  /// All that is written.
  var paths: [String] { [modelPath, historyPath, checkpointPath] }

  /// Whether there is a model without a checkpoint, as a run leaves it that came to its end.
  var isThere: Bool { FileManager.default.fileExists(atPath: modelPath) && !hasCheckpoint && !overwrite }

  /// Whether the model that is there is one of these options.
  func isModel(of options: TrainingOptions) throws -> Bool {
    try ModelFile.load(modelPath).trainingOptions == TrainingConfiguration.json(options)
  }

  /// Finds out before training whether the files can be written.
  func check(resume: Bool) throws {
    if hasCheckpoint, !resume, !overwrite { throw CheckpointError.inTheWay(path: checkpointPath) }
    let replaces = overwrite || (resume && hasCheckpoint)
    try checkOutput(modelPath, overwrite: replaces)
    try checkOutput(historyPath, overwrite: replaces)
    try checkOutput(checkpointPath, overwrite: true)
  }

  /// Writes the model and the history. A complete run has no more need of its checkpoint; that of an interrupted one
  /// stays.
  func write(_ model: WindowModel, history: [EpochReport], isComplete: Bool) throws {
    let replaces = overwrite || hasCheckpoint
    try ModelFile.save(model, to: modelPath, overwrite: replaces)
    let lines = [TrainingLog.csvHeader] + history.map { TrainingLog.csvLine($0) }
    try writeAtomically(
      Array((lines.joined(separator: "\n") + "\n").utf8), to: historyPath, overwrite: replaces)
    if isComplete, hasCheckpoint { try FileManager.default.removeItem(atPath: checkpointPath) }
  }

  /// `conll.safetensors` → `conll`
  private static func stem(of modelPath: String) -> String {
    let suffix = ".safetensors"
    return modelPath.hasSuffix(suffix) ? String(modelPath.dropLast(suffix.count)) : modelPath
  }
}
