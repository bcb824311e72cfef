import WordVectors

/// A key under which a form is looked up that has no vector of its own, and what there is to do where it has no row.
///
/// Keys of rows that no store has a vector of begin with a line break, which ends a row of a file of vectors and is in no
/// word of a store.
public enum FallBack: Sendable, Hashable {
  /// A word that the store may have: `0,0.0` for 1,234.56.
  case word(String)
  /// A class of numbers, which has a row if the training set has the class.
  case numberClass(String)
  /// The form itself, which has a row if the training set has it. Else its vector is the mean of those of its parts that
  /// have one under `LookupPolicy.keys(for:isCased:)`; where none has, this fails.
  case compound(key: String, parts: [String])

  /// The parts of a form, from the left, that are looked up at most.
  public static let mostParts = 20

  /// The key of its row in a vocabulary.
  public var key: String {
    switch self {
    case .word(let key), .numberClass(let key), .compound(let key, _): key
    }
  }

  /// Whether a word of a vocabulary is the key of a row that no store has: a class of numbers or a compound.
  public static func isKey(_ word: String) -> Bool { word.utf8.first == lineBreak }

  /// The vector of a compound, `[dimension]`: the mean of those of its parts.
  ///
  /// - Precondition: there is at least one part, and all vectors are of one length.
  public static func compose(_ parts: [ArraySlice<Float>]) -> [Float] {
    precondition(!parts.isEmpty, "nothing to compose a word of")
    var sums = [Double](repeating: 0, count: parts[0].count)
    for part in parts {
      precondition(part.count == sums.count, "a part of \(part.count) numbers among those of \(sums.count)")
      for (index, element) in part.enumerated() { sums[index] += Double(element) }
    }
    return sums.map { Float($0 / Double(parts.count)) }
  }

  // MARK: Numbers

  /// The word and the class of a form with ASCII digits: without letters (what Unicode calls alphabetic) the form in lower
  /// case with one 0 for each run of digits; with letters the one class of all such forms, and no word.
  ///
  /// - Complexity: O(bytes of `form`).
  static func numbers(of form: String) -> [FallBack] {
    guard form.utf8.contains(where: isDigit) else { return [] }
    if LetterCount(of: form).letters > 0 { return [.numberClass("\nnumber:letters")] }
    let number = collapsingDigits(form.lowercased())
    return [.word(number), .numberClass("\nnumber:\(number)")]
  }

  private static func collapsingDigits(_ form: String) -> String {
    var bytes: [UInt8] = []
    var isAfterDigit = false
    for byte in form.utf8 {
      let isDigit = isDigit(byte)
      if !isDigit { bytes.append(byte) } else if !isAfterDigit { bytes.append(UInt8(ascii: "0")) }
      isAfterDigit = isDigit
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  // MARK: Parts

  /// A form as a compound; nil where it has no parts but itself.
  static func compound(of form: String, isCased: Bool) -> FallBack? {
    let parts = parts(of: form)
    return parts.isEmpty ? nil : .compound(key: "\nparts:\(isCased ? form : form.lowercased())", parts: parts)
  }

  /// What stands between `-`, `/`, `.` and `_`, without a `#` or `@` at the start of the form; the first ``mostParts`` of
  /// it. None where that is the form itself.
  ///
  /// - Complexity: O(bytes of `form`).
  static func parts(of form: String) -> [String] {
    let isMarked = form.utf8.first.map { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@") } ?? false
    let parts = form.utf8.dropFirst(isMarked ? 1 : 0).split(maxSplits: mostParts, whereSeparator: isSeparator)
      .prefix(mostParts).map { String(decoding: $0, as: UTF8.self) }
    return parts.first?.utf8.count == form.utf8.count ? [] : parts
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static let lineBreak = UInt8(ascii: "\n")
}
