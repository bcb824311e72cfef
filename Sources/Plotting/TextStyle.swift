/// A kind of text in a picture: its class in the style sheet, with what is needed to know its width.
///
/// Pictures ask for Helvetica, Arial or Liberation Sans, which have the same widths, so that a text takes the room that
/// was reserved for it wherever one of them is at hand.
struct TextStyle: Sendable, Hashable {
  let name: String
  /// The font size, in pixels.
  let size: Double
  var isBold = false
  var isMonospaced = false

  static let title = TextStyle(name: "title", size: 17, isBold: true)
  static let subtitle = TextStyle(name: "subtitle", size: 13)
  /// What an axis or a box is about.
  static let heading = TextStyle(name: "heading", size: 12.5, isBold: true)
  static let label = TextStyle(name: "label", size: 12)
  static let tick = TextStyle(name: "tick", size: 11)
  static let superscript = TextStyle(name: "superscript", size: 8)
  static let code = TextStyle(name: "code", size: 11, isMonospaced: true)

  static let all = [title, subtitle, heading, label, tick, superscript, code]

  /// The distance between two lines.
  var lineHeight: Double { (size * 1.35).rounded() }

  /// How wide the text will be, in pixels; a guess for letters other than ASCII.
  ///
  /// - Complexity: O(letters).
  func width(of text: String) -> Double {
    text.reduce(0) { $0 + width(of: $1) } * size / 1000
  }

  /// The advance width of a letter with its combining marks, in thousandths of the font size.
  private func width(of letter: Character) -> Double {
    guard let scalar = letter.unicodeScalars.first else { return 0 }
    if Self.isWide(scalar) { return isMonospaced ? 1204 : 1000 }
    if isMonospaced { return 602 }
    let ascii = Int(scalar.value) - 32
    let regular = Self.widths.indices.contains(ascii) ? Self.widths[ascii] : 600
    return Double(regular) * (isBold ? 1.07 : 1)
  }

  /// Whether a letter fills a square: those of East Asia, and pictograms.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The advance widths of Helvetica from the space to the tilde, in thousandths of the font size:
  ///
  /// ```python
  /// font = fontTools.ttLib.TTFont("LiberationSans-Regular.ttf")
  /// print([round(font["hmtx"][font.getBestCmap()[c]][0] * 1000 / 2048) for c in range(32, 127)])
  /// ```
  private static let widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
  ]
}
