/// Something about a corpus that is wrong, or looks so.
public struct LintFinding: Sendable, Hashable {
  public var kind: Kind

  /// Where it is, or where it first shows.
  public var place: TextPlace

  /// What was found, what was expected instead, and what to do, in one line.
  public var message: String

  public init(_ kind: Kind, at place: TextPlace, _ message: String) {
    self.kind = kind
    self.place = place
    self.message = message
  }
}

extension LintFinding: CustomStringConvertible {
  /// As in `train.conll:17: empty document …`.
  public var description: String { "\(place): \(message)" }
}

extension LintFinding {
  /// What findings are about, in the order in which they are reported.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case unreadableLine
    case invalidEncoding
    case byteOrderMark
    case mixedLineEnds
    case replacementCharacter
    case controlCharacter
    case mojibake
    case invisibleCharacter
    case irregularTags
    case misalignedEntity
    case oddLabel
    case similarLabels
    case rareLabel
    case unseenLabel
    case emptySentence
    case emptyDocument
    case longSentence
    case conflictingSentences
    case conflictingEntities
    case sharedSentence
    case duplicateSentence
  }
}

extension LintFinding.Kind {
  /// What findings of the kind are called, as a heading.
  public var title: String {
    switch self {
    case .unreadableLine: "lines that cannot be read"
    case .invalidEncoding: "lines that are not UTF-8"
    case .byteOrderMark: "byte-order marks"
    case .mixedLineEnds: "line ends of two kinds"
    case .replacementCharacter: "replacement characters"
    case .controlCharacter: "control characters"
    case .mojibake: "text decoded wrongly"
    case .invisibleCharacter: "words with white space or characters without width"
    case .irregularTags: "irregular tags"
    case .misalignedEntity: "entities that do not begin and end with words"
    case .oddLabel: "odd labels"
    case .similarLabels: "labels with similar names"
    case .rareLabel: "rare labels"
    case .unseenLabel: "labels that training does not have"
    case .emptySentence: "empty sentences"
    case .emptyDocument: "empty documents"
    case .longSentence: "very long sentences"
    case .conflictingSentences: "sentences tagged in several ways"
    case .conflictingEntities: "word sequences labelled in several ways"
    case .sharedSentence: "sentences of training and development set"
    case .duplicateSentence: "sentences that stand several times"
    }
  }
}
