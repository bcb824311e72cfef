import TaggedText

/// Writes columns as ``CoNLLWriter`` does: words and tags, or the columns that were read with the tags.
public struct ColumnWriter: PassageWriter {
  /// Where the tags go in lines that were read from columns.
  public enum Placement: Sendable, Hashable {
    /// Into one more column at the end.
    case added
    /// In place of the tags that were read.
    case replacing(CoNLLColumns)
  }

  private let writer: CoNLLWriter
  private let placement: Placement
  /// Whether each input is a document, and gets a mark.
  private let marksInputs: Bool
  private var isAtStart = false

  public init(scheme: TagScheme = .iob2, placement: Placement = .added, marksInputs: Bool = false) {
    writer = CoNLLWriter(scheme: scheme)
    self.placement = placement
    self.marksInputs = marksInputs
  }

  public mutating func begin(file: String, to output: inout [UInt8]) { isAtStart = marksInputs }

  /// Writes records that are written already, and before them the marks that are not.
  package mutating func append(_ block: TaggedBlock, behind marks: [[UInt8]], to output: inout [UInt8]) {
    write(isAtStart && marks.isEmpty && !block.opensDocument ? [[]] : marks, to: &output)
    output += block.bytes
    isAtStart = false
  }

  private func write(_ marks: [[UInt8]], to output: inout [UInt8]) {
    for mark in marks {
      writer.appendDocumentBoundary(line: mark, addsColumn: placement == .added, to: &output)
    }
  }

  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    let length = output.count
    do throws(TextError) {
      write(isAtStart && !passage.opensDocument ? [[]] : passage.documentMarks, to: &output)
      for sentence in passage.sentences {
        if case .columns(let read) = passage.source {
          switch placement {
          case .added: try writer.append(read, tagged: sentence.entities, to: &output)
          case .replacing(let columns):
            try writer.append(read, replacing: columns, by: sentence.entities, to: &output)
          }
        } else {
          try writer.append(sentence, to: &output)
        }
      }
      isAtStart = false
    } catch {
      output.removeSubrange(length...)
      if case .unwritable(let text, _) = error {
        throw .unwritable(at: passage.place, what: "a word or label", found: text, format: .conll)
      }
      throw .columns(error)
    }
  }
}
