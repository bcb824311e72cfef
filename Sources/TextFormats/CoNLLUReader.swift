import TaggedText

/// Reads CoNLL-U: each sentence is a passage, whose lines are kept for ``CoNLLUWriter``.
///
/// - The words are the tokens of the text: `3-4` is one, and neither its words nor those of empty nodes, `5.1`, are.
/// - Entities are tags in the last column, `NER=B-PER` or `ner=B-PER`, in any scheme; those of a token that is several
///   words may stand with these. A word without is outside.
/// - The text is the tokens and their white space: a space, nothing after `SpaceAfter=No`, or what `SpacesAfter` and
///   `SpacesBefore` say. The last token of a sentence is followed by a line feed, unless it says otherwise.
/// - `# newdoc` begins a document. Other comments, and other columns, say nothing here.
/// - A line that holds nothing but ASCII white space ends a sentence. Windows line ends and a byte-order mark on the first
///   line are dropped.
///
/// - SeeAlso: https://universaldependencies.org/format.html
public struct CoNLLUReader: PassageReader {
  private var place: TextPlace
  private var open = OpenSentence()
  private var opensDocument = false
  /// Whether the file has tags so far; where it has none, it says nothing of entities.
  private var hasTags = false

  /// - Parameter file: the name to use in errors.
  public init(file: String) { place = TextPlace(file: file, line: 1) }

  public mutating func push(_ line: ArraySlice<UInt8>, isEnded: Bool) throws(FormatError) -> Passage? {
    defer { place.line += 1 }
    var line = withoutMark(line, at: place)
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if line.allSatisfy(\.isASCIISpace) { return complete() }
    open.lines.append(Array(line))
    do throws(FormatError) {
      try read(try checkedUTF8(line, at: place))
    } catch {
      open.isBroken = true
      throw error
    }
    return nil
  }

  public mutating func finish() throws(FormatError) -> Passage? { complete() }

  private mutating func complete() -> Passage? {
    defer { open = OpenSentence() }
    guard !open.lines.isEmpty, !open.isBroken else { return nil }
    var passage = Passage(place: TextPlace(file: place.file, line: place.line - open.lines.count))
    passage.source = .conllu(open.lines)
    if opensDocument { passage.documentMarks = [[]] }
    opensDocument = false
    open.fill(&passage)
    if !hasTags { passage.mentions = nil }
    return passage
  }

  /// Reads a line of the open sentence.
  private mutating func read(_ line: ArraySlice<UInt8>) throws(FormatError) {
    let kind = CoNLLULine(line)
    if case .comment = kind {
      let comment = line.dropFirst().drop(while: \.isASCIISpace)
      if comment.starts(with: "newdoc".utf8), comment.dropFirst(6).first.map(\.isASCIISpace) ?? true {
        opensDocument = true
      }
      return
    }
    let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard columns.count == 10 else {
      throw malformed(
        columns.count == 1 ? "1 column" : "\(columns.count) columns", line, expected: "10 with tabs between")
    }
    guard let kind else { throw malformed("unknown number of a word", columns[0], expected: "3, 3-4 or 5.1") }
    guard !columns[1].isEmpty else { throw malformed("empty word", line, expected: "a word in the second column") }
    let misc = CoNLLUMisc(columns[9])
    var tag: Tag?
    if let value = misc[.tag] {
      tag = Tag(utf8: value)
      if tag == nil { throw malformed("unknown tag", value[...], expected: "O, or one of B- I- E- S- and a label") }
      hasTags = true
    }
    open.append(kind, form: columns[1], misc: misc, tag: tag)
  }

  private func malformed(_ what: String, _ found: ArraySlice<UInt8>, expected: String) -> FormatError {
    .malformed(at: place, what: what, found: "\"\(String(decoding: found, as: UTF8.self))\"", expected: expected)
  }
}

/// The lines of a sentence, and its tokens so far.
private struct OpenSentence {
  var lines: [[UInt8]] = []
  /// Whether it has a line that cannot be used, and is left out for it.
  var isBroken = false
  private var tokens: [Token] = []
  /// The last word of the token that is several words; -1 before the first such token.
  private var lastOfToken = -1

  private struct Token {
    var form: ArraySlice<UInt8>
    var before: [UInt8]
    /// Nil where it does not say.
    var after: [UInt8]?
    /// The tag of the token, or those of its words.
    var tags: [Tag]
    var hasOwnTag: Bool
  }

  mutating func append(_ kind: CoNLLULine, form: ArraySlice<UInt8>, misc: CoNLLUMisc, tag: Tag?) {
    switch kind {
    case .comment, .empty: return
    case .word(let number) where number <= lastOfToken:
      if !tokens[tokens.count - 1].hasOwnTag { tokens[tokens.count - 1].tags.append(tag ?? .outside) }
      return
    case .word: break
    case .token(let words): lastOfToken = words.upperBound
    }
    let after = misc[.spacesAfter] ?? (misc[.spaceAfter].map { $0.elementsEqual("No".utf8) } == true ? [] : nil)
    var tags = tag.map { [$0] } ?? []
    if case .word = kind, tags.isEmpty { tags = [.outside] }
    tokens.append(
      Token(form: form, before: misc[.spacesBefore] ?? [], after: after, tags: tags, hasOwnTag: tag != nil))
  }

  /// Makes text, words and entities of the tokens.
  func fill(_ passage: inout Passage) {
    guard !tokens.isEmpty else { return }
    var text: [UInt8] = []
    var sentence = Sentence(words: [])
    for (number, token) in tokens.enumerated() {
      text += token.before
      sentence.words.append(String(decoding: token.form, as: UTF8.self))
      sentence.byteRanges.append(text.count..<text.count + token.form.count)
      text += token.form
      text += token.after ?? [UInt8(ascii: number == tokens.count - 1 ? "\n" : " ")]
    }
    sentence.entities = entities
    passage.lineEnd = .none
    if text.last == UInt8(ascii: "\n") {
      text.removeLast()
      passage.lineEnd = .lineFeed
      if text.last == UInt8(ascii: "\r"), tokens[tokens.count - 1].after?.suffix(2) == [0x0D, 0x0A] {
        text.removeLast()
        passage.lineEnd = .carriageReturnLineFeed
      }
    }
    passage.text = text
    passage.sentences = [sentence]
    passage.mentions = sentence.mentions
  }

  /// The entities of the tags, which may be more than tokens.
  private var entities: [EntitySpan] {
    let tokenOfTag = tokens.enumerated().flatMap { number, token in token.tags.map { _ in number } }
    var entities: [EntitySpan] = []
    for span in [EntitySpan](tags: tokens.flatMap(\.tags)) {
      let (first, last) = (tokenOfTag[span.tokens.lowerBound], tokenOfTag[span.tokens.upperBound - 1])
      // two entities in the words of one token
      if let before = entities.last, before.tokens.contains(first) { continue }
      entities.append(EntitySpan(span.label, first..<last + 1))
    }
    return entities
  }
}
