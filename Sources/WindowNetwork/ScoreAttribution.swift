import NumericKernels
import WindowFeatures

/// How much each place and feature of a window adds to a score: gradient × input.
///
/// For a sum of scores s = Σ wₖ·scoreₖ, the contribution of an embedding x is Σᵢ ∂s/∂xᵢ · xᵢ over its elements: how the
/// score would change, to first order, if the embedding were taken away. The biases contribute in the same way,
/// Σ ∂s/∂b · b over all of them.
///
/// Where the activation is a rectifier, s is homogeneous of degree one in embeddings and biases together, and so
/// contributions and biases add up to it exactly (Euler's theorem on homogeneous functions). Other activations leave a
/// remainder, which is given and not spread.
///
/// - SeeAlso: Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional Networks", ICLR 2014, section 3, for the
///   first-order view; Denil, Demiraj and de Freitas, "Extraction of Salient Sentences from Labelled Documents", 2014,
///   for words; Shrikumar, Greenside and Kundaje, "Learning Important Features Through Propagating Activation
///   Differences", ICML 2017, for gradient × input, its limits, and scores before the softmax as what is explained.
public struct ScoreAttribution<Scalar: KernelScalar>: Sendable {
  /// Of each feature, the word first, at each place of the window: `[features, places]`.
  public let contributions: Matrix<Scalar>
  /// What the biases contribute.
  public let biases: Scalar
  /// What is explained.
  public let score: Scalar

  /// The sum of the contributions, without that of the biases.
  public var sum: Scalar { contributions.elements.reduce(0, +) }

  /// What contributions and biases leave of the score.
  public var remainder: Scalar { score - sum - biases }
}

extension WindowClassifier {
  /// The forward pass over some windows, without dropout, and the backward walk from their mean loss if `classes` were
  /// right.
  ///
  /// - Precondition: one class a window.
  /// - Complexity: that of a forward and a backward pass.
  public func trace(of batch: WindowBatch, classes: [Int32]) -> GraphTrace<Scalar> {
    load(batch)
    crossEntropy.goldClasses = classes
    graph.forward(to: lossNode, .inference)
    return GraphTrace(from: lossNode, in: graph, seed: Matrix(rows: 1, columns: 1, elements: [1]))
  }

  /// What the places and features of one window contribute to a sum of its scores.
  ///
  /// - Parameter weights: of each class in the sum; 1 and -1 for the lead of a class over another.
  /// - Precondition: the batch holds one window, and the words are trainable: frozen ones have no gradients.
  /// - Complexity: that of a forward and a backward pass.
  public func attribution(of batch: WindowBatch, weights: [Scalar]) -> ScoreAttribution<Scalar> {
    precondition(batch.count == 1, "contributions are those of one window, not of \(batch.count)")
    load(batch)
    graph.forward(to: scoreNode, .inference)
    let seed = Matrix(rows: 1, columns: weights.count, elements: weights)
    let steps = GraphTrace(from: scoreNode, in: graph, seed: seed).steps
    var contributions: [Scalar] = []
    var biases: Scalar = 0
    for (node, step) in zip(graph.nodes, steps) {
      if let lookup = node.layer as? EmbeddingLookup<Scalar> {
        contributions += lookup.contributions(value: step.value, gradient: step.gradient)
      } else if let dense = node.layer as? Dense<Scalar>,
        let part = step.parameters.first(where: { $0.name == dense.bias.name })
      {
        biases += zip(dense.bias.value.elements, part.gradient.values.elements).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return ScoreAttribution(
      contributions: Matrix(rows: lookups.count, columns: lookups[0].places, elements: contributions),
      biases: biases,
      score: zip(scoreNode.value.elements, weights).reduce(0) { $0 + $1.0 * $1.1 }
    )
  }
}

extension EmbeddingLookup {
  /// Gradient × input, summed over the embedding at each place.
  fileprivate func contributions(value: Matrix<Scalar>, gradient: Matrix<Scalar>?) -> [Scalar] {
    guard let gradient else { preconditionFailure("'\(name)' is frozen and has no gradient") }
    let width = table.value.columns
    return (0..<places).map { place in
      (place * width..<(place + 1) * width).reduce(0) { $0 + value.elements[$1] * gradient.elements[$1] }
    }
  }
}
