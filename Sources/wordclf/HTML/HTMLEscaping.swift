extension String {
  /// The text as HTML has it in elements and in quoted attributes: markup and both quotes escaped, and control characters
  /// as the pictures that Unicode has of them, `␀` for NUL, so that they are seen and a browser does not drop them.
  ///
  /// Tabs and line ends stay, as white space; a control character without a picture, and what is no character, is `U+FFFD`.
  ///
  /// - Complexity: O(length).
  /// - SeeAlso: HTML Living Standard, 13.2.3.5 "Preprocessing the input stream"; Unicode, block "Control Pictures".
  var htmlEscaped: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text.append(contentsOf: "&amp;".unicodeScalars)
      case "<": text.append(contentsOf: "&lt;".unicodeScalars)
      case ">": text.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": text.append(contentsOf: "&quot;".unicodeScalars)
      case "'": text.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\r": text.append(scalar)
      case "\0"..<" ": text.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case "\u{7F}": text.append("\u{2421}")
      case "\u{80}"..."\u{9F}": text.append("\u{FFFD}")
      case _ where scalar.properties.isNoncharacterCodePoint: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
