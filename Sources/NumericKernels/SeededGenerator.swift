/// A reproducible generator of random numbers: the same seed gives the same numbers on every platform and with every
/// version of the standard library, so that a seed names a training run for good.
///
/// The algorithm is xoshiro256++ (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47,
/// 2021), its state filled by SplitMix64 from the seed. Numbers are drawn from it by methods of its own, because the
/// standard library does not promise how its `random(in:using:)` and `shuffle(using:)` consume a generator.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// The generator of one of many independent streams: `stream` may be a step, a layer, an epoch.
  public init(seed: UInt64, stream: UInt64) {
    self.init(seed: SeededGenerator.mix(seed, stream))
  }

  /// Two numbers mixed into one seed, such that near inputs give unrelated results.
  public static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var mixer = SplitMix64(state: a)
    mixer.state = mixer.next() ^ b
    return mixer.next()
  }

  public mutating func next() -> UInt64 {
    let result = (state.0 &+ state.3).rotatedLeft(by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotatedLeft(by: 45)
    return result
  }

  /// A number in 0 ..< 1, a multiple of 2⁻⁵³.
  public mutating func nextUnit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number in 0 ..< `bound`, each equally likely to within 2⁻⁶⁴ · `bound` (Lemire's multiplication).
  public mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "no number lies below \(bound)")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Puts the elements in random order (Fisher and Yates).
  ///
  /// - Complexity: O(n).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, next(below: last + 1))
    }
  }

  public static func == (a: SeededGenerator, b: SeededGenerator) -> Bool { a.state == b.state }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.1)
    hasher.combine(state.2)
    hasher.combine(state.3)
  }
}

extension Matrix {
  /// A matrix of independent numbers drawn evenly from -`limit` ... `limit`.
  public static func uniform(
    rows: Int,
    columns: Int,
    limit: Scalar,
    using generator: inout SeededGenerator
  ) -> Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for index in matrix.elements.indices {
      matrix.elements[index] = (2 * Scalar(generator.nextUnit()) - 1) * limit
    }
    return matrix
  }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): spreads a seed over a larger state.
struct SplitMix64 {
  var state: UInt64

  /// Output number `index`, from 0, of the generator that starts with `seed`.
  @inline(__always)
  static func number(_ index: Int, seed: UInt64) -> UInt64 {
    var mixer = SplitMix64(state: seed &+ UInt64(index) &* 0x9e37_79b9_7f4a_7c15)
    return mixer.next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension UInt64 {
  fileprivate func rotatedLeft(by count: UInt64) -> UInt64 { (self << count) | (self >> (64 - count)) }
}
