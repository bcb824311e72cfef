import TaggedText

extension Misalignment {
  /// What is wrong, in one line: `a.txt:3: entity "Turi" (LOC 3–7) does not begin and end with words; nearest borders 3–8`.
  ///
  /// - Parameter passage: the one that the mention stands in.
  /// - Parameter unit: what places are counted in, from the beginning of the passage.
  /// - Complexity: O(bytes of the passage).
  public func report(in passage: Passage, unit: OffsetUnit) -> String {
    let text = passage.text ?? []
    var place = passage.place
    if case .none = passage.source {
      place.line += text[..<mention.bytes.lowerBound].count { $0 == UInt8(ascii: "\n") }
    }
    func written(_ range: Range<Int>) -> String {
      let range = unit.widened([range], in: text)[0]
      let places = unit.places(of: [range.lowerBound, range.upperBound], in: text)
      return "\(places[0])–\(places[1])"
    }
    let name = excerpt(of: String(decoding: text[mention.bytes], as: UTF8.self))
    let entity =
      "\(place): entity \"\(name)\" (\(excerpt(of: mention.label)) \(written(mention.bytes)))"
    switch reason {
    case .borders:
      let borders = [outer, inner].compactMap { $0 }.map(written)
      return "\(entity) does not begin and end with words; nearest borders \(borders.joined(separator: " and "))"
    case .overlap: return "\(entity) overlaps an entity before it"
    case .severalSentences: return "\(entity) goes over the end of a sentence"
    case .noWords: return "\(entity) holds no word"
    }
  }
}
