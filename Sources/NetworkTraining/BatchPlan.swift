import NumericKernels

/// The order in which an epoch visits a text, in batches: of single tokens, or of whole sentences or documents.
public struct BatchPlan: Sendable {
  /// The number of batches in an epoch, the same in each.
  public let batchCount: Int
  /// The tokens of each unit.
  private let sizes: [Int]
  private let tokenCount: Int
  /// The units in the order of the epoch.
  private var order: [Int]
  /// For each batch the place in the order of its first unit, and the end of the order.
  private var starts: [Int] = []

  /// Batches of single tokens.
  ///
  /// - Parameter batchSize: the tokens in a batch; the last may be smaller.
  public init(tokenCount: Int, batchSize: Int) {
    precondition(batchSize > 0, "a batch of \(batchSize) tokens trains nothing")
    sizes = []
    self.tokenCount = tokenCount
    batchCount = (tokenCount + batchSize - 1) / batchSize
    order = Array(0..<tokenCount)
    starts = (0..<batchCount).map { $0 * batchSize } + [tokenCount]
  }

  /// Batches of whole units.
  ///
  /// - Parameter unitSizes: the tokens of each unit.
  /// - Parameter batchSize: about how many tokens a batch has. A unit larger than that may leave a batch empty.
  public init(unitSizes: [Int], batchSize: Int) {
    precondition(batchSize > 0, "a batch of \(batchSize) tokens trains nothing")
    sizes = unitSizes
    tokenCount = unitSizes.reduce(0, +)
    batchCount = (tokenCount + batchSize - 1) / batchSize
    order = Array(unitSizes.indices)
    divide()
  }

  /// Puts the units into the order of one epoch, which seed and epoch alone decide.
  ///
  /// - Complexity: O(units).
  public mutating func shuffle(seed: UInt64, epoch: Int) {
    var generator = SeededGenerator(seed: seed, stream: UInt64(epoch))
    for index in order.indices { order[index] = index }
    generator.shuffle(&order)
    if !sizes.isEmpty { divide() }
  }

  /// Gives each unit to the batch in whose share of all tokens its middle lies.
  private mutating func divide() {
    starts = [0]
    var before = 0
    for (place, unit) in order.enumerated() {
      // the batch of the middle, before + size / 2, in whole numbers
      let batch = (2 * before + sizes[unit]) * batchCount / (2 * max(tokenCount, 1))
      while starts.count <= min(batch, batchCount - 1) { starts.append(place) }
      before += sizes[unit]
    }
    while starts.count <= batchCount { starts.append(order.count) }
  }

  /// The units of batch number `index`.
  public subscript(index: Int) -> ArraySlice<Int> {
    order[starts[index]..<starts[index + 1]]
  }
}
