import NumericKernels

/// The order in which an epoch visits the tokens of a text, in batches.
public struct BatchPlan: Sendable {
  /// The largest number of tokens in a batch.
  public let batchSize: Int
  private var order: [Int]

  public init(tokenCount: Int, batchSize: Int) {
    precondition(batchSize > 0, "a batch of \(batchSize) tokens trains nothing")
    self.batchSize = batchSize
    order = Array(0..<tokenCount)
  }

  /// The number of batches in an epoch; the last may be smaller.
  public var batchCount: Int { (order.count + batchSize - 1) / batchSize }

  /// Puts the tokens into the order of one epoch, which seed and epoch alone decide.
  ///
  /// - Complexity: O(tokens).
  public mutating func shuffle(seed: UInt64, epoch: Int) {
    var generator = SeededGenerator(seed: seed, stream: UInt64(epoch))
    for index in order.indices { order[index] = index }
    generator.shuffle(&order)
  }

  /// The tokens of batch number `index`.
  public subscript(index: Int) -> ArraySlice<Int> {
    order[index * batchSize..<min((index + 1) * batchSize, order.count)]
  }
}
