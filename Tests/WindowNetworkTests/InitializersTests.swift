import NumericKernels
import Testing
import WindowNetwork

@Suite struct InitializersTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rows: Int
    var columns: Int
    /// What the elements lie within.
    var limit: Double
    var kind: Kind

    enum Kind: Sendable {
      case xavier, small, embeddings
    }

    func matrix<Scalar: KernelScalar>(seed: UInt64, _: Scalar.Type = Scalar.self) -> Matrix<Scalar> {
      var generator = SeededGenerator(seed: seed)
      return switch kind {
      case .xavier: .xavierUniform(outputs: rows, inputs: columns, using: &generator)
      case .small: .smallRandom(outputs: rows, inputs: columns, using: &generator)
      case .embeddings: .embeddings(rows: rows, dimension: columns, using: &generator)
      }
    }
  }

  /// math.sqrt(6 / (100 + 60)), math.sqrt(6 / (20 + 400)), math.sqrt(3 / 48), math.sqrt(3 / 5)
  static let cases = [
    Case(testDescription: "Xavier 60 × 100", rows: 60, columns: 100, limit: 0.19364916731037085, kind: .xavier),
    Case(testDescription: "Xavier 400 × 20", rows: 400, columns: 20, limit: 0.11952286093343936, kind: .xavier),
    Case(testDescription: "small 60 × 100", rows: 60, columns: 100, limit: 0.01, kind: .small),
    Case(testDescription: "small 400 × 20", rows: 400, columns: 20, limit: 0.01, kind: .small),
    Case(testDescription: "embeddings 200 × 48", rows: 200, columns: 48, limit: 0.25, kind: .embeddings),
    Case(testDescription: "embeddings 2000 × 5", rows: 2000, columns: 5, limit: 0.7745966692414834, kind: .embeddings),
  ]

  /// Of n even draws within ±limit the mean strays by about limit / √(3n), the variance from limit² / 3 by 0.9/√n of
  /// it, and the extremes come near the limits; n is 6000 and more, and the bounds are five times as wide.
  @Test(arguments: cases) func numbersAreEvenWithinTheLimit(_ c: Case) {
    for seed: UInt64 in 1...3 {
      let matrix: Matrix<Double> = c.matrix(seed: seed)
      #expect(matrix.shape == Shape(rows: c.rows, columns: c.columns))
      let count = Double(matrix.shape.count)
      #expect(matrix.elements.allSatisfy { $0.magnitude <= c.limit }, "seed \(seed)")
      #expect((matrix.elements.max() ?? 0) > 0.99 * c.limit, "seed \(seed)")
      #expect((matrix.elements.min() ?? 0) < -0.99 * c.limit, "seed \(seed)")
      let mean = matrix.elements.reduce(0, +) / count
      #expect(mean.magnitude < 5 * c.limit / (3 * count).squareRoot(), "seed \(seed)")
      let variance = matrix.elements.reduce(0) { $0 + $1 * $1 } / count
      #expect((variance / (c.limit * c.limit / 3) - 1).magnitude < 4.5 / count.squareRoot(), "seed \(seed)")
    }
  }

  /// The variance of n normal draws strays by √(2/n) of it, their mean by √(variance/n), and of 6000 and more one in 370
  /// lies beyond three deviations, none beyond six; the bounds are five times as wide. A check of the shape itself is
  /// with the generator.
  // print(2 / (100 + 60), 2 / (20 + 400))
  @Test(arguments: [(60, 100, 0.0125), (400, 20, 0.004761904761904762)])
  func normalNumbersHaveTheVariance(outputs: Int, inputs: Int, variance: Double) {
    for seed: UInt64 in 1...3 {
      var generator = SeededGenerator(seed: seed)
      let matrix = Matrix<Double>.xavierNormal(outputs: outputs, inputs: inputs, using: &generator)
      #expect(matrix.shape == Shape(rows: outputs, columns: inputs))
      let count = Double(matrix.shape.count)
      let mean = matrix.elements.reduce(0, +) / count
      #expect(mean.magnitude < 5 * (variance / count).squareRoot(), "seed \(seed)")
      let found = matrix.elements.reduce(0) { $0 + $1 * $1 } / count
      #expect((found / variance - 1).magnitude < 5 * (2 / count).squareRoot(), "seed \(seed)")
      let largest = matrix.elements.reduce(0) { max($0, $1.magnitude) }
      #expect(largest > 3 * variance.squareRoot() && largest < 6 * variance.squareRoot(), "seed \(seed)")
    }
  }

  // Numbers of SeededGenerator+GaussianTests: g = xoshiro(1); print([gaussian(g) * math.sqrt(2 / 8) for _ in range(3)])
  @Test func normalNumbersOfASeed() {
    var generator = SeededGenerator(seed: 1)
    let matrix = Matrix<Double>.xavierNormal(outputs: 3, inputs: 5, using: &generator)
    let expected = [0.37488828460000073, -0.21334868860880063, -0.624014392945724]
    for (found, expected) in zip(matrix.elements, expected) { #expect((found - expected).magnitude < 1e-15) }
  }

  @Test func rowsOfEmbeddingsHaveAnExpectedSquareLengthOfOne() {
    for dimension in [1, 5, 50] {
      var generator = SeededGenerator(seed: 4)
      let table = Matrix<Double>.embeddings(rows: 10_000 / dimension, dimension: dimension, using: &generator)
      let mean = table.elements.reduce(0) { $0 + $1 * $1 } / Double(table.rows)
      #expect((mean - 1).magnitude < 0.045, "dimension \(dimension)")
    }
  }

  @Test(arguments: cases) func theSeedDecides(_ c: Case) {
    let matrix: Matrix<Float> = c.matrix(seed: 1)
    #expect(matrix == c.matrix(seed: 1))
    #expect(matrix != c.matrix(seed: 2))
  }

  @Test(arguments: cases) func floatAndDoubleDrawTheSameNumbers(_ c: Case) {
    let single: Matrix<Float> = c.matrix(seed: 1)
    let double: Matrix<Double> = c.matrix(seed: 1)
    for (a, b) in zip(single.elements, double.elements) { #expect((Double(a) - b).magnitude < 1e-6 * c.limit) }
  }

  @Test func matricesThatFollowEachOtherDiffer() {
    var generator = SeededGenerator(seed: 1)
    let first = Matrix<Float>.xavierUniform(outputs: 3, inputs: 3, using: &generator)
    let second = Matrix<Float>.xavierUniform(outputs: 3, inputs: 3, using: &generator)
    #expect(zip(first.elements, second.elements).allSatisfy { $0 != $1 })
  }
}
