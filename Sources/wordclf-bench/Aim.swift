import TaggedText

/// What a measurement is to be.
enum Aim: Equatable, Codable, CustomStringConvertible {
  case below(Double)
  case atLeast(Double)

  var description: String {
    switch self {
    case .below(let bound): "below \(bound.fixed(1))"
    case .atLeast(let bound): "from \(bound.fixed(1))"
    }
  }

  /// Whether a measurement is what it is to be.
  func isMet(by value: Double) -> Bool {
    switch self {
    case .below(let bound): value < bound
    case .atLeast(let bound): value >= bound
    }
  }
}
