import NumericKernels
import TaggedText

/// The loss of a window network: that of single tokens, or where moves are scored that of whole sentences.
enum LossLayer<Scalar: KernelScalar> {
  case tokens(SoftmaxCrossEntropy<Scalar>)
  case sentences(SentenceLikelihood<Scalar>)

  init(_ moves: WindowWeights<Scalar>.Moves?, forbiddenBy tagSet: TagSet?) {
    if let moves {
      self = .sentences(
        SentenceLikelihood(moves: moves.moves, start: moves.start, end: moves.end, forbiddenBy: tagSet))
    } else {
      self = .tokens(SoftmaxCrossEntropy())
    }
  }

  var layer: any Layer<Scalar> {
    switch self {
    case .tokens(let layer): layer
    case .sentences(let layer): layer
    }
  }

  /// What the scores of moves have become.
  var moves: WindowWeights<Scalar>.Moves? {
    switch self {
    case .tokens: nil
    case .sentences(let layer):
      .init(moves: layer.moves.value, start: layer.start.value, end: layer.end.value)
    }
  }

  /// Sets what the next pass is to be measured by.
  func expect(_ goldClasses: [Int32], sentenceLengths: [Int]) {
    switch self {
    case .tokens(let layer): layer.goldClasses.replaceAll(with: goldClasses)
    case .sentences(let layer):
      layer.goldClasses.replaceAll(with: goldClasses)
      layer.sentenceLengths.replaceAll(with: sentenceLengths)
    }
  }
}
