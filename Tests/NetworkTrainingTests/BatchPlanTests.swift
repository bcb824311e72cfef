import NetworkTraining
import TestSupport
import Testing

@Suite struct BatchPlanTests {
  /// All tokens of an epoch, in the order in which they are visited.
  private func order(of plan: BatchPlan) -> [Int] { (0..<plan.batchCount).flatMap { plan[$0] } }

  private func shuffled(_ tokenCount: Int, seed: UInt64, epoch: Int) -> BatchPlan {
    var plan = BatchPlan(tokenCount: tokenCount, batchSize: 7)
    plan.shuffle(seed: seed, epoch: epoch)
    return plan
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var tokenCount: Int
    var batchSize: Int
    var sizes: [Int]
  }

  static let cases = [
    Case(testDescription: "a smaller last batch", tokenCount: 10, batchSize: 4, sizes: [4, 4, 2]),
    Case(testDescription: "whole batches", tokenCount: 8, batchSize: 4, sizes: [4, 4]),
    Case(testDescription: "one token over", tokenCount: 9, batchSize: 4, sizes: [4, 4, 1]),
    Case(testDescription: "less than a batch", tokenCount: 3, batchSize: 4, sizes: [3]),
    Case(testDescription: "batches of one", tokenCount: 3, batchSize: 1, sizes: [1, 1, 1]),
    Case(testDescription: "no tokens", tokenCount: 0, batchSize: 4, sizes: []),
  ]

  @Test(arguments: cases) func groupsIntoBatches(_ c: Case) {
    var plan = BatchPlan(tokenCount: c.tokenCount, batchSize: c.batchSize)
    plan.shuffle(seed: 1, epoch: 1)
    #expect((0..<plan.batchCount).map { plan[$0].count } == c.sizes)
  }

  /// Epochs follow each other in one plan, so each must start from the same order again.
  @Test func everyEpochVisitsEveryTokenOnce() {
    for seed: UInt64 in 1...20 {
      var plan = BatchPlan(tokenCount: 50, batchSize: 7)
      for epoch in 1...5 {
        plan.shuffle(seed: seed, epoch: epoch)
        #expect(order(of: plan).sorted() == Array(0..<50), "seed \(seed), epoch \(epoch)")
        #expect(order(of: plan) == order(of: shuffled(50, seed: seed, epoch: epoch)), "seed \(seed), epoch \(epoch)")
      }
    }
  }

  // MARK: Whole units

  struct Units: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sizes: [Int]
    var batchSize: Int
    /// The units of each batch, as long as nothing is shuffled.
    var batches: [[Int]]
  }

  static let units = [
    Units(testDescription: "even", sizes: [2, 2, 2, 2], batchSize: 4, batches: [[0, 1], [2, 3]]),
    Units(testDescription: "uneven", sizes: [3, 3, 1, 1], batchSize: 4, batches: [[0], [1, 2, 3]]),
    Units(testDescription: "one larger than a batch", sizes: [9, 1], batchSize: 4, batches: [[], [0], [1]]),
    Units(testDescription: "empty ones", sizes: [0, 4, 0, 4, 0], batchSize: 4, batches: [[0, 1], [2, 3, 4]]),
    Units(testDescription: "less than a batch", sizes: [1, 2], batchSize: 4, batches: [[0, 1]]),
    Units(testDescription: "nothing", sizes: [], batchSize: 4, batches: []),
    Units(testDescription: "nothing in them", sizes: [0, 0], batchSize: 4, batches: []),
  ]

  @Test(arguments: units) func unitsStayWhole(_ c: Units) {
    let plan = BatchPlan(unitSizes: c.sizes, batchSize: c.batchSize)
    #expect((0..<plan.batchCount).map { Array(plan[$0]) } == c.batches)
  }

  @Test func everyEpochVisitsEveryUnitOnceInAsManyBatches() {
    for seed: UInt64 in 1...20 {
      var random = SeededRandom(seed: seed)
      let sizes = (0..<Int.random(in: 1...60, using: &random)).map { _ in Int.random(in: 1...30, using: &random) }
      var plan = BatchPlan(unitSizes: sizes, batchSize: 20)
      #expect(plan.batchCount == (sizes.reduce(0, +) + 19) / 20)
      for epoch in 1...3 {
        plan.shuffle(seed: seed, epoch: epoch)
        let batches = (0..<plan.batchCount).map { plan[$0] }
        #expect(batches.joined().sorted() == Array(sizes.indices), "seed \(seed)")
        // a batch has the units whose middles lie in its share, so that at most two halves stick out
        for batch in batches {
          let tokens = batch.reduce(0) { $0 + sizes[$1] }
          #expect(tokens <= 20 + (sizes.max() ?? 0), "seed \(seed), epoch \(epoch)")
        }
      }
    }
  }

  @Test func seedAndEpochDecideTheOrder() {
    let first = order(of: shuffled(50, seed: 1, epoch: 1))
    #expect(first != Array(0..<50))
    #expect(first == order(of: shuffled(50, seed: 1, epoch: 1)))
    #expect(first != order(of: shuffled(50, seed: 1, epoch: 2)))
    #expect(first != order(of: shuffled(50, seed: 2, epoch: 1)))
  }
}
