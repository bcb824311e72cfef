/// How often predictions come true that were made with some confidence, in bins of equal width.
///
/// - SeeAlso: DeGroot and Fienberg, "The Comparison and Evaluation of Forecasters", The Statistician 32 (1983).
public struct Reliability: Sendable, Hashable {
  /// The predictions of one bin, and what follows from them.
  public struct Bin: Sendable, Hashable {
    public var count = 0
    /// The number of predictions that came true.
    public var right = 0
    public var confidenceSum = 0.0

    /// The part of the predictions that came true; 0 where there are none.
    public var accuracy: Double { count > 0 ? Double(right) / Double(count) : 0 }

    /// The mean confidence of the predictions; 0 where there are none.
    public var confidence: Double { count > 0 ? confidenceSum / Double(count) : 0 }
  }

  /// Bin *b* of *n* has the confidences above *b* / *n* up to (*b* + 1) / *n*; the first has 0 as well.
  public private(set) var bins: [Bin]

  /// - Precondition: there is a bin.
  public init(bins: Int = 15) {
    precondition(bins > 0, "no \(bins) bins")
    self.bins = Array(repeating: Bin(), count: bins)
  }

  /// The number of predictions.
  public var count: Int { bins.reduce(0) { $0 + $1.count } }

  /// Takes in a prediction.
  ///
  /// - Parameter confidence: how probable it was said to be, 0 to 1.
  public mutating func add(confidence: Double, isRight: Bool) {
    precondition((0...1).contains(confidence), "a confidence of \(confidence)")
    let bin = max(Int((confidence * Double(bins.count)).rounded(.up)) - 1, 0)
    bins[bin].count += 1
    bins[bin].confidenceSum += confidence
    if isRight { bins[bin].right += 1 }
  }

  /// The expected calibration error: by how much the confidence in a prediction differs from the part of its bin that came
  /// true, in the mean; 0 where there are no predictions.
  ///
  /// - SeeAlso: Pakdaman Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning",
  ///   AAAI 2015; with 15 bins Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017.
  public var expectedCalibrationError: Double {
    let sum = bins.reduce(0) { $0 + Double($1.count) * abs($1.accuracy - $1.confidence) }
    return sum / Double(max(count, 1))
  }
}
