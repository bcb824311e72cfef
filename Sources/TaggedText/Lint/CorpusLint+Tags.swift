extension CorpusLint {
  /// Entities whose tags are not what the scheme of their file would have written.
  ///
  /// - Complexity: O(number of tokens).
  var irregularTags: [LintFinding] {
    files.flatMap { file in
      file.sentences.flatMap { sentence in
        let spans = sentence.sentence.entities
        let expected = file.evidence.scheme.parsedTags(for: spans, count: sentence.tags.count)
        return spans.compactMap { span -> LintFinding? in
          guard let token = span.tokens.first(where: { sentence.tags[$0] != expected[$0] }) else { return nil }
          let before = token == 0 ? "at the start of a sentence" : "after \(excerpt(of: "\(sentence.tags[token - 1])"))"
          return LintFinding(
            .irregularTags, at: TextPlace(file: file.name, line: sentence.lines[token]),
            """
            irregular tag (found \(excerpt(of: "\(sentence.tags[token])")) \(before); \
            \(file.evidence.scheme.rawValue) writes \(excerpt(of: "\(expected[token])"))); mend the tag, or its neighbours
            """)
        }
      }
    }
  }

  /// - Complexity: O(number of sentences).
  var longSentences: [LintFinding] {
    files.flatMap { file in
      file.sentences.filter { $0.lines.count > limits.longestSentence }.map { sentence in
        LintFinding(
          .longSentence, at: TextPlace(file: file.name, line: sentence.lines[0]),
          """
          very long sentence (found \(sentence.lines.count.counted("token")); \
          expected at most \(limits.longestSentence.grouped)); see whether an empty line is missing
          """)
      }
    }
  }
}
