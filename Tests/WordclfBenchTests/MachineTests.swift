import Testing

@testable import wordclf_bench

@Suite struct MachineTests {
  @Test func theProcessorIsThatOfCPUInfo() {
    let text = """
      processor\t: 0
      vendor_id\t: AuthenticAMD
      model\t\t: 17
      model name\t: AMD EPYC 9R14: 96-Core

      processor\t: 1
      model name\t: another

      """
    #expect(Machine.processor(inCPUInfo: text) == "AMD EPYC 9R14: 96-Core")
    #expect(Machine.processor(inCPUInfo: "processor\t: 0\nBogoMIPS\t: 50.00\n") == nil)
    #expect(Machine.processor(inCPUInfo: "") == nil)
  }

  @Test func thisOneHasACore() { #expect(Machine.this.cores > 0) }

  @Test func isOneLine() {
    #expect("\(Machine(cores: 1, processor: nil, isOptimized: true))" == "1 core")
    #expect(
      "\(Machine(cores: 2, processor: "P", isOptimized: false))"
        == "2 cores, P, built for debugging: these times mean nothing")
  }
}
