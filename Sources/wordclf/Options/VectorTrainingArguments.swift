import ArgumentParser
import TaggedText
import VectorTraining

extension WordRule.Boundary: ExpressibleByArgument {}

/// What the vectors of one's own are to be.
struct VectorTrainingArguments: ParsableArguments {
  enum LetterCase: String, EnumerableFlag {
    case cased, lower

    static func help(for value: LetterCase) -> ArgumentHelp? {
      switch value {
      case .cased: "Words keep their case: Turkey and turkey are two."
      case .lower: "Words are in lower case."
      }
    }
  }

  @Flag var letterCase = LetterCase.lower

  @Flag(help: "Write the digits 0 to 9 all as 0, so that numbers of one form share a vector.")
  var foldDigits = false

  @Flag(help: "The text is cut into words already, by white space.")
  var pretokenized = false

  @Option(
    help: ArgumentHelp(
      """
      What no context reaches across: the ends of sentences, of lines (paragraphs), or of documents (empty lines and the \
      ends of files), for text whose lines are broken anywhere.
      """, valueName: "border"))
  var boundary = WordRule.Boundary.line

  @Flag(help: "Leave out lines that are not UTF-8, and count them; else they are an error.")
  var skipInvalidLines = false

  @Option(help: ArgumentHelp("How often a word must occur to have a vector.", valueName: "n"))
  var minCount = VectorTrainingOptions().minimumCount

  @Option(help: ArgumentHelp("How many words have vectors at most, the most frequent ones.", valueName: "n"))
  var maxVocabulary = VectorTrainingOptions().maximumVocabulary

  @Option(
    help: ArgumentHelp(
      "How many words to each side are a word's context; one at distance d counts 1/d. Words without a vector are "
        + "left out before distances are taken.", valueName: "n"))
  var window = VectorTrainingOptions().window

  @Option(help: ArgumentHelp("How many numbers a vector has.", valueName: "n"))
  var dimension = VectorTrainingOptions().dimension

  @Option(
    name: .customLong("x-max"),
    help: ArgumentHelp("The count from which on all pairs of words weigh the same.", valueName: "count"))
  var mostWeighted = VectorTrainingOptions().mostWeighted

  @Option(
    name: .customLong("alpha"),
    help: ArgumentHelp("Below it a pair weighs (count / x-max) to this power.", valueName: "power"))
  var weightExponent = VectorTrainingOptions().weightExponent

  @Option(help: ArgumentHelp("The initial rate of AdaGrad.", valueName: "rate"))
  var rate = VectorTrainingOptions().rate

  @Option(help: ArgumentHelp("How often to go over all pairs.", valueName: "n"))
  var epochs = VectorTrainingOptions().epochs

  @Option(help: ArgumentHelp("The same seed, text and options give the same bytes.", valueName: "n"))
  var seed = VectorTrainingOptions().seed

  func validate() throws {
    try check("--min-count", minCount, in: 1...Int.max)
    try check("--max-vocabulary", maxVocabulary, in: 1...VectorTrainingOptions.mostWords)
    try check("--window", window, in: 1...1_000)
    try check("--dimension", dimension, in: 1...10_000)
    try check("--epochs", epochs, in: 1...100_000)
    for (name, value) in [("--x-max", mostWeighted), ("--rate", rate)] where !(value > 0 && value.isFinite) {
      throw ValidationError("\(name) must be above 0, not \(value)")
    }
    if !(weightExponent >= 0 && weightExponent.isFinite) {
      throw ValidationError("--alpha must be at least 0, not \(weightExponent)")
    }
  }

  private func check(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws {
    if range.contains(value) { return }
    let limits =
      range.upperBound == .max
      ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound.grouped)"
    throw ValidationError("\(name) must be \(limits), not \(value)")
  }

  var options: VectorTrainingOptions {
    var options = VectorTrainingOptions()
    options.words = WordRule(
      isPretokenized: pretokenized, isCased: letterCase == .cased, foldsDigits: foldDigits, boundary: boundary,
      skipsInvalidLines: skipInvalidLines)
    options.minimumCount = minCount
    options.maximumVocabulary = maxVocabulary
    options.window = window
    options.dimension = dimension
    options.mostWeighted = mostWeighted
    options.weightExponent = weightExponent
    options.rate = rate
    options.epochs = epochs
    options.seed = seed
    return options
  }
}
