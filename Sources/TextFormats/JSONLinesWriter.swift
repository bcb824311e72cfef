import TaggedText

/// Writes JSON Lines: each passage is an object with its text and entities.
///
/// A record that was read keeps all its keys as they were written, but for those that are written anew. Words without a
/// text are written as `tokens` and `tags`, and the places of their entities are counted in tokens.
public struct JSONLinesWriter: PassageWriter {
  private let unit: OffsetUnit
  private let showsTokens: Bool
  private let namesFiles: Bool
  private let scheme: TagScheme
  private var file = ""

  /// - Parameter unit: what the places of entities are counted in.
  /// - Parameter showsTokens: whether words, tags and their probabilities are written beside the entities.
  /// - Parameter namesFiles: whether each record that has no keys of its own says which file it comes from.
  /// - Parameter scheme: that of the tags.
  public init(
    unit: OffsetUnit = .scalar, showsTokens: Bool = false, namesFiles: Bool = false, scheme: TagScheme = .iob2
  ) {
    self.unit = unit
    self.showsTokens = showsTokens
    self.namesFiles = namesFiles
    self.scheme = scheme
  }

  public mutating func begin(file: String, to output: inout [UInt8]) { self.file = file }

  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    // document marks at the end of a file
    if passage.text == nil, passage.sentences.isEmpty { return }
    write(members(of: passage), of: passage, to: &output)
  }

  /// The keys that are written anew, with their values.
  private func members(of passage: Passage) -> [(key: String, value: [UInt8])] {
    var members: [(key: String, value: [UInt8])] = []
    let text = passage.isJoined ? nil : passage.text
    if case .json = passage.source {
    } else {
      if namesFiles { members.append(("file", .json(file))) }
      if let text { members.append(("text", .json(text))) }
    }
    if passage.opensDocument { members.append(("new_document", Array("true".utf8))) }
    if showsTokens || text == nil { members += tokenMembers(of: passage.sentences) }
    members.append(("offset_unit", .json(text == nil ? "token" : unit.rawValue)))
    members.append(
      ("entities", text.map { entities(passage.mentions ?? [], of: $0) } ?? entities(of: passage.sentences)))
    return members
  }

  /// Writes that a record cannot be used, in its place.
  public func append(_ error: FormatError, to output: inout [UInt8]) {
    output += #"{"error":{"#.utf8
    if let place = error.place {
      output += #""file":"#.utf8
      output.appendJSON(place.file.utf8)
      output += #","line":\#(place.line),"#.utf8
    }
    output += #""message":"#.utf8
    output.appendJSON(error.description.utf8)
    output += "}}\n".utf8
  }

  /// The keys of the record that are not written anew, and the new ones.
  private func write(
    _ members: [(key: String, value: [UInt8])], of passage: Passage, to output: inout [UInt8]
  ) {
    var isFirst = true
    func separate(_ output: inout [UInt8]) {
      output.append(UInt8(ascii: isFirst ? "{" : ","))
      isFirst = false
    }
    if case .json(let record) = passage.source {
      for member in kept(JSONMember.members(of: record), besides: members, isRetagged: passage.isRetagged) {
        separate(&output)
        output += member
      }
    }
    for member in members {
      separate(&output)
      output.appendJSON(member.key.utf8)
      output.append(UInt8(ascii: ":"))
      output += member.value
    }
    output += "}\n".utf8
  }
}

// MARK: - What was there

extension JSONLinesWriter {
  /// The members of a record that stay, as they are to be written: all but those that are written anew.
  ///
  /// Where others were found, entities and tags that were there are the gold ones, unless there are gold ones already;
  /// probabilities of tags go with the tags. A unit that places were counted in stays where another takes its place.
  private func kept(
    _ members: [JSONMember], besides new: [(key: String, value: [UInt8])], isRetagged: Bool
  ) -> [[UInt8]] {
    let keys = Set(members.map(\.key))
    return members.compactMap { member in
      let replacement = new.first { $0.key == member.key }?.value
      switch member.key {
      case "token_scores" where isRetagged: return nil
      case "entities" where isRetagged, "tags" where isRetagged,
        "offset_unit" where replacement.map { !$0.elementsEqual(member.value) } ?? false:
        return keys.contains("gold_\(member.key)")
          ? nil : .json("gold_\(member.key)") + [UInt8(ascii: ":")] + member.value
      default: return replacement == nil ? Array(member.bytes) : nil
      }
    }
  }
}

// MARK: - Entities

extension JSONLinesWriter {
  private func entities(_ mentions: [Mention], of text: [UInt8]) -> [UInt8] {
    let ranges = unit.widened(mentions.map(\.bytes), in: text)
    let places = unit.places(of: ranges.flatMap { [$0.lowerBound, $0.upperBound] }, in: text)
    return .json(list: mentions.indices) { number, output in
      appendEntity(
        mentions[number].label, places[2 * number]..<places[2 * number + 1], text[ranges[number]],
        score: mentions[number].score, to: &output)
    }
  }

  /// Entities that are counted in tokens, over all sentences.
  private func entities(of sentences: [Sentence]) -> [UInt8] {
    var first = 0
    let entities = sentences.flatMap { sentence in
      defer { first += sentence.words.count }
      return sentence.entities.enumerated().map { number, entity in
        (entity, first, sentence.words[entity.tokens].joined(separator: " "), sentence.confidence?.entities[number])
      }
    }
    return .json(list: entities) { entity, output in
      let (span, first, text, score) = entity
      appendEntity(
        span.label, first + span.tokens.lowerBound..<first + span.tokens.upperBound, text.utf8, score: score,
        to: &output)
    }
  }

  private func appendEntity(
    _ label: String, _ places: Range<Int>, _ text: some Sequence<UInt8>, score: Double?, to output: inout [UInt8]
  ) {
    output += #"{"start":\#(places.lowerBound),"end":\#(places.upperBound),"label":"#.utf8
    output.appendJSON(label.utf8)
    output += #","text":"#.utf8
    output.appendJSON(text)
    output += #","score":"#.utf8
    output.appendJSON(score)
    output.append(UInt8(ascii: "}"))
  }
}

// MARK: - Words

extension JSONLinesWriter {
  private func tokenMembers(of sentences: [Sentence]) -> [(key: String, value: [UInt8])] {
    let words = sentences.flatMap(\.words)
    let tags = sentences.flatMap { scheme.tags(for: $0.entities, count: $0.words.count) }
    var members: [(key: String, value: [UInt8])] = [
      ("tokens", .json(list: words) { $1.appendJSON($0.utf8) }), ("tags", .json(list: tags) { $1.appendJSON($0.utf8) }),
    ]
    if sentences.contains(where: { $0.confidence != nil }) {
      let scores = sentences.flatMap { $0.confidence?.tokens ?? [] }
      members.append(("token_scores", .json(list: scores) { $1.appendJSON($0) }))
    }
    if sentences.count > 1 {
      let starts = sentences.dropLast().reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.words.count) }
      members.append(("sentence_starts", .json(list: starts) { $1 += "\($0)".utf8 }))
    }
    return members
  }
}
