import NumericKernels
import TaggedText
import WindowFeatures

/// Which sentences of the training set an epoch shows in another case: with this probability one has all letters capital
/// or, as often, all letters small.
///
/// So a network learns what is left of a name where its capitals say nothing, as in headlines, titles and messages.
/// Seed, epoch and sentence alone decide, whatever was drawn before: a resumed run shows what the whole one would have
/// shown.
struct CaseAugmentation: Sendable {
  let probability: Double
  let seed: UInt64

  /// The case of a sentence in an epoch; nil to show it as it is.
  func letterCase(ofSentence index: Int, epoch: Int) -> LetterCase? {
    var generator = SeededGenerator(seed: SeededGenerator.mix(seed, UInt64(epoch)), stream: UInt64(index))
    let draw = generator.nextUnit()
    guard draw < probability else { return nil }
    return draw < probability / 2 ? .upper : .lower
  }

  /// The training set as an epoch shows it: each sentence with the rows of the case that is its turn. Gold classes, forms
  /// and borders are those of the text as it is.
  ///
  /// - Precondition: the data has the training set in the cases that are shown.
  /// - Complexity: O(tokens · features); O(1) where the probability is 0.
  func text(of data: TrainingData, epoch: Int) -> EncodedText {
    var text = data.training
    guard probability > 0 else { return text }
    for index in text.sentenceLengths.indices {
      guard let letterCase = letterCase(ofSentence: index, epoch: epoch) else { continue }
      guard let variant = data.variants[letterCase] else {
        preconditionFailure("no training set with all letters \(letterCase)")
      }
      text.takeRows(ofSentence: index, from: variant)
    }
    return text
  }
}
