import ArgumentParser
import TaggedText

/// One token of a tagged text, as the command line names it.
struct TokenChoice {
  let sentence: Sentence
  /// Its index in the sentence.
  let token: Int

  /// - Parameter word: the first token of that spelling is meant.
  /// - Parameter number: counted from 1, through all sentences. With neither, the first token of an entity is meant, or
  ///   the first token of all.
  /// - Throws: `ValidationError` where there is no such token.
  init(of sentences: [Sentence], word: String?, token number: Int?) throws {
    let tokens = sentences.flatMap { sentence in sentence.words.indices.map { (sentence, $0) } }
    guard let first = tokens.first else { throw ValidationError("expected a sentence, and there is no word in it") }
    if let number {
      guard tokens.indices.contains(number - 1) else {
        throw ValidationError("--token must be 1 to \(tokens.count), not \(number): \(TokenChoice.list(tokens))")
      }
      (sentence, token) = tokens[number - 1]
    } else if let word {
      guard let found = tokens.first(where: { $0.0.words[$0.1].utf8.elementsEqual(word.utf8) }) else {
        throw ValidationError("--word '\(word)' is not in the sentence: \(TokenChoice.list(tokens))")
      }
      (sentence, token) = found
    } else {
      (sentence, token) = tokens.first { $0.0.entities.first?.tokens.lowerBound == $0.1 } ?? first
    }
  }

  /// `1 Ada, 2 Lovelace, 3 met …`
  private static func list(_ tokens: [(Sentence, Int)]) -> String {
    let shown = tokens.prefix(40).enumerated().map { "\($0 + 1) \($1.0.words[$1.1])" }
    return shown.joined(separator: ", ") + (tokens.count > shown.count ? " …" : "")
  }
}
