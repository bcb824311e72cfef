import Foundation

extension Encodable {
  /// The value as a JSON object for people and programs: indented, keys in order, without a line feed at the end.
  func jsonPage() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
