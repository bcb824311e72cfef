import Testing

@testable import VectorEvaluation

@Suite struct AnalogyMethodTests {
  /// The cosines of one candidate with a, b and c in every lane.
  private func lanes(_ value: Float) -> SIMD16<Float> { SIMD16(repeating: value) }

  @Test func add() {
    // 0.5 - 0.25 + -0.125
    #expect(CosineSum.score(lanes(0.25), lanes(0.5), lanes(-0.125)) == lanes(0.125))
  }

  @Test func multiply() {
    // 0.75 · 0.25 / (0.5 + 0.001)
    let score = CosineProduct.score(lanes(0), lanes(0.5), lanes(-0.5))
    #expect(score.max() == score.min())
    #expect(abs(Double(score[0]) - 0.1875 / 0.501) < 1e-7)
    // nothing is divided by zero
    #expect(abs(CosineProduct.score(lanes(-1), lanes(1), lanes(1))[0] - 1000) < 0.1)
  }

  @Test func names() {
    #expect(AnalogyMethod.allCases.map(\.rawValue) == ["add", "multiply"])
  }
}
