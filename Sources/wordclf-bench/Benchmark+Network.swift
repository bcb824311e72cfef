extension Benchmark {
  /// Layers and products, forward and backward.
  static let network = [
    Benchmark(
      name: "layer-loops", summary: "the hidden layer of a batch, by loops over numbers", unit: .windows,
      make: { _ in LayerTask(.usual, by: .loops) }),
    Benchmark(
      name: "layer-matrices", summary: "the same layer, by one product of matrices", unit: .windows,
      make: { _ in LayerTask(.usual, by: .matrices) }),
    Benchmark(
      name: "product-hidden", summary: "x·Wᵀ, the hidden layer forward", unit: .operations,
      make: { _ in ProductTask(.hiddenForward) }),
    Benchmark(
      name: "product-weight", summary: "dyᵀ·x, the gradient of its weight", unit: .operations,
      make: { _ in ProductTask(.hiddenWeightGradient) }),
    Benchmark(
      name: "product-input", summary: "dy·W, the gradient of its input", unit: .operations,
      make: { _ in ProductTask(.hiddenInputGradient) }),
    Benchmark(
      name: "product-output", summary: "the output layer forward", unit: .operations,
      make: { _ in ProductTask(.outputForward) }),
    Benchmark(
      name: "product-tagging", summary: "the hidden layer forward, in a batch of 512 as tagging has it",
      unit: .operations, make: { _ in ProductTask(.hiddenForwardTagging) }),
    Benchmark(
      name: "forward-frozen", summary: "the loss of a batch, dropout included, frozen words", unit: .windows,
      make: { _ in NetworkTask(.usual, .forward, trainsWords: false) }),
    Benchmark(
      name: "backward-frozen", summary: "the gradients of that batch", unit: .windows,
      make: { _ in NetworkTask(.usual, .backward, trainsWords: false) }),
    Benchmark(
      name: "forward-fine-tuned", summary: "the loss of a batch, fine-tuned words", unit: .windows,
      make: { _ in NetworkTask(.usual, .forward, trainsWords: true) }),
    Benchmark(
      name: "backward-fine-tuned", summary: "the gradients of that batch, those of its words included", unit: .windows,
      make: { _ in NetworkTask(.usual, .backward, trainsWords: true) }),
  ]
}
