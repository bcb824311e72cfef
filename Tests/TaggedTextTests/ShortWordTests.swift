import Testing

@testable import TaggedText

@Suite struct ShortWordTests {
  private func shortWord(_ word: String) -> ShortWord? {
    let text = TextBytes("x\(word)x")
    return ShortWord(in: text, 1..<text.count - 1)
  }

  @Test(arguments: [("Sept", "sept"), ("U.S", "u.s"), ("", ""), ("ABCDEFGHIJKL", "abcdefghijkl"), ("[", "[")])
  func isWhateverItsCapitals(_ word: String, _ small: String) {
    #expect(shortWord(word) == ShortWord(small))
    #expect(shortWord(word)?.hashValue == ShortWord(small).hashValue)
  }

  @Test(arguments: [("a", "b"), ("ab", "ba"), ("a", "aa"), ("@", "`")])
  func tellsWordsApart(_ a: String, _ b: String) { #expect(shortWord(a) != shortWord(b)) }

  @Test(arguments: ["é", "internationally", "abcdefghijklm", "a\0"])
  func otherWordsAreNone(_ word: String) { #expect(shortWord(word) == nil) }
}
