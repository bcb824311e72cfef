import TaggedText

/// Entities in a text as HTML, in the manner of displaCy: the words of each in a `<mark>`, with its label behind them.
///
/// A text is a list of pieces, words mostly. All of it is escaped.
///
/// The style is ``stylesheet``, and what the colours mean is ``legend``.
struct EntityMarkup: Sendable, Hashable {
  /// An entity on some pieces of a text.
  struct Entity: Sendable, Hashable {
    var label: String
    /// Never empty.
    var pieces: Range<Int>
    /// How sure the model is, 0 to 1; nil where nobody knows.
    var score: Double?

    init(_ label: String, _ pieces: Range<Int>, score: Double? = nil) {
      self.label = label
      self.pieces = pieces
      self.score = score
    }
  }

  /// The labels, in the order in which they take colours.
  let labels: [String]

  /// What stands between two pieces; nothing where pieces hold their own spaces.
  var separator = " "

  init(labels: [String], separator: String = " ") {
    self.labels = labels
    self.separator = separator
  }

  /// The text with its entities, on one line if its pieces are.
  ///
  /// - Precondition: the entities are in order, do not overlap, and lie within the text.
  /// - Complexity: O(length).
  func html(_ pieces: [String], _ entities: [Entity]) -> String {
    var parts: [String] = []
    var end = 0
    for entity in entities {
      precondition(
        entity.pieces.lowerBound >= end && entity.pieces.upperBound <= pieces.count,
        "\(entity) does not fit after piece \(end) of \(pieces.count)")
      parts += pieces[end..<entity.pieces.lowerBound].map(\.htmlEscaped)
      parts.append(
        mark(
          text(pieces[entity.pieces]), label: entity.label, of: [entity.label], title: EntityMarkup.title(of: entity)))
      end = entity.pieces.upperBound
    }
    parts += pieces[end...].map(\.htmlEscaped)
    return parts.joined(separator: separator.htmlEscaped)
  }

  /// A `<mark>` in the colour of the first of some labels.
  ///
  /// - Parameters:
  ///   - content: HTML.
  ///   - label: What stands behind the content, as plain text.
  ///   - kind: A class beside that of the colour.
  func mark(_ content: String, label: String, of labels: [String], kind: String = "", title: String) -> String {
    let first = labels.first ?? ""
    let classes = [colourClass(of: first), kind].filter { !$0.isEmpty }.joined(separator: " ")
    return """
      <mark class="\(classes)" data-label="\(first.htmlEscaped)" title="\(title.htmlEscaped)">\(content)\
       <span class="label">\(label.htmlEscaped)</span></mark>
      """
  }

  /// Some pieces, escaped.
  func text(_ pieces: some Sequence<String>) -> String {
    pieces.map(\.htmlEscaped).joined(separator: separator.htmlEscaped)
  }

  /// The class of a label's colour; of a label that is not in the list, that of the next number.
  func colourClass(of label: String) -> String {
    "c\((labels.firstIndex(of: label) ?? labels.count) % EntityColour.palette.count)"
  }

  /// As in `PER, probability 0.98`.
  static func title(of entity: Entity) -> String {
    entity.label + (entity.score.map { ", probability \($0.fixed(2))" } ?? "")
  }
}

// MARK: - Style

extension EntityMarkup {
  /// What a page needs in its style to show entities; texts are to be in elements of the class `text`.
  static let stylesheet = """
    .text { line-height: 2.1; margin: .25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { color: inherit; background: var(--tint); border-bottom: 2px solid var(--edge); border-radius: 3px 3px 0 0;
      padding: .15em .3em; unicode-bidi: isolate; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
    mark .label { font-size: .72em; font-weight: 600; letter-spacing: .04em; background: var(--chip); border-radius: 3px;
      padding: .1em .4em; margin-left: .15em; white-space: nowrap; user-select: none; unicode-bidi: isolate; }
    .legend { display: flex; flex-wrap: wrap; gap: .5rem .75rem; margin: .5rem 0 1rem; padding: 0; list-style: none;
      font-size: .875rem; }
    .legend mark .label { font-size: .875em; margin-left: 0; }
    \(EntityColour.stylesheet)
    """
}
