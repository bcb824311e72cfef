extension SeededGenerator {
  /// A number from the normal distribution of mean 0 and variance 1, by the polar method: of a point drawn evenly from
  /// the unit disc, at the square distance s from its centre, one coordinate times √(−2 ln s / s).
  ///
  /// The other coordinate would give a second number and is left, so that a generator is nothing but its state. Square
  /// roots are exact everywhere and the logarithm is our own: a seed gives the same bits on every platform.
  ///
  /// - Complexity: O(1); 2.55 draws of the generator on average.
  /// - SeeAlso: Marsaglia and Bray, "A Convenient Method for Generating Normal Variables", SIAM Review 6 (1964).
  public mutating func nextGaussian() -> Double {
    while true {
      let x = 2 * nextUnit() - 1
      let y = 2 * nextUnit() - 1
      let squareDistance = x * x + y * y
      if squareDistance > 0 && squareDistance < 1 {
        return x * (-2 * naturalLogarithm(squareDistance) / squareDistance).squareRoot()
      }
    }
  }
}

/// ln x, to within 2 ulp, in operations that IEEE 754 rounds in one way only; the system's logarithm may differ in its
/// last bit from system to system.
///
/// With x = 2ᵏ·m and m between √½ and √2, ln x = k·ln 2 + 2·artanh(t), where t = (m − 1) / (m + 1) and
/// artanh(t) = t + t³/3 + t⁵/5 + …; as t² is below 0.0295, eleven terms are enough.
///
/// - Precondition: x is a normal number above 0.
func naturalLogarithm(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var mantissa = x.significand
  if mantissa > 1.414_213_562_373_095_1 {
    mantissa /= 2
    exponent += 1
  }
  let t = (mantissa - 1) / (mantissa + 1)
  var series = 0.0
  for odd in stride(from: 21.0, through: 3, by: -2) { series = (series + 1 / odd) * (t * t) }
  return exponent * 0.693_147_180_559_945_3 + 2 * (t + t * series)
}

extension Matrix {
  /// A matrix of independent numbers from the normal distribution of mean 0 and the given standard deviation.
  public static func gaussian(
    rows: Int,
    columns: Int,
    deviation: Scalar,
    using generator: inout SeededGenerator
  ) -> Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for index in matrix.elements.indices {
      matrix.elements[index] = Scalar(generator.nextGaussian()) * deviation
    }
    return matrix
  }
}
