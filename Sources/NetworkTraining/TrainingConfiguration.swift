import Foundation

/// Training options as JSON: what a model file keeps of its run, and what people write by hand.
///
/// The keys are the names of the properties of ``TrainingOptions``. What is not there keeps its default, so that
/// `{"hiddenUnits": 100}` is a whole configuration; without a learning rate it has that of its optimizer.
public enum TrainingConfiguration {
  /// The options as one line of JSON, its keys in order.
  ///
  /// - Throws: where a number is not finite.
  public static func json(_ options: TrainingOptions) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(options), as: UTF8.self)
  }

  /// Reads options.
  ///
  /// - Parameter file: the name to use in errors.
  public static func options(json: [UInt8], file: String) throws(ConfigurationError) -> TrainingOptions {
    guard let written = (try? JSONSerialization.jsonObject(with: Data(json))) as? [String: Any] else {
      throw .notJSON(file: file)
    }
    guard
      let defaults = try? JSONSerialization.jsonObject(with: JSONEncoder().encode(TrainingOptions())) as? [String: Any]
    else { preconditionFailure("the default options are no JSON") }
    let merged = try merge(written, into: defaults, path: [], file: file)
    var options: TrainingOptions
    do {
      options = try JSONDecoder().decode(TrainingOptions.self, from: JSONSerialization.data(withJSONObject: merged))
    } catch {
      throw badValue(error, in: written, defaults: defaults, file: file)
    }
    if written["learningRate"] == nil { options.learningRate = options.optimizer.defaultRate }
    do throws(UnusableOption) {
      try options.validate()
    } catch {
      throw .unusable(file: file, error)
    }
    return options
  }

  /// Lays the values of `written` over those of `defaults`, object by object.
  private static func merge(
    _ written: [String: Any], into defaults: [String: Any], path: [String], file: String
  ) throws(ConfigurationError) -> [String: Any] {
    var merged = defaults
    for (key, value) in written.sorted(by: { $0.key < $1.key }) {
      guard let fallback = defaults[key] else {
        throw .unknownKey(file: file, key: (path + [key]).joined(separator: "."), known: defaults.keys.sorted())
      }
      if let inner = value as? [String: Any], let innerDefaults = fallback as? [String: Any] {
        merged[key] = try merge(inner, into: innerDefaults, path: path + [key], file: file)
      } else {
        merged[key] = value
      }
    }
    return merged
  }

  private static func badValue(
    _ error: any Error, in written: [String: Any], defaults: [String: Any], file: String
  ) -> ConfigurationError {
    let path: [String] =
      switch error as? DecodingError {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        context.codingPath.map(\.stringValue)
      default: []
      }
    return .badValue(
      file: file, key: path.joined(separator: "."), found: text(at: path, of: written),
      expected: text(at: path, of: defaults))
  }

  private static func text(at path: [String], of object: [String: Any]) -> String {
    let value = path.reduce(object as Any) { value, key in (value as? [String: Any])?[key] ?? value }
    guard let data = try? JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
    else { return "\(value)" }
    return String(decoding: data, as: UTF8.self)
  }
}
