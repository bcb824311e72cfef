import ByteStreams
import NetworkTraining
import WindowNetwork

/// The files that a training run writes: the model, and its history beside it.
struct TrainingOutputs {
  let modelPath: String
  let historyPath: String
  let overwrite: Bool

  init(modelPath: String, historyPath: String?, overwrite: Bool) {
    self.modelPath = modelPath
    self.historyPath = historyPath ?? TrainingOutputs.historyName(for: modelPath)
    self.overwrite = overwrite
  }

  /// Finds out before training whether the files can be written.
  func check() throws {
    try checkOutput(modelPath, overwrite: overwrite)
    try checkOutput(historyPath, overwrite: overwrite)
  }

  func write(_ model: WindowModel, history: [EpochReport]) throws {
    try ModelFile.save(model, to: modelPath, overwrite: overwrite)
    let lines = [TrainingLog.csvHeader] + history.map { TrainingLog.csvLine($0) }
    try writeAtomically(
      Array((lines.joined(separator: "\n") + "\n").utf8), to: historyPath, overwrite: overwrite)
  }

  /// `conll.safetensors` → `conll.history.csv`
  private static func historyName(for modelPath: String) -> String {
    let suffix = ".safetensors"
    let stem = modelPath.hasSuffix(suffix) ? String(modelPath.dropLast(suffix.count)) : modelPath
    return stem + ".history.csv"
  }
}
