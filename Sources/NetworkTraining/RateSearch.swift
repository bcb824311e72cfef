import RealModule

/// A search for a learning rate: first over powers of ten, then more finely around the best of them.
///
/// It only says which rates are to be tried next and which is to be recommended; the caller trains.
public struct RateSearch: Sendable {
  /// What a short run with one rate brought.
  public struct Trial: Sendable, Hashable {
    public let rate: Double
    /// The mean loss of the last epoch; nil where training diverged.
    public let loss: Double?
    /// The F1 on the development set after the last epoch; nil without one, or where training diverged.
    public let f1: Double?

    public init(rate: Double, loss: Double?, f1: Double?) {
      self.rate = rate
      self.loss = loss
      self.f1 = f1
    }
  }

  /// All powers of ten between the bounds, both included.
  ///
  /// - Precondition: the lower bound is above 0 and not above the upper one.
  public static func powersOfTen(from lowest: Double, through highest: Double) -> [Double] {
    precondition(lowest > 0 && lowest <= highest, "no powers of ten between \(lowest) and \(highest)")
    let first = Int((Double.log10(lowest) - 1e-9).rounded(.up))
    let last = Int((Double.log10(highest) + 1e-9).rounded(.down))
    return first <= last ? (first...last).map { power($0) } : []
  }

  /// The rates between the best of some powers of ten and its neighbours: a fifth, a half, twice and five times as large.
  public static func refinement(of trials: [Trial]) -> [Double] {
    guard let best = best(of: trials) else { return [] }
    return [best.rate / 5, best.rate / 2, best.rate * 2, best.rate * 5]
  }

  /// The trial to follow: the one with the best F1; of equals, or where there is no F1, the one with the smallest loss; of
  /// equals, the one with the smaller rate. Nil where every trial diverged.
  public static func best(of trials: [Trial]) -> Trial? {
    let finished = trials.filter { $0.loss?.isFinite ?? false }.sorted { $0.rate < $1.rate }
    let bestF1 = finished.compactMap(\.f1).max()
    let candidates = finished.filter { $0.f1 == bestF1 }
    let least = candidates.compactMap(\.loss).min()
    return candidates.first { $0.loss == least }
  }

  /// 10ⁿ, the number that its decimal literal stands for.
  private static func power(_ exponent: Int) -> Double {
    exponent < 0 ? 1 / power(-exponent) : (0..<exponent).reduce(1) { product, _ in product * 10 }
  }
}
