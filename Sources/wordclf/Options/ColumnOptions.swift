import ArgumentParser
import TaggedText

/// Which columns of a CoNLL file hold words and tags.
struct ColumnOptions: ParsableArguments {
  @Option(
    name: .customLong("columns"),
    help: ArgumentHelp(
      "Columns of words and tags in CoNLL files, from 0, or from -1 at the end.", valueName: "word=N,tag=N"))
  var columns = ColumnChoice()

  func columns(tagged: Bool) -> CoNLLColumns {
    CoNLLColumns(word: columns.word, tag: tagged ? columns.tag : nil)
  }
}

/// The value of `--columns`.
struct ColumnChoice: ExpressibleByArgument {
  var word = 0
  var tag = -1

  init() {}

  init?(argument: String) {
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", omittingEmptySubsequences: false)
      guard pair.count == 2, let column = Int(pair[1]) else { return nil }
      switch pair[0] {
      case "word": word = column
      case "tag": tag = column
      default: return nil
      }
    }
  }

  var defaultValueDescription: String { "word=\(word),tag=\(tag)" }
}
