import Foundation
import TaggedText

/// Reads JSON Lines: each line is an object with a `text`, or with `tokens`, and maybe with entities.
///
/// Entities are read in the shapes that spaCy, Prodigy, doccano and Hugging Face write: objects with `start`, `end` and
/// `label` or lists of these under `entities`, `spans`, `label` or `labels`, and `tags` beside `tokens`. All else is kept
/// for ``JSONLinesWriter``.
///
/// - SeeAlso: https://jsonlines.org
public struct JSONLinesReader: PassageReader {
  private var place: TextPlace
  private let unit: OffsetUnit

  /// - Parameter file: the name to use in errors.
  /// - Parameter line: the number of the first line that is pushed, from 1.
  /// - Parameter unit: what the places of entities are counted in, where a record does not name its `offset_unit`.
  public init(file: String, line: Int = 1, unit: OffsetUnit = .scalar) {
    place = TextPlace(file: file, line: line)
    self.unit = unit
  }

  /// Empty lines are passed over.
  public mutating func push(_ line: ArraySlice<UInt8>, isEnded: Bool) throws(FormatError) -> Passage? {
    defer { place.line += 1 }
    var line = line
    if place.line == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return nil }
    let bytes = Array(line)
    let record = try decode(bytes)
    var passage = Passage(place: place)
    passage.source = .json(bytes)
    if record.opensDocument { passage.documentMarks = [[]] }
    if let tokens = record.tokens {
      try read(tokens.map(\.text), of: record, into: &passage)
    } else if let text = record.text {
      passage.text = Array(text.utf8)
      passage.mentions = try mentions(of: record, in: Array(text.utf8))
    } else {
      throw malformed("no text", found: bytes, expected: "the key text or tokens")
    }
    return passage
  }

  private func decode(_ bytes: [UInt8]) throws(FormatError) -> JSONRecord {
    guard (try? UTF8Span(validating: bytes.span)) != nil else {
      throw .invalidUTF8(at: place, text: String(decoding: bytes, as: UTF8.self))
    }
    // as in UTF-16, which the decoder would take
    if bytes.contains(0) { throw malformed("no JSON", found: bytes, expected: "an object in one line of UTF-8") }
    let record: JSONRecord
    do {
      record = try JSONDecoder().decode(JSONRecord.self, from: Data(bytes))
    } catch let DecodingError.keyNotFound(key, _) {
      throw malformed("no '\(key.stringValue)' in an entity", found: bytes, expected: "start, end and label")
    } catch let DecodingError.typeMismatch(type, context) where !context.codingPath.isEmpty {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw malformed("a value of another type at '\(path)'", found: bytes, expected: "\(JSONRecord.name(of: type))")
    } catch let DecodingError.valueNotFound(type, context) {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw malformed("no value at '\(path)'", found: bytes, expected: "\(JSONRecord.name(of: type))")
    } catch DecodingError.typeMismatch {
      throw malformed("no JSON object", found: bytes, expected: "an object in one line")
    } catch {
      throw malformed("no valid JSON", found: bytes, expected: "an object in one line")
    }
    // readers differ in which of two they take
    let keys = JSONMember.members(of: bytes).map(\.key)
    if let twice = JSONRecord.keys.first(where: { key in keys.count { $0 == key } > 1 }) {
      throw malformed("the key '\(twice)' stands twice", found: bytes, expected: "each key once")
    }
    return record
  }

  private func malformed(_ what: String, found: [UInt8], expected: String) -> FormatError {
    .malformed(at: place, what: what, found: String(decoding: found, as: UTF8.self), expected: expected)
  }
}

// MARK: - Entities by their place in a text

