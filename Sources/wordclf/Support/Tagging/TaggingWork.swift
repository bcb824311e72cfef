import SentenceTagging
import TaggedText
import TextFormats

/// Tags pieces of input.
struct TaggingWork: Sendable {
  let tagger: Tagger
  let reading: ReadingOptions
  /// The least probability of an entity that is kept; all are kept where it is nil.
  let minScore: Double?
  /// Whether probabilities are wanted.
  let showsScores: Bool
  /// Whether the entities of the input are kept, to be compared with those that are found.
  let keepsGold: Bool
  /// What writes blocks that are tagged as bytes; nil where records are needed.
  let blockWriter: BlockWriter?
  private let tokenizer = Tokenizer()

  init(
    tagger: Tagger, reading: ReadingOptions, minScore: Double?, showsScores: Bool, keepsGold: Bool,
    blockWriter: BlockWriter? = nil
  ) {
    self.tagger = tagger
    self.reading = reading
    self.minScore = minScore
    self.showsScores = showsScores
    self.keepsGold = keepsGold
    self.blockWriter = blockWriter
  }

  /// The piece with the entities that the model finds in its records.
  ///
  /// - Throws: what the tagger throws.
  func tag(_ piece: TextPiece) throws -> TextPiece {
    var result = piece
    if let content = try contentTaggedAsBytes(piece) {
      result.content = content
      return result
    }
    result.read(reading)
    guard case .records(var records) = result.content else { return result }
    var documents: [[Sentence]] = []
    var isOpen = false
    for index in records.indices {
      guard case .success(var passage) = records[index] else { continue }
      passage.cut(by: tokenizer)
      records[index] = .success(passage)
      // a record of JSON Lines is a document, and those that tell of none are parts of one
      let goesOn = isOpen && (!tagger.needsDocuments || piece.format != .jsonl && !passage.opensDocument)
      if goesOn {
        documents[documents.count - 1] += passage.sentences
      } else {
        documents.append(passage.sentences)
      }
      isOpen = true
    }
    var tagged = try documents.flatMap(parts).flatMap {
      try tagger.tag($0, withConfidence: showsScores || minScore != nil)
    }[...]
    for index in records.indices {
      guard case .success(var passage) = records[index] else { continue }
      let own = tagged.prefix(passage.sentences.count).map(keepingLikely)
      tagged = tagged.dropFirst(own.count)
      passage.replaceEntities(by: own, keepsGold: keepsGold)
      records[index] = .success(passage)
    }
    result.content = .records(records)
    return result
  }

  /// The content of a piece, tagged; nil where it has to be made into records.
  private func contentTaggedAsBytes(_ piece: TextPiece) throws -> TextPiece.Content? {
    guard let blockWriter, case .block(let block) = piece.content,
      let scanned = ScannedBlock(
        block, format: piece.format, columns: reading.columns, isLast: piece.end != nil, tokenizer: tokenizer)
    else { return nil }
    let words = scanned.words
    let classes = words.words.isEmpty ? [] : try tagger.classes(of: words)
    let (bytes, entities) = blockWriter.write(scanned, classes: classes)
    return .tagged(
      TaggedBlock(bytes: bytes, opensDocument: scanned.opensDocument),
      TaggingCounts(
        records: scanned.records, sentences: words.sentenceLengths.count, tokens: words.words.count,
        entities: entities))
  }

  /// Tokens of a document that are tagged together at most: a network that looks at documents holds some 16 KB for each.
  static let longestDocument = 3_000

  /// A document in parts that end with sentences, of at most so many tokens unless a sentence has more.
  private func parts(of document: [Sentence]) -> [[Sentence]] {
    guard tagger.needsDocuments else { return [document] }
    var parts: [[Sentence]] = []
    var tokens = TaggingWork.longestDocument + 1
    for sentence in document {
      tokens += sentence.words.count
      if tokens > TaggingWork.longestDocument {
        parts.append([])
        tokens = sentence.words.count
      }
      parts[parts.count - 1].append(sentence)
    }
    return parts
  }

  /// The sentence without entities that are less likely than asked for.
  private func keepingLikely(_ sentence: Sentence) -> Sentence {
    guard let minScore, let confidence = sentence.confidence else { return sentence }
    var kept = sentence
    let likely = sentence.entities.indices.filter { confidence.entities[$0] >= minScore }
    kept.entities = likely.map { sentence.entities[$0] }
    kept.confidence?.entities = likely.map { confidence.entities[$0] }
    return kept
  }
}
