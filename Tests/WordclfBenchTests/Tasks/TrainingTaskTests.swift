import Testing

@testable import wordclf_bench

@Suite struct TrainingTaskTests {
  static let size = TrainingTask.Size(
    network: .init(batch: 4, words: 9, wordDimension: 3, hiddenUnits: 6), tokens: 20)

  @Test(arguments: [false, true], [false, true]) func stepsPassTheirOracle(_ trainsWords: Bool, drops: Bool) throws {
    var task = TrainingTask(Self.size, trainsWords: trainsWords, drops: drops, threads: 2)
    #expect(task.work == 4)
    for _ in 0..<7 { #expect(task.run() > 0) }
    try task.check()
  }

  @Test func theLossFalls() {
    var task = TrainingTask(Self.size, trainsWords: true, drops: false)
    let first = task.run()
    for _ in 0..<400 { _ = task.run() }
    #expect(task.run() < first)
  }

  @Test func theFloorIsItsProducts() async throws {
    let architecture = NetworkTask.architecture(of: Self.size.network)
    for (withInputGradient, operations) in [(false, 4 * 6 * (2 * 40 + 3 * 17)), (true, 4 * 6 * (3 * 40 + 3 * 17))] {
      let products = TrainingTask.products(batch: 4, architecture, withInputGradient: withInputGradient)
      #expect(products.reduce(0) { $0 + $1.rows * $1.inner * $1.columns } == operations)
    }
    let floor = try #require(TrainingTask(Self.size, trainsWords: true).floor)
    #expect(try await floor.run().isFinite)
  }
}
