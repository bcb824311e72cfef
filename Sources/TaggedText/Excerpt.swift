/// The start of `text` on one line, for a message: control characters are escaped, and what goes beyond 60 Unicode
/// scalars is replaced by `…`.
///
/// - Complexity: O(1).
package func excerpt(of text: String) -> String {
  let limit = 60
  var result = ""
  for (number, scalar) in text.unicodeScalars.enumerated() {
    if number == limit { return result + "…" }
    switch scalar {
    case "\t": result += "\\t"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case _ where scalar.properties.generalCategory.isInvisible:
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Unicode.GeneralCategory {
  /// Whether characters of this category act on a terminal, or on the text around them, without being seen.
  fileprivate var isInvisible: Bool {
    switch self {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
