import ByteStreams

/// What can be wrong with a configuration.
public enum ConfigurationError: ReportedFailure, Equatable {
  case notJSON(file: String)
  case unknownKey(file: String, key: String, known: [String])
  case badValue(file: String, key: String, found: String, expected: String)
  case unusable(file: String, UnusableOption)

  public var kind: FailureKind { .badData }

  public var description: String {
    switch self {
    case .notJSON(let file):
      "\(file): is neither a model nor a configuration (expected a JSON object such as {\"hiddenUnits\": 100}); "
        + "'wordclf model info' prints one"
    case .unknownKey(let file, let key, let known):
      "\(file): no option has this name (found '\(key)'; expected one of \(known.joined(separator: ", "))); mend the name"
    case .badValue(let file, let key, let found, let expected):
      "\(file): the value of '\(key)' does not fit (found \(found); expected one like \(expected)); mend the value"
    case .unusable(let file, let option):
      "\(file): a value is out of its range (found \(option.found) for \(option.option); expected \(option.expected)); "
        + "mend the value"
    }
  }
}
