import TestSupport
import Testing

@testable import NumericKernels

@Suite struct SeededGeneratorGaussianTests {
  // Marsaglia's polar method, with xoshiro and unit of SeededGeneratorTests:
  //
  // def gaussian(g):
  //     while True:
  //         x, y = 2 * unit(g) - 1, 2 * unit(g) - 1
  //         s = x * x + y * y
  //         if 0 < s < 1: return x * math.sqrt(-2 * math.log(s) / s)
  // for seed in (1, 2, 5): g = xoshiro(seed); print([gaussian(g) for _ in range(6)])
  static let numbers: [(seed: UInt64, numbers: [Double])] = [
    (
      1,
      [
        0.7497765692000015, -0.42669737721760126, -1.248028785891448, 0.3186756997944357, 0.6175385792861945,
        -0.6919829442479355,
      ]
    ),
    (
      2,
      [
        1.564929204408693, 0.9683545070773336, -0.05205650787247298, -0.823275641989828, -0.06738673464149401,
        0.05920930107501022,
      ]
    ),
    (
      5,
      [
        -1.527695405931017, 0.24924940838178394, -0.06993229073482413, 0.7251004958807166, 0.05256945976300228,
        1.230074505457993,
      ]
    ),
  ]

  @Test(arguments: numbers) func numbersOfASeed(seed: UInt64, numbers: [Double]) {
    var generator = SeededGenerator(seed: seed)
    for number in numbers {
      #expect((generator.nextGaussian() - number).magnitude <= 4e-16 * number.magnitude)
    }
  }

  // The same with our logarithm in place of math.log, to the bit:
  //
  // def ln(x):
  //     m, k = math.frexp(x); m, k = 2 * m, float(k - 1)
  //     if m > 1.4142135623730951: m, k = m / 2, k + 1
  //     t, series = (m - 1) / (m + 1), 0.0
  //     for odd in range(21, 1, -2): series = (series + 1 / odd) * (t * t)
  //     return k * 0.6931471805599453 + 2 * (t + t * series)
  // g = xoshiro(1); print([gaussian(g) for _ in range(6)])
  @Test func theBitsOfASeed() {
    var generator = SeededGenerator(seed: 1)
    let numbers = (0..<6).map { _ in generator.nextGaussian() }
    #expect(
      numbers == [
        0.7497765692000015, -0.42669737721760126, -1.248028785891448, 0.3186756997944357, 0.6175385792861945,
        -0.6919829442479354,
      ])
  }

  /// Of numbers from a normal distribution a tenth lies between each two deciles; the bound is the 99.9th percentile of
  /// χ², as for even numbers.
  // print([scipy.stats.norm.ppf(i / 10) for i in range(6, 10)])
  @Test func everyTenthOfTheBellIsAsLikely() {
    let upper = [0, 0.2533471031357997, 0.5244005127080407, 0.8416212335729143, 1.2815515655446004]
    let deciles = upper.dropFirst().reversed().map { -$0 } + upper
    for seed: UInt64 in 1...5 {
      var generator = SeededGenerator(seed: seed)
      var counts = [Int](repeating: 0, count: 10)
      for _ in 0..<4_000 {
        let number = generator.nextGaussian()
        counts[deciles.count { $0 < number }] += 1
      }
      let statistic = counts.reduce(0.0) { $0 + (Double($1) - 400) * (Double($1) - 400) / 400 }
      #expect(statistic < 27.877, "seed \(seed)")
    }
  }

  /// Of n numbers, the mean strays by about 1/√n from 0, the mean square by √(2/n) from 1, the mean fourth power by
  /// √(96/n) from 3; the bounds are five times as wide.
  @Test func moments() {
    let count = 10_000.0
    for seed: UInt64 in 1...3 {
      var generator = SeededGenerator(seed: seed)
      let numbers = (0..<Int(count)).map { _ in generator.nextGaussian() }
      func mean(_ power: (Double) -> Double) -> Double { numbers.reduce(0) { $0 + power($1) } / count }
      #expect(mean { $0 }.magnitude < 5 / count.squareRoot(), "seed \(seed)")
      #expect((mean { $0 * $0 } - 1).magnitude < 5 * (2 / count).squareRoot(), "seed \(seed)")
      #expect((mean { $0 * $0 * $0 * $0 } - 3).magnitude < 5 * (96 / count).squareRoot(), "seed \(seed)")
    }
  }

  @Test func theLogarithmAgreesWithTheSystems() {
    var random = SeededRandom(seed: 1)
    var numbers: [Double] = [1, 0.5, 2, 0x1p-104, 1.4142135623730951, 0.7071067811865476, 1.0.nextDown, 1.0.nextUp]
    for exponent in -104...1 {
      numbers += (0..<10).map { _ in Double.random(in: 1..<2, using: &random) * Double.pow(2, exponent) }
    }
    numbers += (1...50).map { 1 - Double.pow(2, -$0) }
    for number in numbers {
      let expected = Double.log(number)
      #expect((naturalLogarithm(number) - expected).magnitude <= 2.5 * expected.ulp, "ln \(number)")
    }
  }

  @Test func aMatrixOfScaledNumbers() {
    var generator = SeededGenerator(seed: 3)
    var same = generator
    let matrix = Matrix<Double>.gaussian(rows: 2, columns: 3, deviation: 0.25, using: &generator)
    #expect(matrix.shape == Shape(rows: 2, columns: 3))
    #expect(matrix.elements == (0..<6).map { _ in same.nextGaussian() * 0.25 })
    #expect(generator == same)

    let single = Matrix<Float>.gaussian(rows: 3, columns: 2, deviation: 0.25, using: &generator)
    #expect(single.shape == Shape(rows: 3, columns: 2))
    #expect(single.elements == (0..<6).map { _ in Float(same.nextGaussian()) * 0.25 })
  }
}
