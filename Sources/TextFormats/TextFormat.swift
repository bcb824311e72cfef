/// The formats that texts and their entities are read and written in.
public enum TextFormat: String, Sendable, Hashable, CaseIterable, Codable {
  /// Plain text, each line a paragraph.
  case text
  /// Words with white space between, a sentence a line.
  case tokens
  /// A word a line in columns, an empty line after each sentence.
  case conll
  /// CoNLL-U, with entities as `NER=B-PER` in its last column.
  case conllu
  /// A JSON object a line.
  case jsonl
  /// An entity a line: file, start, end, unit, label, score and text, with tabs between.
  case tsv
  /// The standoff format of the brat tool: `.ann` beside the text.
  case brat
  /// Text with `[Turin](LOC)` in it.
  case inline
  /// A web page.
  case html
  /// Text for a terminal, in colours.
  case ansi
}

extension TextFormat {
  /// Whether texts can be read from it.
  public var isReadable: Bool {
    switch self {
    case .text, .tokens, .conll, .conllu, .jsonl, .brat, .inline: true
    case .tsv, .html, .ansi: false
    }
  }

  /// Whether each line is a passage of its own, so that any line can be read without those before it.
  public var isLinewise: Bool {
    switch self {
    case .text, .tokens, .jsonl, .inline: true
    case .conll, .conllu, .brat, .tsv, .html, .ansi: false
    }
  }

  /// Whether it names entities by their place in a text.
  public var hasOffsets: Bool { self == .jsonl || self == .tsv || self == .brat }

  /// What it can hold.
  public var contents: FormatContents {
    switch self {
    case .text: [.text]
    case .tokens: [.words, .sentences]
    case .conll: [.words, .sentences, .documents, .entities]
    case .conllu: [.text, .words, .sentences, .documents, .entities]
    case .jsonl: [.text, .words, .sentences, .records, .documents, .entities, .overlaps, .scores]
    case .tsv: [.entities, .overlaps, .scores]
    case .brat: [.text, .entities, .overlaps]
    case .inline: [.text, .entities]
    case .html: [.text, .entities, .documents, .scores]
    case .ansi: [.text, .entities]
    }
  }
}
