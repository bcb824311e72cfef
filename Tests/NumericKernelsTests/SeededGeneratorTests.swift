import NumericKernels
import Testing

@Suite struct SeededGeneratorTests {
  // Vigna's splitmix64.c and xoshiro256plusplus.c, whose numbers below all come from these lines:
  //
  // M = 2**64 - 1
  // def splitmix(state):
  //     while True:
  //         state = (state + 0x9e3779b97f4a7c15) & M
  //         z = (state ^ state >> 30) * 0xbf58476d1ce4e5b9 & M
  //         z = (z ^ z >> 27) * 0x94d049bb133111eb & M
  //         yield z ^ z >> 31
  // def rotl(x, k): return (x << k | x >> 64 - k) & M
  // def xoshiro(seed):
  //     mixer = splitmix(seed)
  //     s = [next(mixer) for _ in range(4)]
  //     while True:
  //         yield (rotl((s[0] + s[3]) & M, 23) + s[0]) & M
  //         t = s[1] << 17 & M
  //         s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t
  //         s[3] = rotl(s[3], 45)
  // def mix(a, b): return next(splitmix(next(splitmix(a)) ^ b))
  // def unit(g): return (next(g) >> 11) * 2.0**-53
  // def below(g, n): return next(g) * n >> 64
  // def shuffled(g, n):
  //     a = list(range(n))
  //     for i in range(n - 1, 0, -1):
  //         j = below(g, i + 1); a[i], a[j] = a[j], a[i]
  //     return a

  // for seed in (0, 1, 42, M): g = xoshiro(seed); print([hex(next(g)) for _ in range(4)])
  static let firstNumbers: [(seed: UInt64, numbers: [UInt64])] = [
    (0, [0x5317_5d61_490b_23df, 0x61da_6f3d_c380_d507, 0x5c0f_df91_ec9a_7bfc, 0x02ee_bf8c_3bbe_5e1a]),
    (1, [0xcfc5_d07f_6f03_c29b, 0xbf42_4132_963f_e08d, 0x19a3_7d57_57aa_f520, 0xbf08_119f_05cd_56d6]),
    (42, [0xd076_4d4f_4476_689f, 0x519e_4174_576f_3791, 0xfbe0_7cfb_0c24_ed8c, 0xb37d_9f60_0cd8_35b8]),
    (.max, [0x56cc_f8ce_948e_27b2, 0xe685_8843_2e5a_5b90, 0xe3e9_b5a4_8119_ca8b, 0x460f_1949_5532_ae73]),
  ]

  @Test(arguments: firstNumbers) func firstNumbersOfASeed(seed: UInt64, numbers: [UInt64]) {
    var generator = SeededGenerator(seed: seed)
    #expect((0..<4).map { _ in generator.next() } == numbers)
  }

