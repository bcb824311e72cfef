/// Whether two different labels look as if they were meant to be one.
enum LabelSimilarity {
  /// How two labels resemble each other; nil where they do not.
  ///
  /// - Complexity: O(product of the lengths).
  static func reason(_ a: String, _ b: String) -> String? {
    let (small, other) = (a.lowercased(), b.lowercased())
    if small == other { return "differ in case only" }
    if letters(of: small) == letters(of: other) { return "differ in hyphens, underscores or spaces only" }
    let (shorter, longer) = small.count <= other.count ? (small, other) : (other, small)
    guard shorter.count >= 3 else { return nil }
    if longer.hasPrefix(shorter), longer.dropFirst(shorter.count).first?.isLetter == true {
      return "begin alike, and one may be short for the other"
    }
    return isOneEditApart(Array(shorter), Array(longer)) ? "differ in one letter only" : nil
  }

  private static func letters(of label: String) -> String {
    label.filter { !"-_ .".contains($0) }
  }

  /// Whether one letter more, less or changed makes one text of the other.
  private static func isOneEditApart(_ shorter: [Character], _ longer: [Character]) -> Bool {
    guard longer.count - shorter.count <= 1,
      let change = zip(shorter, longer).enumerated().first(where: { $1.0 != $1.1 })
    else { return longer.count - shorter.count == 1 }
    let position = change.offset
    let rest = longer.count == shorter.count ? shorter[(position + 1)...] : shorter[position...]
    return rest.elementsEqual(longer[(position + 1)...])
  }
}
