import NumericKernels
import WindowFeatures

@testable import WindowNetwork

/// A network small enough to be checked by hand, and a text for it.
struct ToyNetwork: Sendable {
  var radius = 1
  /// Whether the case of a word is looked up beside the word.
  var hasFeature = true
  var hiddenUnits = 4
  var activation = Activation.relu

  /// The rows of the word table: padding, the unknown word, five words.
  static let wordCount = 7
  static let classCount = 3

  var architecture: WindowArchitecture {
    WindowArchitecture(
      radius: radius, wordDimension: 3, features: hasFeature ? [.init(name: "case", dimension: 2)] : [],
      hiddenUnits: hiddenUnits, activation: activation, classCount: ToyNetwork.classCount)
  }

  /// Weights none of which is near zero, the same in each type but for rounding.
  func weights<Scalar: KernelScalar>(_: Scalar.Type = Scalar.self) -> WindowWeights<Scalar> {
    WindowWeights(
      words: .offKink(rows: ToyNetwork.wordCount, columns: 3, seed: 31),
      features: hasFeature ? [.offKink(rows: 5, columns: 2, seed: 32)] : [],
      hiddenWeight: .offKink(rows: hiddenUnits, columns: architecture.inputCount, seed: 33),
      hiddenBias: .offKink(rows: 1, columns: hiddenUnits, seed: 34),
      outputWeight: .offKink(rows: ToyNetwork.classCount, columns: hiddenUnits, seed: 35),
      outputBias: .offKink(rows: 1, columns: ToyNetwork.classCount, seed: 36))
  }

  func classifier<Scalar: KernelScalar>(
    trainableWords: Range<Int> = 0..<wordCount, dropout: DropoutRates = .none, _: Scalar.Type = Scalar.self
  ) -> WindowClassifier<Scalar> {
    WindowClassifier(
      weights(), windowSize: architecture.windowSize, activation: activation, trainableWords: trainableWords,
      dropout: dropout)
  }

  /// Two sentences in which a word stands beside itself, words come again, and one is unknown. Word 6 is not there.
  var text: EncodedText {
    var text = EncodedText(featureCount: hasFeature ? 2 : 1, radius: radius)
    text.append(formRows: rows([(2, 3), (2, 1), (2, 1), (4, 2), (3, 1)]), goldClasses: [1, 2, 2, 0, 0])
    text.append(formRows: rows([(1, 4), (5, 1), (2, 1)]), goldClasses: [1, 0, 0])
    return text
  }

  private func rows(_ words: [(word: Int32, form: Int32)]) -> [[Int32]] {
    words.map { hasFeature ? [$0.word, $0.form] : [$0.word] }
  }

  /// The windows of some tokens of the text, or of all.
  func batch(_ tokens: Range<Int> = 0..<8) -> WindowBatch {
    let text = self.text
    var batch = WindowBatch(featureCount: text.rows.count)
    batch.fill(from: text, tokens: tokens)
    return batch
  }
}

extension WindowWeights<Float> {
  /// The bits of every weight, by which two sets are the same or not.
  var bits: [UInt32] {
    ([words, hiddenWeight, hiddenBias, outputWeight, outputBias] + features).flatMap { $0.elements.map(\.bitPattern) }
  }
}
