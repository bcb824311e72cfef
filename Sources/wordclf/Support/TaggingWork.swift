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
    let tagged = try tagger.tag(try piece.sentences(cutBy: tokenizer))
    switch piece.content {
    case .text:
      for sentence in tagged { try writer.append(sentence, to: &output) }
    case .columns(let events):
      try append(events, tagged: tagged[...], with: writer, to: &output)
    }
    return output
  }

  private func append(
    _ events: [CoNLLReader.Event], tagged: ArraySlice<Sentence>, with writer: CoNLLWriter, to output: inout [UInt8]
  ) throws {
    var tagged = tagged
    for event in events {
      switch event {
      case .documentBoundary(let line): writer.appendDocumentBoundary(line: line, to: &output)
      case .sentence(let read): try writer.append(read, tagged: tagged.removeFirst().entities, to: &output)
      }
    }
  }
}
