import TaggedText

extension [SimilarityScore] {
  /// The scores as a plain text table, without a line feed at its end:
  /// ```text
  /// word similarity: Spearman's rank correlation of cosine and human score
  /// file        correlation  scored  pairs  unknown words
  /// first.txt         0.501     340    353             12
  /// second.txt          n/a       1      7             10
  /// ```
  public var table: String {
    let header = ["file", "correlation", "scored", "pairs", "unknown words"]
    let rows = map { score in
      [score.file, score.correlation.map { $0.fixed(3) } ?? "n/a"]
        + [score.scored, score.pairs, score.unknownWords].map(String.init)
    }
    return """
      word similarity: Spearman's rank correlation of cosine and human score
      \(TextTable.lines([header] + rows, leftAligned: 1))
      """
  }
}
