import SentenceTagging
import TaggedText

/// Tags a piece of input and writes it as CoNLL columns.
struct TaggingWork: Sendable {
  let tagger: Tagger
  let scheme: TagScheme
  private let tokenizer = Tokenizer()

  init(tagger: Tagger, scheme: TagScheme) {
    self.tagger = tagger
    self.scheme = scheme
  }

  /// - Throws: what the tagger throws, and `TextError` for text that is not UTF-8.
  func tag(_ piece: TaggingPiece) throws -> [UInt8] {
    let writer = CoNLLWriter(scheme: scheme)
    var output: [UInt8] = []
    if piece.opensDocument { writer.appendDocumentBoundary(to: &output) }
    switch piece.content {
    case .text(let lines, let place):
      for sentence in try tagger.tag(try sentences(in: lines, at: place)) {
        try writer.append(sentence, to: &output)
      }
    case .columns(let events):
      try append(events, with: writer, to: &output)
    }
    return output
  }

  private func sentences(in lines: [ArraySlice<UInt8>], at place: TextPlace) throws(TextError) -> [Sentence] {
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

  private func append(
    _ events: [CoNLLReader.Event], with writer: CoNLLWriter, to output: inout [UInt8]
  ) throws {
    let sentences = events.compactMap { event in
      if case .sentence(let read) = event { read.sentence } else { nil }
    }
    var tagged = try tagger.tag(sentences)[...]
    for event in events {
      switch event {
      case .documentBoundary(let line): writer.appendDocumentBoundary(line: line, to: &output)
      case .sentence(let read): try writer.append(read, tagged: tagged.removeFirst().entities, to: &output)
      }
    }
  }
}
