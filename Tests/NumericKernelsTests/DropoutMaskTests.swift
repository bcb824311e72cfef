import NumericKernels
import Testing

@Suite struct DropoutMaskTests {
  /// The mask is drawn from SplitMix64, 16 bits an element, the lowest first.
  ///
  /// ```python
  /// m = 2**64 - 1
  /// def number(n, seed=5):
  ///     z = (seed + (n + 1) * 0x9e3779b97f4a7c15) & m
  ///     z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9 & m
  ///     z = (z ^ z >> 27) * 0x94d049bb133111eb & m
  ///     return z ^ z >> 31
  /// [int(number(i // 4) >> 16 * (i % 4) & 0xffff >= 0x8000) for i in range(12)]
  /// ```
  private static let kept: [Double] = [1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0]

  private func check<Scalar: KernelScalar>(_: Scalar.Type) {
    var ones = Matrix<Scalar>(rows: 3, columns: 4)
    ones.fill(with: 1)
    var (y, mask) = (ones, ones)
    y.setDropout(DropoutMask(rate: 0.5, seed: 5), of: ones, mask: &mask)
    #expect(mask.elements == Self.kept.map { Scalar(2 * $0) })
    #expect(y == mask)
  }

  @Test func drawsFromTheNumbersOfSplitMix() {
    check(Float.self)
    check(Double.self)
  }

  @Test func ratesAreProbabilitiesBelowOne() async {
    await #expect(processExitsWith: .failure) { _ = DropoutMask(rate: -0.1, seed: 1) }
    await #expect(processExitsWith: .failure) { _ = DropoutMask(rate: 1, seed: 1) }
  }
}
