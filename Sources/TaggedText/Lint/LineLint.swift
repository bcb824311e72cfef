/// What the characters of a line show, whatever its columns hold.
enum LineLint {
  /// The findings, one of a kind at most.
  ///
  /// - Complexity: O(length of the line).
  static func findings(in line: ArraySlice<UInt8>, at place: TextPlace) -> [LintFinding] {
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    // Most lines are made of printable ASCII and tabs.
    guard line.contains(where: { $0 >= 0x7F || $0 < 0x20 && $0 != UInt8(ascii: "\t") }) else {
      return spaces(in: line, at: place)
    }
    guard var text = String(validating: line, as: UTF8.self)?.unicodeScalars[...] else {
      let message = """
        line in another encoding (found "\(excerpt(of: String(decoding: line, as: UTF8.self)))"; expected UTF-8); \
        convert the file to UTF-8
        """
      return [LintFinding(.invalidEncoding, at: place, message)]
    }
    var findings: [LintFinding] = []
    if place.line == 1, text.first == "\u{FEFF}" {
      findings.append(
        LintFinding(.byteOrderMark, at: place, "byte-order mark at the start of the file; remove it"))
      text.removeFirst()
    }
    func add(_ kind: LintFinding.Kind, _ what: String, _ advice: String) {
      findings.append(LintFinding(kind, at: place, "\(what) in \"\(excerpt(of: String(text)))\"; \(advice)"))
    }
    if text.contains("\u{FFFD}") { add(.replacementCharacter, "replacement character", "restore what was lost there") }
    if let control = text.first(where: isControl) {
      add(.controlCharacter, "control character \(name(of: control))", "remove it")
    }
    if let invisible = firstInvisible(in: text) {
      add(.invisibleCharacter, "invisible character \(name(of: invisible))", "remove it, or split the word there")
    }
    if let mended = Mojibake.mended(text) {
      add(.mojibake, "text decoded wrongly", "it may be \"\(excerpt(of: mended))\"")
    }
    return findings + spaces(in: line, at: place)
  }

  /// A column between tabs in which there is a space.
  private static func spaces(in line: ArraySlice<UInt8>, at place: TextPlace) -> [LintFinding] {
    guard CoNLLSeparator(of: line) == .tab else { return [] }
    let space = UInt8(ascii: " ")
    guard let column = line.split(separator: UInt8(ascii: "\t")).first(where: { $0.contains(space) }),
      column.contains(where: { $0 != space })
    else { return [] }
    let text = excerpt(of: String(decoding: column, as: UTF8.self))
    return [
      LintFinding(.invisibleCharacter, at: place, "space inside a column (found \"\(text)\"); split the word there")
    ]
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\t" && scalar.properties.generalCategory == .control
  }

  /// The first character that takes part in no word and is not seen: white space beyond ASCII, marks of direction,
  /// characters without width. Joiners between letters that need them, and between emoji, are none.
  private static func firstInvisible(in text: Substring.UnicodeScalarView) -> Unicode.Scalar? {
    var last: Unicode.Scalar = " "
    for scalar in text where scalar.value >= 0x80 {
      switch scalar {
      case "\u{AD}": return scalar
      case "\u{200C}", "\u{200D}": if last.value < 0x300 { return scalar }
      default: if ScalarClass(scalar).isSpace && !isControl(scalar) { return scalar }
      }
      last = scalar
    }
    return nil
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
