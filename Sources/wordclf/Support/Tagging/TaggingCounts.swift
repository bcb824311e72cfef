import TaggedText
import TextFormats

/// What was tagged.
struct TaggingCounts: Codable, Equatable {
  /// Lines of text, sentences in columns, records of JSON Lines.
  var records = 0
  var sentences = 0
  var tokens = 0
  /// Entities that were found, by their label.
  var entities: [String: Int] = [:]
  /// Records that could not be used.
  var errors = 0

  mutating func add(_ passage: Passage) {
    records += 1
    sentences += passage.sentences.count
    for sentence in passage.sentences {
      tokens += sentence.words.count
      for entity in sentence.entities { entities[entity.label, default: 0] += 1 }
    }
  }

  static func += (a: inout TaggingCounts, b: TaggingCounts) {
    a.records += b.records
    a.sentences += b.sentences
    a.tokens += b.tokens
    a.entities.merge(b.entities, uniquingKeysWith: +)
    a.errors += b.errors
  }
}
