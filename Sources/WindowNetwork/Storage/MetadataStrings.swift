import Foundation
import TaggedText

/// Writes and reads the strings that files of one model and of several have in common.
struct MetadataStrings {
  private let strings: [String: String]
  private let path: String

  private enum Key {
    static let format = "format"
    static let version = "format_version"
    static let labels = "labels"
    static let scheme = "scheme"
    static let corpusScheme = "corpus_scheme"
    static let outsideBias = "outside_bias"
    static let score = "dev_score"
    static let calibration = "calibration"
  }

  private static let format = "wordclf window model"

  // MARK: Writing

  static func shared(
    tagSet: TagSet, corpusScheme: TagScheme, outsideBias: Float, score: WindowModel.Score?, calibration: Calibration?
  ) throws -> [String: String] {
    var strings = [
      Key.format: format,
      Key.version: String(ModelFile.version),
      Key.labels: try json(tagSet.labels),
      Key.scheme: tagSet.scheme.rawValue,
      Key.corpusScheme: corpusScheme.rawValue,
      Key.outsideBias: "\(outsideBias)",
    ]
    if let score { strings[Key.score] = try json(score) }
    if let calibration { strings[Key.calibration] = try json(calibration) }
    return strings
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  // MARK: Reading

  /// - Parameter path: the name to use in errors.
  /// - Throws: `ModelError.notAModel` where the strings are of another format, or `.newerFormat`.
  init(_ strings: [String: String], path: String) throws(ModelError) {
    self.strings = strings
    self.path = path
    guard strings[Key.format] == MetadataStrings.format, let version = strings[Key.version].flatMap({ Int($0) }),
      version > 0
    else {
      throw refused("it is a safetensors file of another program")
    }
    guard version <= ModelFile.version else {
      throw .newerFormat(path: path, found: version, supported: ModelFile.version)
    }
  }

  func refused(_ reason: String) -> ModelError { .notAModel(path: path, reason: reason) }

  subscript(key: String) -> String? { strings[key] }

  /// What an entry holds as JSON.
  func decode<Value: Decodable>(_ key: String) throws(ModelError) -> Value {
    guard let text = strings[key], let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
      throw refused("its '\(key)' cannot be read")
    }
    return value
  }

  func tagSet() throws(ModelError) -> TagSet {
    let scheme = try scheme(Key.scheme)
    let labels: [String] = try decode(Key.labels)
    guard !labels.contains("") else { throw refused("a label in it is empty") }
    let tagSet = TagSet(labels: labels, scheme: scheme)
    guard labels == tagSet.labels else { throw refused("its labels are not in order") }
    return tagSet
  }

  func corpusScheme() throws(ModelError) -> TagScheme { try scheme(Key.corpusScheme) }

  func outsideBias() throws(ModelError) -> Float {
    guard let outsideBias = Float(strings[Key.outsideBias] ?? "0"), outsideBias.isFinite else {
      throw refused("its bias against O is no number")
    }
    return outsideBias
  }

  func score() throws(ModelError) -> WindowModel.Score? {
    strings[Key.score] == nil ? nil : try decode(Key.score) as WindowModel.Score
  }

  func calibration() throws(ModelError) -> Calibration? {
    guard strings[Key.calibration] != nil else { return nil }
    let calibration: Calibration = try decode(Key.calibration)
    let range = Calibration.temperatures
    guard range.contains(calibration.temperature) else {
      throw refused("its temperature is not \(range.lowerBound) to \(range.upperBound)")
    }
    let errors = [calibration.before, calibration.after].flatMap { [$0.tokens, $0.entities] }
    guard errors.allSatisfy((0...1).contains) else { throw refused("its calibration errors are not 0 to 1") }
    return calibration
  }

  private func scheme(_ key: String) throws(ModelError) -> TagScheme {
    guard let scheme = strings[key].flatMap({ TagScheme(rawValue: $0) }) else {
      throw refused("its tag scheme is unknown")
    }
    return scheme
  }
}
