import TaggedText

/// A mention that does not begin and end with words.
public struct Misalignment: Sendable, Hashable {
  public let mention: Mention
  /// The bytes of the words that it touches, which are the nearest borders outside of it; `nil` where it touches none.
  public let outer: Range<Int>?
  /// The bytes of the words that are whole inside of it; `nil` where there are none.
  public let inner: Range<Int>?
  public let reason: Reason

  public enum Reason: Sendable, Hashable {
    /// A border stands inside of a word, or in the white space around words.
    case borders
    /// It overlaps a mention before it.
    case overlap
    /// It goes over the end of a sentence.
    case severalSentences
    /// It touches no word.
    case noWords
  }
}

/// Puts mentions to the words of sentences.
struct MentionAlignment {
  private(set) var sentences: [Sentence]
  private(set) var misaligned: [Misalignment] = []
  private let policy: MisalignedPolicy

  /// - Precondition: the words of the sentences have byte ranges.
  init(sentences: [Sentence], policy: MisalignedPolicy = .expand) {
    self.sentences = sentences
    self.policy = policy
  }

  /// Adds an entity of the words of a mention, or of those that the policy gives it where it does not begin and end with
  /// words; unless they are in different sentences or taken.
  ///
  /// - Precondition: begins no earlier than the mention before it.
  /// - Complexity: O(log sentences + log words).
  mutating func add(_ mention: Mention) {
    let index = sentences.partitioningIndex { ($0.byteRanges.last?.upperBound ?? 0) > mention.bytes.lowerBound }
    guard index < sentences.count else { return reject(mention, .noWords) }
    let ranges = sentences[index].byteRanges
    let first = ranges.partitioningIndex { $0.upperBound > mention.bytes.lowerBound }
    let end = ranges.partitioningIndex { $0.lowerBound >= mention.bytes.upperBound }
    guard first < end else { return reject(mention, .noWords) }
    let outer = ranges[first].lowerBound..<ranges[end - 1].upperBound
    let insideFirst = ranges[first].lowerBound < mention.bytes.lowerBound ? first + 1 : first
    let insideEnd = ranges[end - 1].upperBound > mention.bytes.upperBound ? end - 1 : end
    let inner =
      insideFirst < insideEnd ? ranges[insideFirst].lowerBound..<ranges[insideEnd - 1].upperBound : nil
    func misalignment(_ reason: Misalignment.Reason) -> Misalignment {
      Misalignment(mention: mention, outer: outer, inner: inner, reason: reason)
    }
    if index + 1 < sentences.count, let next = sentences[index + 1].byteRanges.first,
      next.lowerBound < mention.bytes.upperBound
    {
      return misaligned.append(misalignment(.severalSentences))
    }
    let isAligned = outer == mention.bytes
    let tokens =
      isAligned ? first..<end : policy.tokens(outer: first..<end, inner: insideFirst..<max(insideFirst, insideEnd))
    guard let tokens else { return misaligned.append(misalignment(.borders)) }
    if let last = sentences[index].entities.last, last.tokens.upperBound > tokens.lowerBound {
      return misaligned.append(misalignment(.overlap))
    }
    sentences[index].entities.append(EntitySpan(mention.label, tokens))
    if !isAligned { misaligned.append(misalignment(.borders)) }
  }

  private mutating func reject(_ mention: Mention, _ reason: Misalignment.Reason) {
    misaligned.append(Misalignment(mention: mention, outer: nil, inner: nil, reason: reason))
  }
}
