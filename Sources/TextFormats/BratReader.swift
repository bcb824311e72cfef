import TaggedText

/// Reads the standoff format of the brat tool: a text, and its entities in another file, `T1\tLOC 3 8\tTurin`.
///
/// - Places are counted in scalars over the whole text, and the quoted text must be what stands there, line ends as
///   spaces.
/// - An entity of several fragments, `LOC 0 5;16 23`, is read from the first to the last, and counted.
/// - Relations, events, attributes, normalisations, equivalences and notes are counted and left.
///
/// - SeeAlso: https://brat.nlplab.org/standoff.html
public struct BratReader: Sendable {
  private let textFile: String
  private let annotationFile: String

  /// The lines that cannot be used, which were left out.
  public private(set) var failures: [FormatError] = []
  /// The number of annotations that are no entities.
  public private(set) var otherAnnotations = 0
  /// The number of entities of several fragments, which were read as one.
  public private(set) var joinedFragments = 0

  /// - Parameters: the names to use in errors.
  public init(textFile: String, annotationFile: String) {
    self.textFile = textFile
    self.annotationFile = annotationFile
  }

  /// Reads a document; ``failures`` and the numbers are about it from then on.
  ///
  /// - Throws: ``FormatError/invalidUTF8(at:text:)`` for a text that is not UTF-8.
  /// - Complexity: O(bytes + entities · log entities).
  public mutating func read(text: [UInt8], annotations: [UInt8]) throws(FormatError) -> Passage {
    (failures, otherAnnotations, joinedFragments) = ([], 0, 0)
    var place = TextPlace(file: textFile, line: 1)
    if (try? UTF8Span(validating: text.span)) == nil {
      for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        _ = try checkedUTF8(line, at: place)
        place.line += 1
      }
    }
    var passage = Passage(place: TextPlace(file: textFile, line: 1))
    passage.text = text
    passage.mentions = mentions(of: annotations, in: text)
    return passage
  }

  private mutating func mentions(of annotations: [UInt8], in text: [UInt8]) -> [Mention] {
    let entities = entities(of: annotations)
    let bytes = OffsetUnit.scalar.byteOffsets(
      of: entities.flatMap { $0.fragments.flatMap { [$0.lowerBound, $0.upperBound] } }, in: text)
    var rest = bytes[...]
    return entities.compactMap { entity in
      let own = rest.prefix(2 * entity.fragments.count)
      rest = rest.dropFirst(own.count)
      let borders = own.compactMap { $0 }
      guard borders.count == own.count, let start = borders.first, let end = borders.last else {
        failures.append(
          malformed(
            entity.place, "an entity that is not in the text", entity.line,
            expected: "places from 0 to \(OffsetUnit.scalar.length(of: text))"))
        return nil
      }
      let fragments = stride(from: 0, to: borders.count, by: 2).map { text[borders[$0]..<borders[$0 + 1]] }
      let slice = Array(fragments.joined(separator: [UInt8(ascii: " ")])).withoutLineEnds
      guard slice == entity.quoted.withoutLineEnds else {
        failures.append(
          malformed(
            entity.place, "the quoted text is not what stands there", entity.quoted[...],
            expected: "\"\(excerpt(of: String(decoding: slice, as: UTF8.self)))\""))
        return nil
      }
      if fragments.count > 1 { joinedFragments += 1 }
      return Mention(entity.label, start..<end)
    }
  }
}

// MARK: - Lines

extension BratReader {
  private struct Entity {
    let place: TextPlace
    let line: ArraySlice<UInt8>
    let label: String
    let fragments: [Range<Int>]
    let quoted: [UInt8]
  }

  private mutating func entities(of annotations: [UInt8]) -> [Entity] {
    var place = TextPlace(file: annotationFile, line: 0)
    return annotations.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).compactMap { line in
      place.line += 1
      var line = withoutMark(line, at: place)
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      switch line.first {
      case nil: return nil
      case UInt8(ascii: "T"): return entity(of: line, at: place)
      case .some(let letter) where "REAMN#*".utf8.contains(letter):
        otherAnnotations += 1
        return nil
      default:
        failures.append(
          malformed(place, "unknown annotation", line, expected: "a line that begins with one of T R E A M N # *"))
        return nil
      }
    }
  }

  private mutating func entity(of line: ArraySlice<UInt8>, at place: TextPlace) -> Entity? {
    let columns = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
    if (try? UTF8Span(validating: line.span)) == nil {
      failures.append(.invalidUTF8(at: place, text: String(decoding: line, as: UTF8.self)))
    } else if columns.count == 3, let (label, fragments) = target(of: String(decoding: columns[1], as: UTF8.self)) {
      return Entity(place: place, line: line, label: label, fragments: fragments, quoted: Array(columns[2]))
    } else {
      failures.append(
        malformed(place, "not the line of an entity", line, expected: "T1, a label with its places, and its text"))
    }
    return nil
  }

  /// Reads `LOC 0 5;16 23`.
  private func target(of text: String) -> (label: String, fragments: [Range<Int>])? {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    var fragments: [Range<Int>] = []
    for fragment in parts[1].split(separator: ";", omittingEmptySubsequences: false) {
      let places = fragment.split(separator: " ", omittingEmptySubsequences: false)
      guard places.count == 2, let start = Int(number: places[0]), let end = Int(number: places[1]), start < end,
        start >= fragments.last?.upperBound ?? 0
      else { return nil }
      fragments.append(start..<end)
    }
    return (String(parts[0]), fragments)
  }

  private func malformed(
    _ place: TextPlace, _ what: String, _ found: ArraySlice<UInt8>, expected: String
  ) -> FormatError {
    .malformed(at: place, what: what, found: "\"\(String(decoding: found, as: UTF8.self))\"", expected: expected)
  }
}

extension [UInt8] {
  /// With spaces for tabs and line ends, as a text is quoted in a line.
  var withoutLineEnds: [UInt8] {
    map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? UInt8(ascii: " ") : $0 }
  }
}
