import TaggedText

extension TaggingPiece {
  /// The sentences: those of the columns, or what `tokenizer` makes of each line of plain text.
  ///
  /// - Throws: `TextError.invalidUTF8`, with file and line.
  func sentences(cutBy tokenizer: Tokenizer) throws(TextError) -> [Sentence] {
    switch content {
    case .columns(let events):
      return events.compactMap { event in
        if case .sentence(let read) = event { read.sentence } else { nil }
      }
    case .text(let lines, let place):
      var sentences: [Sentence] = []
      for (number, line) in lines.enumerated() {
        guard let text = String(validating: line, as: UTF8.self) else {
          throw .invalidUTF8(
            at: TextPlace(file: place.file, line: place.line + number), text: String(decoding: line, as: UTF8.self))
        }
        sentences += tokenizer.sentences(in: text)
      }
      return sentences
    }
  }
}
