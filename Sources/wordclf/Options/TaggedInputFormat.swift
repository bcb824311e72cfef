import ArgumentParser
import TextFormats

/// A format that texts to be tagged are read from, as an option: all but brat's, whose annotations stand beside a text.
struct TaggedInputFormat: ExpressibleByArgument {
  let format: TextFormat

  init?(argument: String) {
    guard let format = TextFormat(rawValue: argument), Self.formats.contains(format) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { formats.map(\.rawValue) }

  private static let formats = TextFormat.allCases.filter { $0.isReadable && $0 != .brat }
}
