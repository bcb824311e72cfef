import TaggedText
import Testing

/// A text and the words it is cut into, written with a space between them; sentences are set apart by ` | `.
struct SplitCase: Sendable, CustomTestStringConvertible {
  var text: String
  var words: String
  var testDescription: String { "'\(excerpt(of: text))'" }

  init(_ text: String, _ words: String) {
    self.text = text
    self.words = words
  }

  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    let found = Tokenizer().sentences(in: text).map { $0.words.joined(separator: " ") }.joined(separator: " | ")
    #expect(found == words, sourceLocation: sourceLocation)
  }
}
