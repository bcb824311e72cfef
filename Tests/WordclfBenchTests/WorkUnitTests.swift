import Testing

@testable import wordclf_bench

@Suite struct WorkUnitTests {
  @Test(arguments: [
    (WorkUnit.operations, 98.34e9, "98.3 GFLOP/s"), (.windows, 203_620.7, "203,621 windows/s"),
    (.windows, .infinity, "∞ windows/s"), (.bytes, 1_168_700_000, "1,169 MB/s"),
    (.tokens, 707_001.2, "707,001 tokens/s"),
    (.rows, 0.4, "0 rows/s"), (.runs, 23.456, "23.46 runs/s"),
  ])
  func ratesHaveTheirUnit(_ unit: WorkUnit, _ perSecond: Double, _ text: String) {
    #expect(unit.rate(perSecond) == text)
  }
}
