import NumericKernels
import TaggedText
import WindowFeatures

/// The window network as a computational graph: embeddings of the window's words and features side by side, a hidden
/// layer, a score for each tag, and a loss.
///
/// ```text
/// lookup words ─────┐
/// lookup case ──────┤
/// …                 ┴─ concatenation ─ dropout ─ hidden ─ activation ─ dropout ─ output ─ softmax cross-entropy
/// ```
///
/// With a second hidden layer, what stands between the window and the output is there twice, with other weights and
/// another mask.
///
/// ```text
/// … dropout ─ hidden ─ activation ─ dropout ─ second ─ activation ─ dropout ─ output ─ …
/// ```
///
/// With pooled units, the output layer also sees what the other occurrences of the word in its document have. Where moves
/// are scored, the loss is that of whole sentences.
///
/// ```text
/// … dropout ─┬──────────────────────────┬─ concatenation ─ output ─ sentence likelihood
///            └─ pooling ─ form pooling ─┘
/// ```
///
/// A classifier owns its buffers and is used by one task at a time; its `weights` can be shared freely.
///
/// - SeeAlso: Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12 (2011), section 3.3.
public final class WindowClassifier<Scalar: KernelScalar> {
  public let graph: Graph<Scalar>
  /// Those of the tables of words, and then those of the features.
  let lookups: [EmbeddingLookup<Scalar>]
  private let wordTableCount: Int
  private let hidden: Dense<Scalar>
  private let second: Dense<Scalar>?
  /// The hidden layers from below, with what they compute for the activation.
  let hiddenLayers: [(dense: Dense<Scalar>, node: Node<Scalar>)]
  /// The pooled branch, and the node it starts from.
  let pooling: (input: Node<Scalar>, dense: Dense<Scalar>, layer: FormPooling<Scalar>)?
  private let output: Dense<Scalar>
  let lossLayer: LossLayer<Scalar>
  let scoreNode: Node<Scalar>
  let lossNode: Node<Scalar>

  /// - Parameter trainableWords: for each table of words the rows that training may change; none where it is empty.
  /// - Parameter tagSet: whose illegal moves are to cost much where moves are scored.
  /// - Parameter team: the threads that compute; what they compute does not depend on how many they are.
  public init(
    _ weights: WindowWeights<Scalar>,
    windowSize: Int,
    activation: Activation = .relu,
    trainableWords: [Range<Int>] = [],
    dropout: DropoutRates = .none,
    forbiddenBy tagSet: TagSet? = nil,
    team: Team = .alone
  ) {
    precondition(
      trainableWords.isEmpty || trainableWords.count == weights.words.count,
      "\(trainableWords.count) tables are trainable of \(weights.words.count)")
    let words = weights.words.enumerated().map { index, table in
      Parameter(
        name: WindowArchitecture.name("words", ofTable: index), table: table,
        trainableRows: trainableWords.isEmpty ? 0..<0 : trainableWords[index])
    }
    wordTableCount = words.count
    let features = weights.features.enumerated().map { index, table in
      Parameter(name: "feature \(index)", table: table, trainableRows: 0..<table.rows)
    }
    lookups = (words + features).map { EmbeddingLookup(table: $0, places: windowSize) }
    hidden = Dense(name: "hidden", weight: weights.hiddenWeight, bias: weights.hiddenBias)
    second = weights.second.map { Dense(name: "second", weight: $0.weight, bias: $0.bias) }
    output = Dense(name: "output", weight: weights.outputWeight, bias: weights.outputBias)

    let graph = Graph<Scalar>(team: team)
    let embeddings = lookups.map { graph.add($0) }
    let window = graph.add(Concatenation(), embeddings)
    var kept = graph.add(Dropout(rate: dropout.input, stream: 1), window)
    var hiddenLayers: [(dense: Dense<Scalar>, node: Node<Scalar>)] = []
    for (dense, stream) in zip([hidden, second].compactMap { $0 }, UInt64(2)...) {
      let node = graph.add(dense, kept)
      hiddenLayers.append((dense, node))
      kept = graph.add(Dropout(rate: dropout.hidden, stream: stream), graph.add(activation.makeLayer(), node))
    }
    self.hiddenLayers = hiddenLayers
    let last = kept
    pooling = weights.pooling.map {
      (last, Dense(name: "pooling", weight: $0.weight, bias: $0.bias), FormPooling())
    }
    if let pooling {
      let pooled = graph.add(pooling.layer, graph.add(pooling.dense, last))
      scoreNode = graph.add(output, graph.add(Concatenation(), last, pooled))
    } else {
      scoreNode = graph.add(output, last)
    }
    lossLayer = LossLayer(weights.moves, forbiddenBy: tagSet)
    lossNode = graph.add(lossLayer.layer, scoreNode)
    self.graph = graph
  }

  /// The parameters, frozen ones included.
  public var parameters: [Parameter<Scalar>] { graph.parameters }

  /// The number of tags.
  var classCount: Int { output.bias.value.columns }

  /// The tables of word vectors.
  public var words: [Parameter<Scalar>] { lookups.prefix(wordTableCount).map(\.table) }

  /// What the network has learned so far.
  public var weights: WindowWeights<Scalar> {
    WindowWeights(
      words: words.map(\.value),
      features: lookups.dropFirst(wordTableCount).map(\.table.value),
      hiddenWeight: hidden.weight.value,
      hiddenBias: hidden.bias.value,
      second: second.map { .init(weight: $0.weight.value, bias: $0.bias.value) },
      pooling: pooling.map { .init(weight: $0.dense.weight.value, bias: $0.dense.bias.value) },
      outputWeight: output.weight.value,
      outputBias: output.bias.value,
      moves: lossLayer.moves
    )
  }

  /// The scores of each tag for each window, `[batch, classes]`, before the softmax. Moves have no part in them.
  ///
  /// - Complexity: O(batch · hidden · (inputs + second hidden units + pooled units + classes)).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func scores(of batch: WindowBatch) -> Matrix<Scalar> {
    load(batch)
    graph.forward(to: scoreNode, .inference)
    return scoreNode.value
  }

  /// The mean loss over the tokens of a batch whose gold classes are known; forward only.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func loss(of batch: WindowBatch, _ pass: Pass) -> Scalar {
    load(batch)
    graph.forward(to: lossNode, pass)
    return lossNode.value[0, 0]
  }

  /// Adds the gradient of the last `loss(of:_:)` to those of the parameters.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward() {
    graph.backward(from: lossNode)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func load(_ batch: WindowBatch) {
    for (feature, lookup) in lookups.enumerated() {
      lookup.indices.replaceAll(with: batch.rows[feature])
      lookup.bags = batch.bags[feature]
    }
    pooling?.layer.groups.replaceAll(with: batch.formGroups)
    lossLayer.expect(batch.goldClasses, sentenceLengths: batch.sentenceLengths)
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
