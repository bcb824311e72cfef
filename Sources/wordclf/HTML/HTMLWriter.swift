import TaggedText
import TextFormats

/// Writes texts with their entities as a page, and against the gold ones where these are there.
struct HTMLWriter: PassageWriter {
  private let page: HTMLPage
  private let showsGold: Bool
  private let namesFiles: Bool
  private var markup: EntityMarkup
  private var isOpen = false

  /// - Parameter labels: those that the legend at the top shows; of others the colours repeat.
  /// - Parameter namesFiles: whether there are several inputs, each under its name.
  init(title: String, labels: [String], showsGold: Bool, namesFiles: Bool) {
    page = HTMLPage(
      title: title,
      styles: [EntityMarkup.stylesheet] + (showsGold ? [EntityMarkup.comparisonStylesheet] : []))
    markup = EntityMarkup(labels: labels, separator: "")
    self.showsGold = showsGold
    self.namesFiles = namesFiles
  }

  mutating func begin(file: String, to output: inout [UInt8]) {
    open(to: &output)
    if namesFiles { output += "<h2>\(file.htmlEscaped)</h2>\n".utf8 }
  }

  mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    open(to: &output)
    var passage = passage
    passage.joinWords()
    guard let text = passage.text, !text.isEmpty else { return }
    let found = (passage.mentions ?? []).withoutOverlaps
    let gold = (passage.gold ?? []).withoutOverlaps
    let borders = Set([0, text.count] + (found + gold).flatMap { [$0.bytes.lowerBound, $0.bytes.upperBound] }).sorted()
    let pieces = zip(borders, borders.dropFirst()).map { String(decoding: text[$0..<$1], as: UTF8.self) }
    let number = Dictionary(uniqueKeysWithValues: zip(borders, 0...))
    func entity(_ mention: Mention) -> EntityMarkup.Entity {
      let start = number[mention.bytes.lowerBound] ?? 0
      return EntityMarkup.Entity(
        mention.label, start..<(number[mention.bytes.upperBound] ?? start + 1), score: mention.score)
    }
    let html =
      showsGold && passage.gold != nil
      ? markup.comparison(pieces, gold: gold.map(entity), predicted: found.map(entity))
      : markup.html(pieces, found.map(entity))
    if passage.opensDocument { output += "<hr>\n".utf8 }
    output += "<p class=\"text\" dir=\"auto\">\(html)</p>\n".utf8
  }

  mutating func finish(to output: inout [UInt8]) {
    open(to: &output)
    output += page.closing.utf8
  }

  private mutating func open(to output: inout [UInt8]) {
    guard !isOpen else { return }
    isOpen = true
    output += page.opening.utf8
    output += "<h1>\(page.title.htmlEscaped)</h1>\n\(markup.legend)".utf8
    if showsGold { output += markup.comparisonLegend.utf8 }
  }
}
