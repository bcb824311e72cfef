import NumericKernels
import Testing

@testable import wordclf_bench

@Suite struct LayerTaskTests {
  static let size = LayerTask.Size(batch: 3, inputs: 5, outputs: 4)

  @Test(arguments: [LayerTask.Way.loops, .matrices]) func passesItsOracleAndOnlyAfterARun(_ way: LayerTask.Way) throws {
    var task = LayerTask(Self.size, by: way)
    #expect(task.work == 3)
    #expect(throws: WrongAnswer.self) { try task.check() }
    #expect(task.run() == Double(task.y[2, 3]))
    try task.check()
  }

  @Test func bothWaysComputeTheSame() {
    var loops = LayerTask(Self.size, by: .loops)
    var matrices = LayerTask(Self.size, by: .matrices)
    _ = (loops.run(), matrices.run())
    for (a, b) in zip(loops.y.elements, matrices.y.elements) { #expect((a - b).magnitude < 1e-6) }
  }
}
