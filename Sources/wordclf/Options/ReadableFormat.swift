import ArgumentParser
import TextFormats

/// A format that texts are read from, as an option.
struct ReadableFormat: ExpressibleByArgument {
  let format: TextFormat

  init?(argument: String) {
    guard let format = TextFormat(rawValue: argument), format.isReadable else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { TextFormat.allCases.filter(\.isReadable).map(\.rawValue) }
}
