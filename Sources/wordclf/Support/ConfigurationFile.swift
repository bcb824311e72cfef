import ByteStreams
import Foundation
import NetworkTraining
import WindowNetwork

/// A file that training options are taken from: a model, which keeps those of its run, or JSON written by hand.
struct ConfigurationFile {
  let options: TrainingOptions
  /// What it says of the word vectors; nil where it says nothing, and the size of the training set is to decide.
  let embeddings: EmbeddingTraining?

  static func read(_ path: String) throws -> ConfigurationFile {
    do {
      let model = try ModelFile.load(path)
      return try ConfigurationFile(json: Array(model.trainingOptions.utf8), path: path)
    } catch let error as ModelError {
      if case .average = error { throw error }
      var input = try openInput(path)
      return try ConfigurationFile(json: input.readAll(), path: path)
    }
  }

  private init(json: [UInt8], path: String) throws(ConfigurationError) {
    options = try TrainingConfiguration.options(json: json, file: path)
    let object = (try? JSONSerialization.jsonObject(with: Data(json))) as? [String: Any]
    embeddings = object?["embeddings"] == nil ? nil : options.embeddings
  }
}
