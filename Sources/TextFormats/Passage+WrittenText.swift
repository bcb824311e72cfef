/// A passage as formats of running text write it.
struct WrittenText {
  let text: [UInt8]
  let lineEnd: LineEnd
  let mentions: [Mention]

  /// The text with its line end.
  var line: [UInt8] { text + lineEnd.rawValue.utf8 }
}

extension Passage {
  /// The text with its entities, of words with spaces between where there is none; nil where there are only document
  /// marks or comments.
  ///
  /// Records of JSON Lines have no line ends; each gets one, unless its text ends so, and stays apart from the next.
  ///
  /// - Complexity: O(bytes).
  var writtenText: WrittenText? {
    guard !isOnlyMarks else { return nil }
    var passage = self
    passage.joinWords()
    if case .json = source, passage.lineEnd == .none, passage.text?.last != UInt8(ascii: "\n") {
      passage.lineEnd = .lineFeed
    }
    return WrittenText(
      text: passage.text ?? [], lineEnd: passage.lineEnd,
      mentions: passage.mentions ?? passage.sentences.flatMap { $0.byteRanges.isEmpty ? [] : $0.mentions })
  }

  /// Whether there is nothing in it but document marks or comments.
  private var isOnlyMarks: Bool {
    guard text == nil, sentences.isEmpty else { return false }
    if case .conllu = source { return true }
    return opensDocument
  }
}

extension [Mention] {
  /// In the order of the text, without those that overlap one before them; of two that begin together the longer stays.
  ///
  /// - Complexity: O(n log n).
  public var withoutOverlaps: [Mention] {
    let sorted = sorted { a, b in
      a.bytes.lowerBound != b.bytes.lowerBound
        ? a.bytes.lowerBound < b.bytes.lowerBound : a.bytes.upperBound > b.bytes.upperBound
    }
    var end = 0
    return sorted.filter { mention in
      guard mention.bytes.lowerBound >= end else { return false }
      end = mention.bytes.upperBound
      return true
    }
  }
}
