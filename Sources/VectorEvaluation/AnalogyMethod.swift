/// How the answer to `a : b = c : ?` is scored, from the cosines of a candidate with the three words.
public enum AnalogyMethod: String, Sendable, Hashable, CaseIterable, Codable {
  /// 3CosAdd, `cos(x, b) - cos(x, a) + cos(x, c)`, which for vectors of length 1 has its largest value where
  /// `cos(x, b - a + c)` has.
  ///
  /// - SeeAlso: Mikolov, Yih and Zweig, "Linguistic Regularities in Continuous Space Word Representations", NAACL 2013.
  case add

  /// 3CosMul, `cos(x, b) · cos(x, c) / (cos(x, a) + ε)`, with cosines shifted to 0 … 1 and ε = 0.001.
  ///
  /// - SeeAlso: Levy and Goldberg, "Linguistic Regularities in Sparse and Explicit Word Representations", CoNLL 2014,
  ///   equation 4.
  case multiply
}

/// The score of sixteen candidates at once, from their cosines with `a`, `b` and `c`.
protocol AnalogyObjective {
  static func score(_ a: SIMD16<Float>, _ b: SIMD16<Float>, _ c: SIMD16<Float>) -> SIMD16<Float>
}

/// The objective of `AnalogyMethod.add`.
enum CosineSum: AnalogyObjective {
  @inline(__always)
  static func score(_ a: SIMD16<Float>, _ b: SIMD16<Float>, _ c: SIMD16<Float>) -> SIMD16<Float> { b - a + c }
}

/// The objective of `AnalogyMethod.multiply`.
enum CosineProduct: AnalogyObjective {
  @inline(__always)
  static func score(_ a: SIMD16<Float>, _ b: SIMD16<Float>, _ c: SIMD16<Float>) -> SIMD16<Float> {
    shifted(b) * shifted(c) / (shifted(a) + 0.001)
  }

  /// A cosine on 0 … 1.
  @inline(__always)
  private static func shifted(_ cosine: SIMD16<Float>) -> SIMD16<Float> { cosine * 0.5 + 0.5 }
}
