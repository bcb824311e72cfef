import TaggedText

/// The last column of CoNLL-U: `_`, or `Key=value` items with `|` between.
///
/// Values are escaped as UDPipe escapes spaces: `\s` is a space, `\p` is `|`, and `\t`, `\n`, `\r`, `\\` are as ever.
/// `\e` is `=`, of which some readers allow one in an item.
///
/// - SeeAlso: https://universaldependencies.org/format.html#miscellaneous and
///   https://ufal.mff.cuni.cz/udpipe/2/users-manual, "Preserving the original spaces".
struct CoNLLUMisc {
  /// The items as they stand.
  private var items: [[UInt8]]

  init(_ column: some Sequence<UInt8>) {
    let column = Array(column)
    items = column == [UInt8(ascii: "_")] ? [] : column.split(separator: UInt8(ascii: "|")).map(Array.init)
  }

  /// The column.
  var bytes: [UInt8] { items.isEmpty ? [UInt8(ascii: "_")] : Array(items.joined(separator: [UInt8(ascii: "|")])) }

  /// The value of a key, without escapes; nil where it is not there.
  subscript(_ key: Key) -> [UInt8]? {
    guard let index = index(of: key) else { return nil }
    return CoNLLUMisc.unescaped(items[index].dropFirst(key.rawValue.utf8.count + 1))
  }

  /// Puts a value in place of that of the key, whose letters stay as they are, or behind the others.
  mutating func set(_ key: Key, to value: some Sequence<UInt8>) {
    let escaped = CoNLLUMisc.escaped(value)
    if let index = index(of: key) {
      items[index] = items[index].prefix(key.rawValue.utf8.count + 1) + escaped
    } else {
      items.append(Array("\(key.rawValue)=".utf8) + escaped)
    }
  }

  mutating func remove(_ key: Key) { if let index = index(of: key) { items.remove(at: index) } }

  /// The keys that say something of text and entities.
  enum Key: String, CaseIterable {
    /// The tag of an entity; `ner` is read as well.
    case tag = "NER"
    /// `No` where no space follows.
    case spaceAfter = "SpaceAfter"
    /// The white space that follows, where it is not one space.
    case spacesAfter = "SpacesAfter"
    /// The white space before the first word.
    case spacesBefore = "SpacesBefore"
  }

  /// Whether there are items with none of these keys.
  var hasOtherItems: Bool {
    items.contains { item in !Key.allCases.contains { CoNLLUMisc.has(item, $0) } }
  }

  private func index(of key: Key) -> Int? { items.firstIndex { CoNLLUMisc.has($0, key) } }

  private static func has(_ item: [UInt8], _ key: Key) -> Bool {
    guard let end = item.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return item[..<end].elementsEqual(key.rawValue.utf8) || (key == .tag && item[..<end].elementsEqual("ner".utf8))
  }
}

// MARK: - Escapes

extension CoNLLUMisc {
  private static let escapes: [(letter: UInt8, byte: UInt8)] = [
    (UInt8(ascii: "s"), UInt8(ascii: " ")), (UInt8(ascii: "t"), UInt8(ascii: "\t")),
    (UInt8(ascii: "n"), UInt8(ascii: "\n")), (UInt8(ascii: "r"), UInt8(ascii: "\r")),
    (UInt8(ascii: "p"), UInt8(ascii: "|")), (UInt8(ascii: "e"), UInt8(ascii: "=")),
    (UInt8(ascii: "\\"), UInt8(ascii: "\\")),
  ]

  private static func escaped(_ value: some Sequence<UInt8>) -> [UInt8] {
    value.flatMap { byte in
      escapes.first { $0.byte == byte }.map { [UInt8(ascii: "\\"), $0.letter] } ?? [byte]
    }
  }

  /// A backslash before any other letter stays.
  private static func unescaped(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "\\"), index + 1 < value.endIndex,
        let escape = escapes.first(where: { $0.letter == value[index + 1] })
      {
        bytes.append(escape.byte)
        index += 2
      } else {
        bytes.append(value[index])
        index += 1
      }
    }
    return bytes
  }
}
