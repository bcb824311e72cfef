import SentenceTagging

extension Explanation {
  /// The word at a place of the window, the token itself in brackets.
  func name(of place: Int) -> String {
    guard let word = window[place] else { return "(padding)" }
    return place == window.count / 2 ? "[\(word)]" : word
  }

  /// The distance of a place of the window from the token: `-1` for the word before it.
  func offset(of place: Int) -> String {
    let offset = place - window.count / 2
    return offset > 0 ? "+\(offset)" : "\(offset)"
  }
}
