/// The mean of some numbers and how far they lie apart.
public struct RunStatistics: Sendable, Hashable {
  public let count: Int
  public let mean: Double
  /// The standard deviation of the sample, with n − 1; 0 for a single number.
  public let deviation: Double

  /// - Precondition: there is a number.
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "no numbers have no mean")
    count = values.count
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0
  }
}