  // g = xoshiro(1); print(hex([next(g) for _ in range(1000)][-1]))
  @Test func theThousandthNumber() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<999 { _ = generator.next() }
    #expect(generator.next() == 0x92d5_2100_f9e1_da0d)
  }

  // for a, b in ((0, 0), (0, 1), (1, 0), (1, 2), (2, 1), (M, M)): print(hex(mix(a, b)))
  static let mixtures: [(a: UInt64, b: UInt64, mixed: UInt64)] = [
    (0, 0, 0xa706_dd2f_4d19_7e6f), (0, 1, 0x08b4_fda8_c892_b50e), (1, 0, 0x5e41_ab08_7439_611e),
    (1, 2, 0xbcd9_dbb4_9673_066b), (2, 1, 0xe06d_d043_328b_d285), (.max, .max, 0x6309_143e_67a4_7936),
  ]

  @Test(arguments: mixtures) func mixes(a: UInt64, b: UInt64, mixed: UInt64) {
    #expect(SeededGenerator.mix(a, b) == mixed)
  }

  // print([hex(next(xoshiro(mix(7, stream)))) for stream in range(3)])
  @Test func streamsOfASeed() {
    let first = ([0, 1, 2] as [UInt64]).map { stream in
      var generator = SeededGenerator(seed: 7, stream: stream)
      return generator.next()
    }
    #expect(first == [0x523a_d842_0c17_588d, 0xf4cb_fcaa_6891_bd20, 0x5867_146a_dc2c_3c84])
    #expect(SeededGenerator(seed: 7, stream: 2) == SeededGenerator(seed: SeededGenerator.mix(7, 2)))
  }

  /// Four hundred streams, of near seeds and near numbers, begin in four hundred ways; and no stream is the seed's own.
  @Test func streamsDiffer() {
    var first: Set<UInt64> = []
    for seed: UInt64 in 0..<20 {
      for stream: UInt64 in 0..<20 {
        var generator = SeededGenerator(seed: seed, stream: stream)
        first.insert(generator.next())
      }
      #expect(SeededGenerator(seed: seed, stream: 0) != SeededGenerator(seed: seed), "seed \(seed)")
    }
    #expect(first.count == 400)
  }

  /// Two unrelated numbers differ in 32 bits, give or take 4; five times that is less than one chance in a million.
  @Test func nearInputsMixToUnrelatedNumbers() {
    for a: UInt64 in 0..<20 {
      for b: UInt64 in 0..<20 {
        let mixed = SeededGenerator.mix(a, b)
        for near in [SeededGenerator.mix(a + 1, b), SeededGenerator.mix(a, b + 1)] {
          #expect((12...52).contains((mixed ^ near).nonzeroBitCount), "near (\(a), \(b))")
        }
      }
    }
  }

  // g = xoshiro(5); print([unit(g) for _ in range(4)])
  @Test func unitNumbers() {
    var generator = SeededGenerator(seed: 5)
    let numbers = (0..<4).map { _ in generator.nextUnit() }
    #expect(numbers == [0.29202287154046747, 0.6114394140810253, 0.09796325663560501, 0.058611202242922045])
  }

  @Test func unitNumbersAreMultiplesBelowOne() {
    for seed: UInt64 in 1...5 {
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<200 {
        let number = generator.nextUnit()
        #expect(number >= 0 && number < 1, "seed \(seed)")
        #expect((number * 0x1p53).truncatingRemainder(dividingBy: 1) == 0, "seed \(seed)")
      }
    }
  }

  // g = xoshiro(5); print([below(g, 10) for _ in range(12)])
  // g = xoshiro(5); print([below(g, n) for n in (1, 2, 3, 1000, 2**63 - 1)])
  @Test func numbersBelowABound() {
    var generator = SeededGenerator(seed: 5)
    #expect((0..<12).map { _ in generator.next(below: 10) } == [2, 6, 0, 0, 5, 7, 4, 0, 8, 8, 9, 8])
    generator = SeededGenerator(seed: 5)
    let bounds = [1, 2, 3, 1_000, Int.max]
    #expect(bounds.map { generator.next(below: $0) } == [0, 1, 0, 58, 4_861_237_509_341_286_398])
  }

  /// Expects counts that should be alike to be so: that χ² is below its 99.9th percentile.
  private func expectAlike(_ counts: [Int], percentile: Double, _ comment: Comment) {
    let mean = Double(counts.reduce(0, +)) / Double(counts.count)
    let statistic = counts.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) / mean }
    #expect(statistic < percentile, comment)
  }

  // print([scipy.stats.chi2.ppf(0.999, n - 1) for n in (2, 3, 7, 10)])
  @Test(arguments: [(2, 10.828), (3, 13.816), (7, 22.458), (10, 27.877)])
  func everyNumberBelowABoundIsAsLikely(bound: Int, percentile: Double) {
    for seed: UInt64 in 1...5 {
      var generator = SeededGenerator(seed: seed)
      var counts = Array(repeating: 0, count: bound)
      for _ in 0..<2_000 { counts[generator.next(below: bound)] += 1 }
      expectAlike(counts, percentile: percentile, "seed \(seed)")
    }
  }

  @Test func everyTenthOfTheUnitIsAsLikely() {
    for seed: UInt64 in 1...5 {
      var generator = SeededGenerator(seed: seed)
      var counts = Array(repeating: 0, count: 10)
      for _ in 0..<2_000 { counts[Int(generator.nextUnit() * 10)] += 1 }
      expectAlike(counts, percentile: 27.877, "seed \(seed)")
    }
  }

  // print(shuffled(xoshiro(1), 10), shuffled(xoshiro(2), 10))
  static let shuffles: [(seed: UInt64, order: [Int])] = [
    (1, [4, 7, 9, 3, 2, 1, 5, 0, 6, 8]), (2, [8, 0, 9, 1, 3, 6, 2, 5, 4, 7]),
  ]

  @Test(arguments: shuffles) func shufflesOfASeed(seed: UInt64, order: [Int]) {
    var generator = SeededGenerator(seed: seed)
    var elements = Array(0..<10)
    generator.shuffle(&elements)
    #expect(elements == order)
  }

  @Test func shufflesArePermutations() {
    for seed: UInt64 in 1...20 {
      var generator = SeededGenerator(seed: seed)
      var elements = Array(0..<30)
      generator.shuffle(&elements)
      #expect(elements != Array(0..<30), "seed \(seed)")
      #expect(elements.sorted() == Array(0..<30), "seed \(seed)")
    }
  }

  /// Each of the six orders of three, and none left out. The percentile is `scipy.stats.chi2.ppf(0.999, 5)`.
  @Test func everyOrderIsAsLikely() {
    for seed: UInt64 in 1...5 {
      var generator = SeededGenerator(seed: seed)
      var counts: [[Int]: Int] = [:]
      for _ in 0..<1_200 {
        var elements = [1, 2, 3]
        generator.shuffle(&elements)
        counts[elements, default: 0] += 1
      }
      #expect(counts.count == 6, "seed \(seed)")
      expectAlike(Array(counts.values), percentile: 20.515, "seed \(seed)")
    }
  }

  /// Fewer than two elements have one order, and no number is drawn for it.
  @Test func nothingToShuffle() {
    var generator = SeededGenerator(seed: 1)
    var none: [Int] = []
    generator.shuffle(&none)
    var one = ["a"]
    generator.shuffle(&one)
    #expect(none.isEmpty)
    #expect(one == ["a"])
    #expect(generator == SeededGenerator(seed: 1))
  }

  @Test func generatorsAreEqualWhereTheirNumbersAre() {
    var first = SeededGenerator(seed: 1)
    var second = first
    #expect(first.next() == second.next())
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    _ = first.next()
    #expect(first != second)
    _ = second.next()
    #expect(first == second)
    #expect(SeededGenerator(seed: 1) != SeededGenerator(seed: 2))
  }

  // g = xoshiro(3); print([(2 * unit(g) - 1) * 0.25 for _ in range(6)])
  @Test func uniformMatrixOfDoubles() {
    var generator = SeededGenerator(seed: 3)
    let matrix = Matrix<Double>.uniform(rows: 2, columns: 3, limit: 0.25, using: &generator)
    #expect(matrix.shape == Shape(rows: 2, columns: 3))
    #expect(
      matrix.elements == [
        -0.2242742905250001, 0.07395877309963411, 0.18350703297296156, 0.17241118019826313, 0.06339806674377108,
        -0.19440254358684733,
      ])
  }

  // g = xoshiro(3); f = np.float32; print([(f(2) * f(unit(g)) - f(1)) * f(0.25) for _ in range(6)])
  @Test func uniformMatrixOfFloats() {
    var generator = SeededGenerator(seed: 3)
    let matrix = Matrix<Float>.uniform(rows: 3, columns: 2, limit: 0.25, using: &generator)
    #expect(matrix.shape == Shape(rows: 3, columns: 2))
    #expect(matrix.elements == [-0.2242743, 0.073958784, 0.18350703, 0.17241117, 0.06339806, -0.19440255])
  }

  @Test func aUniformMatrixTakesANumberAnElement() {
    var generator = SeededGenerator(seed: 4)
    let matrix = Matrix<Float>.uniform(rows: 3, columns: 5, limit: 2, using: &generator)
    #expect(matrix.elements.allSatisfy { -2 <= $0 && $0 <= 2 })
    var other = SeededGenerator(seed: 4)
    for _ in 0..<15 { _ = other.next() }
    #expect(generator == other)
    #expect(Matrix<Float>.uniform(rows: 0, columns: 5, limit: 2, using: &generator) == Matrix(rows: 0, columns: 5))
    #expect(generator == other)
    #expect(Matrix<Double>.uniform(rows: 1, columns: 2, limit: 0, using: &generator) == Matrix(rows: 1, columns: 2))
  }

  @Test func noNumberLiesBelowZero() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = generator.next(below: 0)
    }
  }
}
