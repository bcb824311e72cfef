/// The middle and the ends of some measurements. Times have a floor and a long tail, so that the median says more than
/// the mean.
struct SampleStatistics: Equatable, Codable {
  let median: Double
  let minimum: Double
  let maximum: Double

  /// - Precondition: there is a sample.
  /// - Complexity: O(n · log n).
  init(_ samples: [Double]) {
    precondition(!samples.isEmpty, "no samples have no median")
    let sorted = samples.sorted()
    let middle = sorted.count / 2
    median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    minimum = sorted[0]
    maximum = sorted[sorted.count - 1]
  }
}
