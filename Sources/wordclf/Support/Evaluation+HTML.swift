import ByteStreams
import TaggedText

extension Evaluation {
  /// Writes a page with all figures, and each sentence with an error.
  ///
  /// - Throws: what `write` throws.
  func writeHTML(_ write: (String) throws -> Void) throws {
    let page = HTMLPage(
      title: title, styles: [EntityMarkup.stylesheet, EntityMarkup.comparisonStylesheet, Evaluation.stylesheet])
    try write(page.opening)
    try write("<h1>\(title.htmlEscaped)</h1>\n\(note(summary))")
    try write(
      section(
        "Scores", note: "entity spans, exact match, \(score.heading(reading))",
        HTMLTable(rows: score.rows, hasTotal: true))
        + note(score.accuracyLine))
    try write(section("Labels", note: LabelConfusion.heading, HTMLTable(rows: confusion.rows)))
    try write(
      section("Kinds of errors", note: borders.bordersLine, HTMLTable(rows: borders.rows, hasHeader: false)))
    if let seen { try write(section("Seen and unseen", note: SeenScore.heading, HTMLTable(rows: seen.rows))) }
    try writeSentences(write)
    try write(page.closing)
  }

  private var title: String {
    let names = files.count > 3 ? files.count.counted("file") : files.joined(separator: ", ")
    return "Scores of \(model ?? "predictions") on \(names)"
  }

  private var summary: String {
    let counts = "\(sentenceCount.counted("sentence")), \(score.tokens.counted("token"))"
    return "\(counts), mode \(reading.rawValue), tags in \(score.scheme.rawValue)"
  }

  private func note(_ text: String) -> String { "<p class=\"note\">\(text.htmlEscaped)</p>\n" }

  private func section(_ heading: String, note text: String, _ table: HTMLTable) -> String {
    "<h2>\(heading)</h2>\n\(note(text))\(table.html)"
  }

  private func writeSentences(_ write: (String) throws -> Void) throws {
    let markup = EntityMarkup(labels: confusion.labels)
    let count =
      "\(faultySentences.count.grouped) of \(sentenceCount.counted("sentence")), \(errors.count.counted("error"))"
    try write("<h2>Sentences with errors</h2>\n\(note(count))")
    guard !faultySentences.isEmpty else { return }
    try write(markup.legend + markup.comparisonLegend)
    for sentence in faultySentences {
      let gold = sentence.gold.map { EntityMarkup.Entity($0.label, $0.tokens) }
      let predicted = sentence.predicted.enumerated().map { number, span in
        EntityMarkup.Entity(span.label, span.tokens, score: sentence.confidence?[number])
      }
      let text = markup.comparison(sentence.words, gold: gold, predicted: predicted)
      try write(
        """
        <article>
        <p class="place">\(sentence.place.description.htmlEscaped)</p>
        <p class="text" lang="" dir="auto">\(text)</p>
        </article>

        """)
    }
  }

  /// What the page needs beside the style of marks.
  private static let stylesheet = """
    article { border-top: 1px solid var(--line); padding: .75rem 0; }
    .place { color: var(--muted); font-size: .8rem; margin: 0; overflow-wrap: anywhere; }
    """
}
