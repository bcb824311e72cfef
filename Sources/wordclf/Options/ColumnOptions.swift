import ArgumentParser
import TaggedText

/// Which columns of a CoNLL file hold words and tags.
struct ColumnOptions: ParsableArguments {
  @Option(
    name: .customLong("columns"),
    help: ArgumentHelp(
      "Columns of words and tags in CoNLL files, from 0, or from -1 at the end.", valueName: "word=N,tag=N"))
  var columns = ColumnChoice()

  func validate() throws {
    if columns.predicted != nil { throw ValidationError("--columns predicted=N is for 'wordclf evaluate' only") }
  }

  func columns(tagged: Bool) -> CoNLLColumns {
    CoNLLColumns(word: columns.word, tag: tagged ? columns.tag : nil)
  }
}

/// Which columns of a CoNLL file hold words, gold tags and perhaps predicted ones.
struct ScoredColumnOptions: ParsableArguments {
  @Option(
    name: .customLong("columns"),
    help: ArgumentHelp(
      """
      Columns of words and tags in CoNLL files, from 0, or from -1 at the end; with predicted=N that of predicted tags, \
      which are scored in place of a model's.
      """, valueName: "word=N,tag=N,predicted=N"))
  var columns = ColumnChoice()

  /// The columns of what is scored.
  var scored: CoNLLColumns { CoNLLColumns(word: columns.word, tag: columns.tag, predicted: columns.predicted) }

  /// The columns of a file that lacks that of the predictions and is otherwise alike.
  var withoutPredictions: CoNLLColumns {
    func shifted(_ column: Int) -> Int {
      guard let predicted = columns.predicted, (column < 0) == (predicted < 0) else { return column }
      if column < 0 { return column < predicted ? column + 1 : column }
      return column > predicted ? column - 1 : column
    }
    return CoNLLColumns(word: shifted(columns.word), tag: shifted(columns.tag))
  }
}

/// The value of `--columns`.
struct ColumnChoice: ExpressibleByArgument {
  /// More columns than any file has.
  private static let possible = -1_000_000...1_000_000

  var word = 0
  var tag = -1
  var predicted: Int?

  init() {}

  init?(argument: String) {
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", omittingEmptySubsequences: false)
      guard pair.count == 2, let column = Int(pair[1]), ColumnChoice.possible.contains(column) else {
        return nil
      }
      switch pair[0] {
      case "word": word = column
      case "tag": tag = column
      case "predicted": predicted = column
      default: return nil
      }
    }
  }

  var defaultValueDescription: String { "word=\(word),tag=\(tag)" }
}
