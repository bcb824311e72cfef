/// The schedules to choose from, and how they are written.
public enum ScheduleChoice: Sendable, Hashable {
  /// `constant`
  case constant
  /// `halve:3`: half the rate after every three epochs.
  case halve(epochs: Int)
  /// `exponential:0.1`: e^(−0.1) times the rate after every epoch, a little less at each step.
  case exponential(rate: Double)
  /// `linear`: in a straight line to zero at the end of training.
  case linear

  /// The forms of the text, for help pages and messages.
  public static let forms = ["constant", "halve:EPOCHS", "exponential:RATE", "linear"]

  /// The schedule of this text, or nil if it is none: epochs are a whole number above 0, a rate is a number above 0.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count == 2 ? parts[1] : nil
    // what Swift would read as numbers beside these characters: +3, 0x1p4, inf, nan
    guard value?.allSatisfy({ "0123456789.e-".contains($0) }) ?? true else { return nil }
    switch parts[0] {
    case "constant" where value == nil: self = .constant
    case "linear" where value == nil: self = .linear
    case "halve":
      guard let value, let epochs = Int(value), epochs > 0 else { return nil }
      self = .halve(epochs: epochs)
    case "exponential":
      guard let value, let rate = Double(value), rate > 0, rate.isFinite else { return nil }
      self = .exponential(rate: rate)
    default: return nil
    }
  }

  /// The schedule itself.
  ///
  /// - Parameter initialRate: the rate of the first step, were it not for the warm-up.
  /// - Parameter warmupSteps: the steps over which the rate is scaled up; 0 for none.
  public func makeSchedule(
    initialRate: Double,
    stepsPerEpoch: Int,
    epochs: Int,
    warmupSteps: Int
  ) -> any Schedule {
    // a training set of no batches has no steps to ask for
    let stepsPerEpoch = max(stepsPerEpoch, 1)
    let schedule: any Schedule =
      switch self {
      case .constant: ConstantRate(initialRate: initialRate)
      case .halve(let period):
        Halving(initialRate: initialRate, stepsPerHalving: stepsPerEpoch.multipliedOrLargest(by: period))
      case .exponential(let decay):
        ExponentialDecay(initialRate: initialRate, decay: decay, stepsPerEpoch: stepsPerEpoch)
      case .linear:
        LinearDecay(initialRate: initialRate, totalSteps: stepsPerEpoch.multipliedOrLargest(by: epochs))
      }
    return warmupSteps > 0 ? Warmup(steps: warmupSteps, then: schedule) : schedule
  }
}

extension Int {
  /// The product, or the largest number there is if that is smaller: more steps than anyone will take.
  fileprivate func multipliedOrLargest(by other: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}

extension ScheduleChoice: CustomStringConvertible {
  public var description: String {
    switch self {
    case .constant: "constant"
    case .halve(let epochs): "halve:\(epochs)"
    case .exponential(let rate): "exponential:\(rate)"
    case .linear: "linear"
    }
  }
}

/// As its text.
extension ScheduleChoice: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let choice = ScheduleChoice(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text)' is no schedule; there are \(ScheduleChoice.forms.joined(separator: ", "))"
      )
    }
    self = choice
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
