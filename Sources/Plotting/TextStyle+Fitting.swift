/// Text in the room that there is.
extension TextStyle {
  /// The text in lines that are at most so wide, broken at spaces, and within words that alone are too wide.
  ///
  /// A text without words has no lines.
  func lines(of text: String, width limit: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, width(of: "\(last) \(word)") <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
        continue
      }
      lines.append("")
      for letter in word {
        if let last = lines.last, !last.isEmpty, width(of: last + String(letter)) > limit { lines.append("") }
        lines[lines.count - 1].append(letter)
      }
    }
    return lines
  }

  /// The text, or as many of its first letters as leave room for an ellipsis.
  func shortened(_ text: String, width limit: Double) -> String {
    guard width(of: text) > limit else { return text }
    var kept = text
    while !kept.isEmpty && width(of: kept + "…") > limit { kept.removeLast() }
    return kept + "…"
  }
}
