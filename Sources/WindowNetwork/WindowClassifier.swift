import NumericKernels
import WindowFeatures

/// The window network as a computational graph: embeddings of the window's words and features side by side, a hidden
/// layer, a score for each tag, softmax and cross-entropy.
///
/// ```text
/// lookup words ─────┐
/// lookup case ──────┤
/// …                 ┴─ concatenation ─ dropout ─ hidden ─ activation ─ dropout ─ output ─ softmax cross-entropy
/// ```
///
/// A classifier owns its buffers and is used by one task at a time; its `weights` can be shared freely.
///
/// - SeeAlso: Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12 (2011), section 3.3.
public final class WindowClassifier<Scalar: KernelScalar> {
  public let graph: Graph<Scalar>
  let lookups: [EmbeddingLookup<Scalar>]
  private let hidden: Dense<Scalar>
  private let output: Dense<Scalar>
  let crossEntropy = SoftmaxCrossEntropy<Scalar>()
  let scoreNode: Node<Scalar>
  let lossNode: Node<Scalar>

  /// - Parameter trainableWords: the rows of the word table that training may change.
  public init(
    _ weights: WindowWeights<Scalar>,
    windowSize: Int,
    activation: Activation = .relu,
    trainableWords: Range<Int> = 0..<0,
    dropout: DropoutRates = .none
  ) {
    let words = Parameter(name: "words", table: weights.words, trainableRows: trainableWords)
    let features = weights.features.enumerated().map { index, table in
      Parameter(name: "feature \(index)", table: table, trainableRows: 0..<table.rows)
    }
    lookups = ([words] + features).map { EmbeddingLookup(table: $0, places: windowSize) }
    hidden = Dense(name: "hidden", weight: weights.hiddenWeight, bias: weights.hiddenBias)
    output = Dense(name: "output", weight: weights.outputWeight, bias: weights.outputBias)

    let graph = Graph<Scalar>()
    let embeddings = lookups.map { graph.add($0) }
    let window = graph.add(Concatenation(), embeddings)
    let input = graph.add(Dropout(rate: dropout.input, stream: 1), window)
    let activated = graph.add(activation.makeLayer(), graph.add(hidden, input))
    scoreNode = graph.add(output, graph.add(Dropout(rate: dropout.hidden, stream: 2), activated))
    lossNode = graph.add(crossEntropy, scoreNode)
    self.graph = graph
  }

  /// The parameters, frozen ones included.
  public var parameters: [Parameter<Scalar>] { graph.parameters }

  /// The table of word vectors.
  public var words: Parameter<Scalar> { lookups[0].table }

  /// What the network has learned so far.
  public var weights: WindowWeights<Scalar> {
    WindowWeights(
      words: lookups[0].table.value,
      features: lookups.dropFirst().map(\.table.value),
      hiddenWeight: hidden.weight.value,
      hiddenBias: hidden.bias.value,
      outputWeight: output.weight.value,
      outputBias: output.bias.value
    )
  }

  /// The scores of each tag for each window, `[batch, classes]`, before the softmax.
  ///
  /// - Complexity: O(batch · hidden · (inputs + classes)).
  public func scores(of batch: WindowBatch) -> Matrix<Scalar> {
    load(batch)
    graph.forward(to: scoreNode, .inference)
    return scoreNode.value
  }

  /// The mean loss over a batch whose gold classes are known; forward only.
  public func loss(of batch: WindowBatch, _ pass: Pass) -> Scalar {
    load(batch)
    crossEntropy.goldClasses = batch.goldClasses
    graph.forward(to: lossNode, pass)
    return lossNode.value[0, 0]
  }

  /// Adds the gradient of the last `loss(of:_:)` to those of the parameters.
  public func backward() {
    graph.backward(from: lossNode)
  }

  func load(_ batch: WindowBatch) {
    for (lookup, rows) in zip(lookups, batch.rows) { lookup.indices = rows }
  }
}

extension WindowClassifier where Scalar == Double {
  /// Compares the gradients of the whole network on a batch with central differences.
  ///
  /// The parameters are those of `GradientCheck`.
  ///
  /// - Precondition: the batch has gold classes.
  public func checkGradients(
    of batch: WindowBatch, _ pass: Pass, step: Double = 1e-5, elements: Int? = nil, seed: UInt64 = 1,
    alteringGradients alter: ([Parameter<Double>]) -> Void = { _ in }
  ) -> GradientCheck {
    _ = loss(of: batch, pass)
    return GradientCheck(
      of: lossNode, in: graph, pass, step: step, elements: elements, seed: seed, alteringGradients: alter)
  }
}
