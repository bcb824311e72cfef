/// A word as a key of a dictionary, compared by its UTF-8 bytes.
///
/// `String` compares by canonical equivalence, under which "é" and "e" with a combining accent are one; in a file of
/// vectors, in SQLite and in a model file they are two, and a look-up must not mix them up.
public struct WordKey: Hashable, Sendable {
  public let word: String

  public init(_ word: String) {
    self.word = word
  }

  public static func == (a: WordKey, b: WordKey) -> Bool {
    a.word.utf8.count == b.word.utf8.count && a.word.utf8.elementsEqual(b.word.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    var word = word
    // all bytes at once: one by one, each is a step of the hasher
    word.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
