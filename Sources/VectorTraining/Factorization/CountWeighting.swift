import Foundation

/// What the objective makes of a count *x*: how much its error weighs, f(x) = min(1, (x / x_max)^α).
///
/// - SeeAlso: Pennington, Socher and Manning (2014), equation 9.
struct CountWeighting: Sendable, Hashable {
  /// The count from which on all weigh the same.
  let most: Double
  let exponent: Double

  /// - Precondition: `count` is above 0.
  func weight(of count: Double) -> Double { count < most ? pow(count / most, exponent) : 1 }
}
