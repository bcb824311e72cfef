/// Writes the entities of texts in the standoff format of the brat tool, `T1\tLOC 3 8\tTurin`.
///
/// Places are counted in scalars over all passages of an input, their line ends included, as ``PlainTextWriter`` writes
/// them into the text beside.
public struct BratWriter: PassageWriter {
  private var number = 0
  /// The place where the next passage begins.
  private var base = 0

  public init() {}

  /// Begins with another text, and counts from the beginning.
  public mutating func begin(file: String, to output: inout [UInt8]) { (number, base) = (0, 0) }

  public mutating func skip(_ text: [UInt8]) { base += OffsetUnit.scalar.length(of: text) }

  /// - Throws: ``FormatError/unwritable(at:what:found:format:)`` for a label with white space.
  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    guard let written = passage.writtenText else { return }
    for mention in written.mentions where mention.label.contains(where: \.isWhitespace) {
      throw .unwritable(at: passage.place, what: "a label with white space", found: mention.label, format: .brat)
    }
    let places = OffsetUnit.scalar.places(
      of: written.mentions.flatMap { [$0.bytes.lowerBound, $0.bytes.upperBound] }, in: written.text)
    for (index, mention) in written.mentions.enumerated() {
      number += 1
      output += "T\(number)\t\(mention.label) \(base + places[2 * index]) \(base + places[2 * index + 1])\t".utf8
      output += Array(written.text[mention.bytes]).withoutLineEnds
      output.append(UInt8(ascii: "\n"))
    }
    base += OffsetUnit.scalar.length(of: written.line)
  }
}
