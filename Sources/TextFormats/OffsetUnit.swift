/// What the place of an entity in a text is counted in.
public enum OffsetUnit: String, Sendable, Hashable, CaseIterable, Codable {
  /// Bytes of UTF-8.
  case utf8
  /// Unicode scalars, as Python counts.
  case scalar
  /// Units of UTF-16, as JavaScript, Java and C# count.
  case utf16
  /// Characters as people see them, as Swift counts: extended grapheme clusters (Unicode Standard Annex 29).
  case grapheme
}

extension OffsetUnit {
  /// The length of `text`, which is UTF-8.
  ///
  /// - Complexity: O(bytes).
  public func length(of text: some Collection<UInt8>) -> Int {
    switch self {
    case .utf8: text.count
    case .scalar: text.reduce(0) { $0 + $1.scalarUnits }
    case .utf16: text.reduce(0) { $0 + $1.utf16Units }
    case .grapheme: String(decoding: text, as: UTF8.self).count
    }
  }

  /// The places of byte offsets, counted from the beginning of `text`, which is UTF-8.
  ///
  /// - Parameter offsets: in any order.
  /// - Precondition: the offsets are borders of scalars and, for graphemes, of characters, as those of ranges are that
  ///   ``widened(_:in:)`` gives.
  /// - Complexity: O(bytes + offsets · log offsets).
  public func places(of offsets: [Int], in text: [UInt8]) -> [Int] {
    if isBytewise(in: text) { return offsets }
    var places = offsets
    var walk = OffsetWalk(text, unit: self)
    for index in offsets.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
      places[index] = walk.place(ofByte: offsets[index])
    }
    return places
  }

  /// The byte offsets of places; nil for those beyond the end of `text`, and those inside of a scalar.
  ///
  /// - Parameter places: in any order.
  /// - Complexity: O(bytes + places · log places).
  public func byteOffsets(of places: [Int], in text: [UInt8]) -> [Int?] {
    var offsets = [Int?](repeating: nil, count: places.count)
    var walk = OffsetWalk(text, unit: self)
    for index in places.indices.sorted(by: { places[$0] < places[$1] }) {
      offsets[index] = walk.byte(ofPlace: places[index])
    }
    return offsets
  }

  /// The least ranges around `ranges` that begin and end where this unit can point to: whole characters for graphemes,
  /// and the ranges themselves otherwise.
  ///
  /// - Precondition: the bounds are borders of scalars.
  /// - Complexity: O(bytes + ranges · log bytes) for graphemes in a text that is not plain ASCII.
  public func widened(_ ranges: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
    guard self == .grapheme, !ranges.isEmpty, !isBytewise(in: text) else { return ranges }
    var borders = [0]
    for character in String(decoding: text, as: UTF8.self) {
      borders.append(borders[borders.count - 1] + character.utf8.count)
    }
    return ranges.map { range in
      let start = borders.partitioningIndex { $0 > range.lowerBound } - 1
      let end = borders.partitioningIndex { $0 >= range.upperBound }
      return borders[start]..<borders[end]
    }
  }

  /// Whether each byte of `text` counts one.
  func isBytewise(in text: [UInt8]) -> Bool {
    switch self {
    case .utf8: true
    case .scalar, .utf16: text.allSatisfy { $0 < 0x80 }
    case .grapheme: text.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
    }
  }
}

extension UInt8 {
  /// What a byte of UTF-8 adds to the number of scalars: each has one byte that does not go on with one.
  fileprivate var scalarUnits: Int { self & 0xC0 == 0x80 ? 0 : 1 }

  /// What a byte of UTF-8 adds to the number of units of UTF-16: two for scalars of four bytes.
  fileprivate var utf16Units: Int { self >= 0xF0 ? 2 : scalarUnits }
}

/// Goes through a text once, and counts bytes and units side by side.
private struct OffsetWalk {
  private let text: [UInt8]
  private let unit: OffsetUnit
  /// The lengths of the characters in bytes; empty for other units.
  private let characters: [Int]
  private var character = 0
  private var byte = 0
  private var place = 0

  init(_ text: [UInt8], unit: OffsetUnit) {
    self.text = text
    self.unit = unit
    characters = unit == .grapheme ? String(decoding: text, as: UTF8.self).map(\.utf8.count) : []
  }

  /// - Precondition: not less than that of the call before.
  mutating func place(ofByte offset: Int) -> Int {
    while byte < offset { step() }
    return place
  }

  /// - Precondition: not less than that of the call before.
  mutating func byte(ofPlace target: Int) -> Int? {
    while place < target, byte < text.count { step() }
    return place == target ? byte : nil
  }

  /// Goes over one scalar or character.
  private mutating func step() {
    switch unit {
    case .utf8:
      let width = scalarWidth
      byte += width
      place += width
    case .scalar:
      byte += scalarWidth
      place += 1
    case .utf16:
      place += text[byte].utf16Units
      byte += scalarWidth
    case .grapheme:
      byte += characters[character]
      character += 1
      place += 1
    }
  }

  /// The number of bytes of the scalar that begins here.
  private var scalarWidth: Int {
    switch text[byte] {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}
