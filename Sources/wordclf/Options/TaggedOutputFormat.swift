import ArgumentParser
import TextFormats

/// A format that holds entities, as an option.
struct TaggedOutputFormat: ExpressibleByArgument {
  let format: TextFormat

  static let conll = TaggedOutputFormat(format: .conll)

  private init(format: TextFormat) { self.format = format }

  init?(argument: String) {
    guard let format = TextFormat(rawValue: argument), Self.formats.contains(format) else { return nil }
    self.init(format: format)
  }

  static var allValueStrings: [String] { formats.map(\.rawValue) }

  var defaultValueDescription: String { format.rawValue }

  private static let formats = TextFormat.allCases.filter { $0.contents.contains(.entities) }
}
