/// The tags of a set of labels in one scheme, numbered for the network: tag ↔ class index.
///
/// Class 0 is `O`; then the labels follow in the order of their bytes, each with the prefixes of the scheme in the order
/// of ``TagScheme/prefixes``. The same labels and scheme so give the same numbers everywhere.
public struct TagSet: Sendable {
  /// The labels, without repeats, in the order of their UTF-8 bytes.
  public let labels: [String]
  public let scheme: TagScheme

  /// The tag of each class.
  public let tags: [Tag]

  private let classOfTag: [Tag: Int]

  /// - Parameter labels: In any order; repeats are dropped.
  /// - Precondition: no label is empty.
  public init(labels: some Sequence<String>, scheme: TagScheme) {
    var seen: Set<String> = []
    self.labels = labels.sorted(by: isOrderedBytewise).filter { seen.insert($0).inserted }
    self.scheme = scheme
    tags = [.outside] + self.labels.flatMap { label in scheme.prefixes.map { Tag($0, label) } }
    classOfTag = Dictionary(uniqueKeysWithValues: zip(tags, 0...))
  }

  /// The number of classes.
  public var count: Int { tags.count }

  /// The class of `tag`, or `nil` if it has a label or prefix that is not in the set.
  ///
  /// - Complexity: O(1).
  public func index(of tag: Tag) -> Int? { classOfTag[tag] }
}

// MARK: - Sentences

extension TagSet {
  /// The classes of a sentence of `count` tokens that holds `spans`.
  ///
  /// - Throws: ``TextError/unknownLabel(_:known:)`` for the first span whose label is not in the set.
  /// - Precondition: the spans are in order, do not overlap, and end at `count` or before.
  /// - Complexity: O(`count`).
  public func classes(for spans: [EntitySpan], count: Int) throws(TextError) -> [Int] {
    var classes: [Int] = []
    classes.reserveCapacity(count)
    for tag in scheme.parsedTags(for: spans, count: count) {
      guard let index = classOfTag[tag] else { throw .unknownLabel(tag.label, known: labels) }
      classes.append(index)
    }
    return classes
  }

  /// The spans that `classes` stand for, read as ``Swift/Array/init(tags:)`` reads tags.
  ///
  /// - Precondition: each class is one of the set.
  /// - Complexity: O(*n*).
  public func spans(of classes: [Int]) -> [EntitySpan] { [EntitySpan](tags: classes.lazy.map { tags[$0] }) }
}

// MARK: - Legal transitions

extension TagSet {
  /// Whether the scheme would ever write class `next` directly after class `previous`.
  ///
  /// `nil` stands for the border of the sentence: before its first token and after its last. A path that is legal from
  /// border to border is what its spans are written as, and nothing else is.
  ///
  /// - Complexity: O(1).
  public func mayFollow(previous: Int?, next: Int?) -> Bool {
    let before = previous.map { tags[$0] } ?? .outside
    let after = next.map { tags[$0] } ?? .outside
    let isSameLabel = before.label == after.label
    switch scheme {
    case .iob1: return after.prefix != .begin || isSameLabel
    case .iob2: return after.prefix != .inside || isSameLabel
    case .bioes:
      let isOpen = before.prefix == .begin || before.prefix == .inside
      let goesOn = after.prefix == .inside || after.prefix == .end
      return isOpen ? goesOn && isSameLabel : !goesOn
    }
  }
}

// MARK: - Equality and storage

extension TagSet: Hashable {
  public static func == (a: TagSet, b: TagSet) -> Bool { a.labels == b.labels && a.scheme == b.scheme }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(labels)
    hasher.combine(scheme)
  }
}

extension TagSet: Codable {
  private enum CodingKeys: String, CodingKey {
    case labels, scheme
  }

  /// - Throws: `DecodingError` when the labels are not as this type stores them: classes were numbered by their order.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let labels = try container.decode([String].self, forKey: .labels)
    guard !labels.contains("") else {
      throw DecodingError.dataCorruptedError(forKey: .labels, in: container, debugDescription: "a label is empty")
    }
    self.init(labels: labels, scheme: try container.decode(TagScheme.self, forKey: .scheme))
    guard self.labels == labels else {
      throw DecodingError.dataCorruptedError(
        forKey: .labels,
        in: container,
        debugDescription: "labels are not in bytewise order, or one is there twice"
      )
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(labels, forKey: .labels)
    try container.encode(scheme, forKey: .scheme)
  }
}
