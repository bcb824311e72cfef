import ByteStreams
import Foundation

/// The sample vectors and the sample corpus of the repository, which commands use where nothing else is named.
enum Sample {
  static let vectors = "embeddings/wiki.50d.txt.gz"
  static let store = "embeddings/wiki.50d.sqlite"
  static let training = "corpora/train.conll"
  static let development = "corpora/dev.conll"
  static let test = "corpora/test.conll"
  static let model = "model.safetensors"

  /// - Throws: when a sample that a command falls back on is not there, because the program runs elsewhere.
  static func require(_ path: String, insteadOf option: String) throws(SampleMissing) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw SampleMissing(path: path, option: option)
    }
  }

  struct SampleMissing: ReportedFailure {
    let path: String
    let option: String

    var kind: FailureKind { .missingInput }
    var description: String {
      "\(path): no such file (found no \(option) either); pass \(option), or run in the folder of the wordclf project, "
        + "which has this sample"
    }
  }
}
