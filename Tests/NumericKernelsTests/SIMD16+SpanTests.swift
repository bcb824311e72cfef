import NumericKernels
import Testing

@Suite struct SIMD16SpanTests {
  @Test(arguments: [0, 1, 24]) func holdsSixteenInOrder(start: Int) {
    let values = (0..<40).map { Float($0) }
    let lanes = SIMD16<Float>(values.span, at: start)
    #expect((0..<16).map { lanes[$0] } == Array(values[start..<start + 16]))
  }

  @Test func doesNotReadBeyondTheEnd() async {
    await #expect(processExitsWith: .failure) {
      let values = [Float](repeating: 1, count: 40)
      _ = SIMD16<Float>(values.span, at: 25)
    }
  }
}
