/// How much a pair of words counts for each time it is seen: 1 / distance, as a whole number of small units.
///
/// Whole numbers add up to the same whatever their order, so that counts do not depend on threads and memory.
///
/// - SeeAlso: Pennington, Socher and Manning, "GloVe: Global Vectors for Word Representation", EMNLP 2014, section 4.2.
struct DistanceWeights: Sendable, Hashable {
  /// The units of one occurrence side by side: the least common multiple of all distances, so that every weight is exact,
  /// or 2²⁰, to which weights are rounded, where that would be larger.
  let unitsPerOccurrence: Int
  /// The units of an occurrence at each distance, from 1 on.
  let units: [UInt32]

  /// - Parameter window: how many words to each side are in the context, at least 1.
  init(window: Int) {
    precondition(window > 0, "a window of \(window) words has no context")
    let multiple = (1...window).reduce(1) { $0 > Self.most ? $0 : $0 / Self.commonDivisor($0, $1) * $1 }
    let whole = min(multiple, Self.most)
    unitsPerOccurrence = whole
    units = (1...window).map { UInt32((2 * whole + $0) / (2 * $0)) }
  }

  private static let most = 1 << 20

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }

  /// A count as the number that the objective takes the logarithm of.
  func count(ofUnits units: UInt64) -> Double { Double(units) / Double(unitsPerOccurrence) }
}
