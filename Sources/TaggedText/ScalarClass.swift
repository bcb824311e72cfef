/// What a character is to the tokenizer.
package enum ScalarClass: UInt8, Sendable {
  /// White space, control characters, and the marks that turn the direction of writing, which separate words just the
  /// same.
  case space
  /// The white space that ends a line.
  case lineBreak
  /// Anything that words are made of: letters, marks, `_`, joiners, CJK characters.
  case letter
  case digit
  case stop
  case comma
  case colon
  case slash
  case ampersand
  case plus
  case dollar
  case at
  case hash
  /// `'` and `’`, which end quotations and stand in contractions.
  case apostrophe
  /// `‘`, which opens quotations and now and then stands in for `’`.
  case openingApostrophe
  /// A hyphen or minus sign that joins what stands around it.
  case hyphen
  /// `?` and `!`.
  case terminator
  /// `*` and `` ` ``, of which several in a row are one word.
  case repeated
  /// A picture, of which several in a row are one word, with the joiners and marks between them.
  case emoji
  /// A character that is always a word of its own: brackets, quotes, currency signs, dashes and the like.
  case mark
}

extension ScalarClass {
  package var isSpace: Bool { self == .space || self == .lineBreak }

  /// Whether words go on through it, whatever stands around it.
  var isWord: Bool { self == .letter || self == .digit }
}

// MARK: - Classifying

extension ScalarClass {
  /// The class of an ASCII character.
  @inline(__always)
  static func ofASCII(_ byte: UInt8) -> ScalarClass {
    switch byte {
    case 0x0A...0x0D: .lineBreak
    case 0x00...0x20, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): .letter
    case UInt8(ascii: "."): .stop
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "$"): .dollar
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "#"): .hash
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "?"), UInt8(ascii: "!"): .terminator
    case UInt8(ascii: "*"), UInt8(ascii: "`"): .repeated
    default: .mark
    }
  }

  package init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0...0x7F: self = .ofASCII(UInt8(truncatingIfNeeded: scalar.value))
    case 0xC0...0x24F where scalar != "×" && scalar != "÷": self = .letter
    case 0x85, 0x2028, 0x2029: self = .lineBreak
    case 0x200B, 0x2060, 0xFEFF: self = .space  // zero-width space, word joiner, byte-order mark
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .space  // direction of writing
    case 0x2019: self = .apostrophe
    case 0x2018: self = .openingApostrophe
    case 0x2010, 0x2011, 0x2212: self = .hyphen  // hyphen, hyphen that does not break, minus sign
    case 0xB7, 0x2027: self = .letter  // the dots inside Catalan and hyphenated words
    case 0x5F3, 0x5F4: self = .letter  // the strokes of Hebrew abbreviations
    case 0xA9, 0xAE, 0x2122: self = .mark  // ©, ®, ™
    case 0x203C, 0x2047...0x2049, 0x203D: self = .terminator  // ‼ ⁇ ⁈ ⁉ ‽
    case 0x231A... where scalar.properties.isEmoji: self = .emoji
    default: self.init(scalar.properties.generalCategory)
    }
  }

  /// The class of a character beyond ASCII that has no class of its own.
  private init(_ category: Unicode.GeneralCategory) {
    switch category {
    case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
    case .decimalNumber: self = .digit
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation,
      .otherPunctuation, .currencySymbol, .mathSymbol:
      self = .mark
    default: self = .letter
    }
  }
}
