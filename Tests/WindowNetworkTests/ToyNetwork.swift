import NumericKernels
import TaggedText
import WindowFeatures

@testable import WindowNetwork

/// A network small enough to be checked by hand, and a text for it.
struct ToyNetwork: Sendable {
  var radius = 1
  /// Whether the case of a word is looked up beside the word.
  var hasFeature = true
  /// Whether bags of rows are looked up, too.
  var hasBags = false
  var hiddenUnits = 4
  var secondHiddenUnits = 0
  var activation = Activation.relu
  var pooledUnits = 0
  var scoresMoves = false
  /// Whether there are vectors of length 2 beside those of length 3.
  var hasSecondTable = false

  /// The rows of the word table: padding, the unknown word, five words.
  static let wordCount = 7
  static let classCount = 3

  var architecture: WindowArchitecture {
    WindowArchitecture(
      radius: radius, wordDimensions: hasSecondTable ? [3, 2] : [3],
      features: (hasFeature ? [.init(name: "case", rows: 5, dimension: 2)] : [])
        + (hasBags ? [.init(name: "ngrams", rows: 6, dimension: 2)] : []),
      hiddenUnits: hiddenUnits, secondHiddenUnits: secondHiddenUnits, activation: activation, pooledUnits: pooledUnits,
      scoresMoves: scoresMoves, classCount: ToyNetwork.classCount)
  }

  /// Weights none of which is near zero, the same in each type but for rounding.
  func weights<Scalar: KernelScalar>(_: Scalar.Type = Scalar.self) -> WindowWeights<Scalar> {
    let classes = ToyNetwork.classCount
    return WindowWeights(
      words: [.offKink(rows: ToyNetwork.wordCount, columns: 3, seed: 31)]
        + (hasSecondTable ? [.offKink(rows: ToyNetwork.wordCount, columns: 2, seed: 42)] : []),
      features: (hasFeature ? [.offKink(rows: 5, columns: 2, seed: 32)] : [])
        + (hasBags ? [.offKink(rows: 6, columns: 2, seed: 44)] : []),
      hiddenWeight: .offKink(rows: hiddenUnits, columns: architecture.inputCount, seed: 33),
      hiddenBias: .offKink(rows: 1, columns: hiddenUnits, seed: 34),
      second: secondHiddenUnits > 0
        ? .init(
          weight: .offKink(rows: secondHiddenUnits, columns: hiddenUnits, seed: 42),
          bias: .offKink(rows: 1, columns: secondHiddenUnits, seed: 43)) : nil,
      pooling: pooledUnits > 0
        ? .init(
          weight: .offKink(rows: pooledUnits, columns: architecture.lastHiddenUnits, seed: 37),
          bias: .offKink(rows: 1, columns: pooledUnits, seed: 38)) : nil,
      outputWeight: .offKink(rows: classes, columns: architecture.outputInputCount, seed: 35),
      outputBias: .offKink(rows: 1, columns: classes, seed: 36),
      moves: scoresMoves
        ? .init(
          moves: .offKink(rows: classes, columns: classes, seed: 39),
          start: .offKink(rows: 1, columns: classes, seed: 40),
          end: .offKink(rows: 1, columns: classes, seed: 41)) : nil)
  }

  func classifier<Scalar: KernelScalar>(
    trainableWords: [Range<Int>]? = nil, dropout: DropoutRates = .none, forbiddenBy tagSet: TagSet? = nil,
    _: Scalar.Type = Scalar.self
  ) -> WindowClassifier<Scalar> {
    WindowClassifier(
      weights(), windowSize: architecture.windowSize, activation: activation,
      trainableWords: trainableWords ?? architecture.wordDimensions.map { _ in 0..<ToyNetwork.wordCount },
      dropout: dropout, forbiddenBy: tagSet)
  }

  /// Two sentences in which a word stands beside itself, words come again, and one is unknown. Word 6 is not there.
  var text: EncodedText {
    var text = EncodedText(
      featureCount: architecture.wordDimensions.count + architecture.features.count, radius: radius)
    if hasBags { text.bags[text.bags.count - 1] = ToyNetwork.bags }
    text.append(formRows: rows([(2, 3), (2, 1), (2, 1), (4, 2), (3, 1)]), goldClasses: [1, 2, 2, 0, 0])
    text.append(formRows: rows([(1, 4), (5, 1), (2, 1)]), goldClasses: [1, 0, 0])
    text.endDocument()
    return text
  }

  /// Four documents: the text above; a sentence without words and one whose words are in the first document, too; nothing
  /// at all; and a word alone. Fourteen tokens, and word 6 is not there.
  var documents: EncodedText {
    var text = self.text
    text.append(formRows: [])
    text.append(formRows: rows([(4, 2), (2, 1), (5, 3), (4, 1), (2, 3)]), goldClasses: [0, 1, 2, 2, 1])
    text.endDocument()
    text.endDocument()
    text.append(formRows: rows([(3, 2)]), goldClasses: [1])
    text.endDocument()
    return text
  }

  private func rows(_ words: [(word: Int32, form: Int32)]) -> [[Int32]] {
    // in the second table the words have other rows, of which two are one
    words.map { word, form in
      [word] + (hasSecondTable ? [max(word - 1, 1)] : []) + (hasFeature ? [form] : []) + (hasBags ? [word] : [])
    }
  }

  /// A bag for each word. Row 5 is only in that of word 6.
  private static let bags: RowBags = {
    var bags = RowBags()
    for rows: [Int32] in [[1], [1, 2, 3], [4, 2], [3, 4, 3, 1], [2], [5, 1]] { _ = bags.append(rows) }
    return bags
  }()

  /// The windows of some tokens of the text, or of all.
  func batch(_ tokens: Range<Int> = 0..<8) -> WindowBatch {
    let text = self.text
    var batch = WindowBatch(featureCount: text.rows.count)
    batch.fill(from: text, tokens: tokens)
    return batch
  }

  /// The windows of some documents, or of all.
  func batch(documents: Range<Int>) -> WindowBatch {
    let text = self.documents
    var batch = WindowBatch(featureCount: text.rows.count)
    batch.fill(from: text, documents: documents)
    return batch
  }
}

extension WindowWeights<Float> {
  /// The bits of every weight, by which two sets are the same or not.
  var bits: [UInt32] {
    matrices.flatMap { $0.elements.map(\.bitPattern) }
  }
}
