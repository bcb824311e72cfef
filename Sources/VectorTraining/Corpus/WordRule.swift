/// What in a text is a word, and how far the words around it count as its context.
public struct WordRule: Sendable, Hashable, Codable {
  /// What no window reaches across. The end of a file always is such a border.
  public enum Boundary: String, Sendable, Hashable, Codable, CaseIterable {
    /// The end of each sentence.
    case sentence
    /// The end of each line, which is a paragraph.
    case line
    /// An empty line between documents, for texts whose lines are broken anywhere.
    case document
  }

  /// Whether words stand between white space already; else the project's tokenizer cuts the text.
  public var isPretokenized: Bool
  /// Whether words keep their case; else they are in lower case.
  public var isCased: Bool
  /// Whether the digits 0 to 9 are all written as 0.
  public var foldsDigits: Bool
  public var boundary: Boundary
  /// Whether lines that are not UTF-8 are left out; else they are an error.
  public var skipsInvalidLines: Bool

  public init(
    isPretokenized: Bool = false, isCased: Bool = false, foldsDigits: Bool = false, boundary: Boundary = .line,
    skipsInvalidLines: Bool = false
  ) {
    self.isPretokenized = isPretokenized
    self.isCased = isCased
    self.foldsDigits = foldsDigits
    self.boundary = boundary
    self.skipsInvalidLines = skipsInvalidLines
  }

  /// Puts the word that `form` is under this rule into `word`.
  ///
  /// - Precondition: `form` is UTF-8.
  /// - Complexity: O(bytes of `form`).
  func normalize(_ form: ArraySlice<UInt8>, into word: inout [UInt8]) {
    word.removeAll(keepingCapacity: true)
    if isCased || form.allSatisfy({ $0 < 0x80 }) {
      word.append(contentsOf: form)
      if !isCased {
        for index in word.indices where UInt8(ascii: "A")...UInt8(ascii: "Z") ~= word[index] { word[index] |= 0x20 }
      }
    } else {
      // as the look-up of words in a store does it
      word.append(contentsOf: String(decoding: form, as: UTF8.self).lowercased().utf8)
    }
    guard foldsDigits else { return }
    for index in word.indices where UInt8(ascii: "0")...UInt8(ascii: "9") ~= word[index] {
      word[index] = UInt8(ascii: "0")
    }
  }
}
