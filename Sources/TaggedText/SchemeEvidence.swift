/// What the tags of a corpus say about the scheme they are written in, gathered sentence by sentence.
///
/// The scheme is `bioes` if any `E-` or `S-` was seen. Otherwise spans that do not directly follow one of their own
/// label decide, since only those are opened differently: `iob1` if more of them open with `I-` than with `B-`, and
/// `iob2` if not.
public struct SchemeEvidence: Sendable, Hashable {
  private var sawEndOrSingle = false
  private var openedWithInside = 0
  private var openedWithBegin = 0
  private var irregularIn = [Int](repeating: 0, count: TagScheme.allCases.count)

  public init() {}

  /// Takes in the tags of one sentence.
  ///
  /// - Complexity: O(*n*).
  public mutating func observe(_ tags: [Tag]) { observe(tags, spans: [EntitySpan](tags: tags)) }

  /// The same, for a caller that has decoded the tags already.
  mutating func observe(_ tags: [Tag], spans: [EntitySpan]) {
    var end = 0
    var label = ""
    for span in spans {
      let followsItsLike = span.tokens.lowerBound == end && span.label == label
      if !followsItsLike {
        switch tags[span.tokens.lowerBound].prefix {
        case .begin: openedWithBegin += 1
        case .inside: openedWithInside += 1
        case .end, .single, .outside: break
        }
      }
      for (number, scheme) in TagScheme.allCases.enumerated() {
        if !scheme.writes(span, as: tags, followsItsLike: followsItsLike) { irregularIn[number] += 1 }
      }
      if !sawEndOrSingle {
        sawEndOrSingle = tags[span.tokens].contains { $0.prefix == .end || $0.prefix == .single }
      }
      (end, label) = (span.tokens.upperBound, span.label)
    }
  }

  /// The scheme that the tags so far are written in; `iob2` while there are none.
  public var scheme: TagScheme {
    if sawEndOrSingle { return .bioes }
    return openedWithInside > openedWithBegin ? .iob1 : .iob2
  }

  /// Why it is that scheme: `E- or S- tags were seen`, or how the entities open that tell.
  public var reason: String {
    if sawEndOrSingle { return "E- or S- tags were seen" }
    if openedWithBegin + openedWithInside == 0 { return "no entity was seen" }
    return "\(openedWithBegin.counted("entity opens", "entities open")) with B-, \(openedWithInside.grouped) with I-"
  }

  /// The number of spans whose tags are not what ``scheme`` would have written for them.
  public var irregular: Int { irregular(in: scheme) }

  /// The number of spans whose tags are not what `scheme` would have written for them.
  public func irregular(in scheme: TagScheme) -> Int {
    TagScheme.allCases.firstIndex(of: scheme).map { irregularIn[$0] } ?? 0
  }
}

extension SchemeEvidence: CustomStringConvertible {
  /// As in `iob2`, or `iob2 (3 irregular tags read as conlleval reads them)`.
  public var description: String {
    switch irregular {
    case 0: scheme.rawValue
    case 1: "\(scheme.rawValue) (1 irregular tag read as conlleval reads it)"
    case let n: "\(scheme.rawValue) (\(n) irregular tags read as conlleval reads them)"
    }
  }
}
