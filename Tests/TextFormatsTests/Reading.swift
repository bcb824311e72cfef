import TaggedText
import Testing

@testable import TextFormats

/// The passages of a text in some format, and the errors of its lines.
func read(_ text: String, by reader: any PassageReader) -> (passages: [Passage], errors: [FormatError]) {
  var reader = reader
  var passages: [Passage] = []
  var errors: [FormatError] = []
  func take(_ step: () throws(FormatError) -> Passage?) {
    do throws(FormatError) {
      if let passage = try step() { passages.append(passage) }
    } catch {
      errors.append(error)
    }
  }
  var lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  let last = lines.removeLast()
  for line in lines { take { () throws(FormatError) in try reader.push(line, isEnded: true) } }
  if !last.isEmpty { take { () throws(FormatError) in try reader.push(last, isEnded: false) } }
  take { () throws(FormatError) in try reader.finish() }
  return (passages, errors)
}

/// What some passages are in a format, as one input.
func written(_ passages: [Passage], by writer: any PassageWriter, file: String = "a") throws(FormatError) -> String {
  var writer = writer
  var output: [UInt8] = []
  writer.begin(file: file, to: &output)
  for passage in passages { try writer.append(passage, to: &output) }
  writer.finish(to: &output)
  return String(decoding: output, as: UTF8.self)
}

extension Passage {
  /// A text with entities, each given as label and the part of the text that it is, in their order.
  init(_ text: String, _ entities: [(label: String, part: String)] = [], lineEnd: LineEnd = .lineFeed, line: Int = 1) {
    self.init(place: TextPlace(file: "a", line: line))
    let bytes = Array(text.utf8)
    self.text = bytes
    self.lineEnd = lineEnd
    var position = 0
    mentions = entities.map { entity in
      let part = Array(entity.part.utf8)
      while !bytes[position...].starts(with: part) { position += 1 }
      defer { position += part.count }
      return Mention(entity.label, position..<position + part.count)
    }
  }

  /// The text, and the entities as label and part of the text.
  var shown: [String] {
    let bytes = text ?? []
    return [String(decoding: bytes, as: UTF8.self)]
      + (mentions ?? []).map { "\($0.label): \(String(decoding: bytes[$0.bytes], as: UTF8.self))" }
  }
}
