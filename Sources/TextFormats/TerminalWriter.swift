/// Writes text for a terminal, with each entity in its label's colour and the label behind it.
///
/// Characters that would act on the terminal, or on the order of the text, are shown by their number, `\u{1B}`; line
/// feeds and tabs are not. Of entities that overlap only the first is shown.
public struct TerminalWriter: PassageWriter {
  private var colors: LabelColors

  /// - Parameter labels: those that are known, so that each has the same colour in every output.
  public init(labels: [String] = []) { colors = LabelColors(labels: labels) }

  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    guard let written = passage.writtenText else { return }
    var end = 0
    for mention in written.mentions.withoutOverlaps {
      append(written.text[end..<mention.bytes.lowerBound], to: &output)
      let color = "\u{1B}[1;\(colors.color(of: mention.label))m"
      // a pager forgets colours at the end of a line
      for (number, line) in written.text[mention.bytes].split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
      ).enumerated() {
        if number > 0 { output.append(UInt8(ascii: "\n")) }
        output += color.utf8
        append(line, to: &output)
        output += "\u{1B}[0m".utf8
      }
      output += "\u{1B}[2m ".utf8
      append(Array(mention.label.utf8)[...], to: &output)
      output += "\u{1B}[0m".utf8
      end = mention.bytes.upperBound
    }
    append(written.text[end...], to: &output)
    if written.lineEnd != .none { output.append(UInt8(ascii: "\n")) }
  }

  private func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    // a Windows line end is one
    let lines = String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    for scalar in lines.unicodeScalars {
      if scalar.actsOnTerminals {
        output += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".utf8
      } else {
        output += scalar.utf8
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would do something else than show it: control characters but line feed and tab, line and
  /// paragraph separators, and those that turn the direction of a text.
  fileprivate var actsOnTerminals: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var utf8: String.UTF8View { String(self).utf8 }
}
