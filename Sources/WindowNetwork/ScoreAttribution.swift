import NumericKernels
import WindowFeatures

/// How much each place and feature of a window adds to a score: gradient × input.
///
/// For a sum of scores s = Σ wₖ·scoreₖ, the contribution of an embedding x is Σᵢ ∂s/∂xᵢ · xᵢ over its elements: how the
/// score would change, to first order, if the embedding were taken away. The biases contribute in the same way,
/// Σ ∂s/∂b · b over all of them.
///
/// Where the activation is a rectifier, s is homogeneous of degree one in embeddings and the biases of all layers
/// together, one hidden layer or two, and so contributions and biases add up to it exactly (Euler's theorem on
/// homogeneous functions). Other activations leave a remainder, which is given and not spread.
///
/// Where forms are pooled, the other windows of the batch that hold the same form have a part in s too. A maximum is
/// homogeneous like a rectifier, and counts for the window that has it, the first of equal ones; how many windows there
/// are is an input beside the embeddings, and counts as a bias.
///
/// - SeeAlso: Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional Networks", ICLR 2014, section 3, for the
///   first-order view; Denil, Demiraj and de Freitas, "Extraction of Salient Sentences from Labelled Documents", 2014,
///   for words; Shrikumar, Greenside and Kundaje, "Learning Important Features Through Propagating Activation
///   Differences", ICML 2017, for gradient × input, its limits, and scores before the softmax as what is explained.
public struct ScoreAttribution<Scalar: KernelScalar>: Sendable {
  /// Of each feature, the word first, at each place of the window: `[features, places]`.
  public let contributions: Matrix<Scalar>
  /// What all embeddings of the other windows contribute; 0 where nothing is pooled.
  public let otherWindows: Scalar
  /// What the biases contribute and, where forms are pooled, how many windows hold the form.
  public let biases: Scalar
  /// What is explained.
  public let score: Scalar

  /// The sum of the contributions, without those of other windows and of the biases.
  public var sum: Scalar { contributions.elements.reduce(0, +) }

  /// What contributions, other windows and biases leave of the score.
  public var remainder: Scalar { score - sum - otherWindows - biases }
}

extension WindowClassifier {
  /// The forward pass over some windows, without dropout, and the backward walk from their mean loss if `classes` were
  /// right.
  ///
  /// - Precondition: one class a window.
  /// - Complexity: that of a forward and a backward pass.
  public func trace(of batch: WindowBatch, classes: [Int32]) -> GraphTrace<Scalar> {
    load(batch)
    lossLayer.expect(classes, sentenceLengths: batch.sentenceLengths)
    graph.forward(to: lossNode, .inference)
    return GraphTrace(from: lossNode, in: graph, seed: Matrix(rows: 1, columns: 1, elements: [1]))
  }

  /// What the places and features of one window contribute to a sum of its scores.
  ///
  /// - Parameter window: which of the batch. Where forms are pooled, the batch is the whole document of the window; else
  ///   the other windows of the batch have no part in its scores.
  /// - Parameter weights: of each class in the sum; 1 and -1 for the lead of a class over another.
  /// - Precondition: the batch holds the window, and the words are trainable: frozen ones have no gradients.
  /// - Complexity: that of a forward and a backward pass.
  public func attribution(
    of batch: WindowBatch, window: Int = 0, weights: [Scalar]
  ) -> ScoreAttribution<Scalar> {
    precondition((0..<batch.count).contains(window), "no window \(window) in a batch of \(batch.count)")
    load(batch)
    graph.forward(to: scoreNode, .inference)
    var seed = Matrix<Scalar>(rows: batch.count, columns: weights.count)
    for (column, weight) in weights.enumerated() { seed[window, column] = weight }
    let steps = GraphTrace(from: scoreNode, in: graph, seed: seed).steps
    var contributions: [Scalar] = []
    var otherWindows: Scalar = 0
    var biases: Scalar = 0
    for (node, step) in zip(graph.nodes, steps) {
      if let lookup = node.layer as? EmbeddingLookup<Scalar> {
        let products = lookup.contributions(value: step.value, gradient: step.gradient)
        let own = window * lookup.places..<(window + 1) * lookup.places
        contributions += products[own]
        otherWindows += products[..<own.lowerBound].reduce(0, +) + products[own.upperBound...].reduce(0, +)
      } else if node.layer is FormPooling<Scalar>, let gradient = step.gradient {
        let count = step.value.columns - 1
        biases += step.value[window, count] * gradient[window, count]
      } else if let dense = node.layer as? Dense<Scalar>,
        let part = step.parameters.first(where: { $0.name == dense.bias.name })
      {
        biases += zip(dense.bias.value.elements, part.gradient.values.elements).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return ScoreAttribution(
      contributions: Matrix(rows: lookups.count, columns: lookups[0].places, elements: contributions),
      otherWindows: otherWindows,
      biases: biases,
      score: zip(scoreNode.value.row(window), weights).reduce(0) { $0 + $1.0 * $1.1 }
    )
  }
}

extension EmbeddingLookup {
  /// Gradient × input, summed over the embedding at each place, window after window.
  fileprivate func contributions(value: Matrix<Scalar>, gradient: Matrix<Scalar>?) -> [Scalar] {
    guard let gradient else { preconditionFailure("'\(name)' is frozen and has no gradient") }
    let width = table.value.columns
    return indices.indices.map { place in
      (place * width..<(place + 1) * width).reduce(0) { $0 + value.elements[$1] * gradient.elements[$1] }
    }
  }
}
