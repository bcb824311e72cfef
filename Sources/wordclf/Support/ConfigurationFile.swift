import ByteStreams
import NetworkTraining
import WindowNetwork

/// A file that training options are taken from: a model, which keeps those of its run, or JSON written by hand.
enum ConfigurationFile {
  static func read(_ path: String) throws -> TrainingOptions {
    do {
      let model = try ModelFile.load(path)
      return try TrainingConfiguration.options(json: Array(model.trainingOptions.utf8), file: path)
    } catch is ModelError {
      let input = try openInput(path)
      var bytes: [UInt8] = []
      while let chunk = try input.next() { bytes += chunk }
      return try TrainingConfiguration.options(json: bytes, file: path)
    }
  }
}
