extension EntityMarkup {
  /// How entities of the gold standard and predicted ones that touch the same pieces agree.
  enum Agreement: String, Sendable, Hashable, CaseIterable {
    case right, missed, spurious
    case wrongLabel = "wrong-label"
    case wrongBorders = "wrong-borders"

    /// What stands before the labels, so that no one needs colours or lines to tell the kinds apart.
    var symbol: String {
      switch self {
      case .right: "✓"
      case .missed: "−"
      case .spurious: "+"
      case .wrongLabel: "≠"
      case .wrongBorders: "↔"
      }
    }

    /// What it means, for a legend.
    var meaning: String {
      switch self {
      case .right: "found as in the gold standard"
      case .missed: "in the gold standard, not found"
      case .spurious: "found, not in the gold standard"
      case .wrongLabel: "found with another label"
      case .wrongBorders: "found with other borders: gold underlined, found overlined"
      }
    }
  }

  /// The text with the entities of the gold standard and those that were predicted, and how they agree, in words, symbols,
  /// lines and colours.
  ///
  /// - Precondition: both lists are in order, do not overlap in themselves, and lie within the text.
  /// - Complexity: O(length).
  func comparison(_ pieces: [String], gold: [Entity], predicted: [Entity]) -> String {
    var parts: [String] = []
    var end = 0
    for group in EntityMarkup.groups(gold: gold, predicted: predicted) {
      precondition(group.pieces.lowerBound >= end && group.pieces.upperBound <= pieces.count)
      parts += pieces[end..<group.pieces.lowerBound].map(\.htmlEscaped)
      parts.append(mark(group, in: pieces))
      end = group.pieces.upperBound
    }
    parts += pieces[end...].map(\.htmlEscaped)
    return parts.joined(separator: separator.htmlEscaped)
  }

  private func mark(_ group: Group, in pieces: [String]) -> String {
    let agreement = group.agreement
    return mark(
      agreement == .wrongBorders ? lines(of: group, in: pieces) : text(pieces[group.pieces]),
      label: "\(agreement.symbol) \(label(of: group))", of: (group.gold + group.predicted).map(\.label),
      kind: agreement.rawValue, title: title(of: group, in: pieces))
  }

  private func label(of group: Group) -> String {
    let gold = group.gold.map(\.label).joined(separator: " ")
    let predicted = group.predicted.map(\.label).joined(separator: " ")
    switch group.agreement {
    case .right: return gold
    case .missed: return "missed \(gold)"
    case .spurious: return "spurious \(predicted)"
    case .wrongLabel, .wrongBorders: return "gold \(gold), found \(predicted)"
    }
  }

  /// All entities of a group in words.
  private func title(of group: Group, in pieces: [String]) -> String {
    func list(_ entities: [Entity]) -> String {
      entities.map { "\(EntityMarkup.title(of: $0)) “\(pieces[$0.pieces].joined(separator: separator))”" }
        .joined(separator: ", ")
    }
    return [
      group.gold.isEmpty ? "" : "gold \(list(group.gold))",
      group.predicted.isEmpty ? "" : "found \(list(group.predicted))",
    ]
    .filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The pieces of a group, with those of each gold entity underlined and those of each predicted one overlined.
  private func lines(of group: Group, in pieces: [String]) -> String {
    var borders: Set<Int> = [group.pieces.lowerBound, group.pieces.upperBound]
    for entity in group.gold + group.predicted {
      borders.formUnion([entity.pieces.lowerBound, entity.pieces.upperBound])
    }
    let ordered = borders.sorted()
    let segments = zip(ordered, ordered.dropFirst()).map { start, end in
      let kinds = [("gold", group.gold), ("found", group.predicted)].filter { _, entities in
        entities.contains { $0.pieces.contains(start) }
      }
      return "<span class=\"\(kinds.map(\.0).joined(separator: " "))\">\(text(pieces[start..<end]))</span>"
    }
    return segments.joined(separator: separator.htmlEscaped)
  }

  // MARK: - Groups

  /// Entities that overlap, one way or another.
  private struct Group {
    var pieces: Range<Int>
    var gold: [Entity] = []
    var predicted: [Entity] = []

    var agreement: Agreement {
      guard let gold = gold.first else { return .spurious }
      guard let predicted = predicted.first else { return .missed }
      guard gold.pieces == pieces, predicted.pieces == pieces else { return .wrongBorders }
      return gold.label == predicted.label ? .right : .wrongLabel
    }
  }

  private static func groups(gold: [Entity], predicted: [Entity]) -> [Group] {
    let entities = gold.map { (entity: $0, isGold: true) } + predicted.map { (entity: $0, isGold: false) }
    var groups: [Group] = []
    for (entity, isGold) in entities.sorted(by: { $0.entity.pieces.lowerBound < $1.entity.pieces.lowerBound }) {
      if let last = groups.last, last.pieces.overlaps(entity.pieces) {
        let end = Swift.max(last.pieces.upperBound, entity.pieces.upperBound)
        groups[groups.count - 1].pieces = last.pieces.lowerBound..<end
      } else {
        groups.append(Group(pieces: entity.pieces))
      }
      if isGold {
        groups[groups.count - 1].gold.append(entity)
      } else {
        groups[groups.count - 1].predicted.append(entity)
      }
    }
    return groups
  }

  /// What a page needs in its style to show comparisons, beside ``stylesheet``.
  static let comparisonStylesheet = """
    mark.missed { background: none; border: 2px dashed var(--edge); border-radius: 3px; padding: .05em .3em; }
    mark.spurious { background: repeating-linear-gradient(135deg, var(--tint) 0 4px, transparent 4px 8px);
      border: 2px dotted var(--edge); border-radius: 3px; padding: .05em .3em; }
    mark.wrong-label { border-bottom: 4px double var(--edge); }
    mark.wrong-borders { border-bottom: 0; }
    mark.wrong-borders .gold { border-bottom: 2px solid var(--edge); padding-bottom: .1em; }
    mark.wrong-borders .found { border-top: 2px solid var(--edge); padding-top: .1em; }
    mark.missed .label, mark.spurious .label, mark.wrong-label .label, mark.wrong-borders .label { font-weight: 700; }
    """
}
