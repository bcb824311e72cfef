/// Writes text with entities in it, `in [Turin](LOC)`, as ``InlineReader`` reads it back: the same text, and the same
/// entities but those that overlap one before them.
///
/// In text `[`, `]` and `\` get a backslash, in labels parentheses too. Line ends within an entity become `\n` and `\r`;
/// others stand as they are, so that a text of several lines becomes several.
public struct InlineWriter: PassageWriter {
  public init() {}

  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    guard let written = passage.writtenText else { return }
    var end = 0
    for mention in written.mentions.withoutOverlaps {
      append(written.text[end..<mention.bytes.lowerBound], to: &output)
      output.append(UInt8(ascii: "["))
      append(written.text[mention.bytes], keepsLine: true, to: &output)
      output += "](".utf8
      append(Array(mention.label.utf8)[...], keepsLine: true, isLabel: true, to: &output)
      output.append(UInt8(ascii: ")"))
      end = mention.bytes.upperBound
    }
    append(written.text[end...], to: &output)
    output += written.lineEnd.rawValue.utf8
  }

  private func append(
    _ text: ArraySlice<UInt8>, keepsLine: Bool = false, isLabel: Bool = false, to output: inout [UInt8]
  ) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\n") where keepsLine: output += #"\n"#.utf8
      case UInt8(ascii: "\r") where keepsLine: output += #"\r"#.utf8
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        if isLabel { output.append(UInt8(ascii: "\\")) }
        output.append(byte)
      default:
        if byte.isInlineMark { output.append(UInt8(ascii: "\\")) }
        output.append(byte)
      }
    }
  }
}