extension JSONLinesReader {
  private func mentions(of record: JSONRecord, in text: [UInt8]) throws(FormatError) -> [Mention]? {
    guard let spans = record.spans else { return nil }
    guard let unit = record.unit.map(OffsetUnit.init(rawValue:)) ?? unit else {
      throw .malformed(
        at: place, what: "unknown unit of offsets", found: record.unit ?? "",
        expected: OffsetUnit.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let bytes = unit.byteOffsets(of: spans.flatMap { [$0.start, $0.end] }, in: text)
    var mentions: [Mention] = []
    for (number, span) in spans.enumerated() {
      guard let start = bytes[2 * number], let end = bytes[2 * number + 1], start < end, !span.label.isEmpty else {
        throw .malformed(
          at: place, what: "entity \(number + 1) is not in the text",
          found: "\(span.label) from \(span.start) to \(span.end)",
          expected: "a label and places from 0 to \(unit.length(of: text)), counted in \(unit.rawValue)")
      }
      mentions.append(Mention(span.label, start..<end, score: span.score))
    }
    return mentions
  }
}

// MARK: - Words

extension JSONLinesReader {
  private func read(_ words: [String], of record: JSONRecord, into passage: inout Passage) throws(FormatError) {
    var ranges: [Range<Int>] = []
    if let text = record.text {
      passage.text = Array(text.utf8)
      ranges = try places(of: words, in: Array(text.utf8))
    }
    let entities = try entities(of: record, words: words)
    var starts = record.sentenceStarts ?? [0]
    guard starts.first == 0, starts == starts.sorted(), (starts.last ?? 0) <= words.count else {
      throw .malformed(
        at: place, what: "wrong sentence_starts", found: "\(starts)",
        expected: "ascending numbers of words, from 0 to \(words.count)")
    }
    starts.append(words.count)
    var rest = entities[...]
    for (start, end) in zip(starts, starts.dropFirst()) where start < end {
      let own = rest.prefix { $0.tokens.lowerBound >= start && $0.tokens.upperBound <= end }
      rest = rest.dropFirst(own.count)
      passage.sentences.append(
        Sentence(
          words: Array(words[start..<end]), byteRanges: ranges.isEmpty ? [] : Array(ranges[start..<end]),
          entities: own.map { EntitySpan($0.label, $0.tokens.lowerBound - start..<$0.tokens.upperBound - start) }))
    }
    guard rest.isEmpty else {
      throw .malformed(
        at: place, what: "an entity goes over the end of a sentence", found: "sentence_starts \(starts.dropLast())",
        expected: "entities inside of sentences")
    }
    guard let text = passage.text else { return }
    if record.tags == nil, record.unit != "token", let mentions = try mentions(of: record, in: text) {
      passage.mentions = mentions
      var alignment = MentionAlignment(sentences: passage.sentences)
      for mention in mentions.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) { alignment.add(mention) }
      passage.sentences = alignment.sentences
    } else {
      passage.mentions = passage.sentences.flatMap(\.mentions)
    }
  }

  /// Where each word stands in the text, one after the other.
  private func places(of words: [String], in text: [UInt8]) throws(FormatError) -> [Range<Int>] {
    var position = 0
    var ranges: [Range<Int>] = []
    for word in words {
      let bytes = Array(word.utf8)
      while position < text.count, !bytes.isEmpty, !text[position...].starts(with: bytes) { position += 1 }
      guard position < text.count, !bytes.isEmpty else {
        throw .malformed(
          at: place, what: "a token is not in the text", found: word, expected: "the tokens of the text, in order")
      }
      ranges.append(position..<position + bytes.count)
      position += bytes.count
    }
    return ranges
  }

  /// The entities by their words: from the tags, or from spans that are counted in words.
  private func entities(of record: JSONRecord, words: [String]) throws(FormatError) -> [EntitySpan] {
    if let tags = record.tags {
      guard tags.count == words.count else {
        throw .malformed(
          at: place, what: "not a tag for each token", found: "\(tags.count) tags",
          expected: "\(words.count), one a token")
      }
      do {
        return try [EntitySpan](tags: tags)
      } catch {
        throw .malformed(
          at: place, what: "unknown tag", found: tags.first { Tag(parsing: $0) == nil } ?? "",
          expected: "O, or one of B- I- E- S- and a label")
      }
    }
    guard let spans = record.spans, record.text == nil || record.unit == "token" else { return [] }
    var end = 0
    return try spans.sorted { $0.start < $1.start }.map { span throws(FormatError) in
      guard span.start >= end, span.end > span.start, span.end <= words.count, !span.label.isEmpty else {
        throw .malformed(
          at: place, what: "an entity is not in the tokens, or overlaps another",
          found: "\(span.label) from \(span.start) to \(span.end)", expected: "numbers of tokens, 0 to \(words.count)")
      }
      end = span.end
      return EntitySpan(span.label, span.start..<span.end)
    }
  }
}
