/// The numbers that are marked at an axis.
struct Ticks: Sendable, Hashable {
  /// Those that are written, in rising order.
  var labelled: [DecimalNumber] = []
  /// Those between them that only have a small line.
  var minor: [DecimalNumber] = []

  /// The step of 1, 2 or 5 times a power of ten that goes into `span` at most so many times.
  ///
  /// - Precondition: a positive span and count.
  static func step(span: Double, count: Int) -> DecimalNumber {
    let least = span / Double(count)
    let decade = least.decade
    let factor = [1, 2, 5].first { Double($0) >= least / .powerOfTen(decade) * (1 - 1e-9) } ?? 10
    return DecimalNumber(factor, exponent: decade)
  }

  /// The multiples of a round step in a range: at least two, and at most one more than `count` if that leaves two.
  ///
  /// - Precondition: a span of at least a billionth of the numbers' magnitude.
  static func linear(_ range: ClosedRange<Double>, count: Int) -> Ticks {
    let step = step(span: range.upperBound - range.lowerBound, count: count)
    let first = (range.lowerBound / step.value - 1e-6).rounded(.up)
    let last = (range.upperBound / step.value + 1e-6).rounded(.down)
    guard first < last else { return linear(range, count: 2 * count) }
    return Ticks(labelled: (Int(first)...Int(last)).map { DecimalNumber($0 * step.mantissa, exponent: step.exponent) })
  }

  /// Powers of ten, with as many of their multiples as there is room for.
  ///
  /// - Parameter lengths: the decimal logarithms of the ends.
  /// - Parameter values: the ends themselves, for ranges so small that only a linear step fits.
  static func logarithmic(_ lengths: ClosedRange<Double>, values: ClosedRange<Double>, count: Int) -> Ticks {
    let decades = Int(lengths.lowerBound.rounded(.down))...Int(lengths.upperBound.rounded(.up))
    func multiples(_ factors: [Int]) -> [DecimalNumber] {
      decades.flatMap { decade in factors.map { DecimalNumber($0, exponent: decade) } }
        .filter { number in
          number.decimalLogarithm >= lengths.lowerBound - 1e-9 && number.decimalLogarithm <= lengths.upperBound + 1e-9
        }
    }
    let all = multiples(decades.count > 16 ? [1] : Array(1...9))
    let ladders = multiples([1]).count >= 4 ? [[1]] : [[1, 2, 5], [1, 3], [1]]
    for labelled in ladders.map(multiples) where labelled.count <= count {
      if labelled.count >= 2 { return Ticks(labelled: labelled, minor: all.filter { !labelled.contains($0) }) }
      let isNarrow = values.upperBound - values.lowerBound < 1e-6 * values.upperBound
      return isNarrow || (2...count).contains(all.count) ? Ticks(labelled: all) : linear(values, count: count)
    }
    let stride = (decades.count + count - 1) / count
    let labelled = multiples([1]).filter { $0.exponent.isMultiple(of: stride) }
    let minor = decades.count > 80 ? [] : multiples([1]).filter { !labelled.contains($0) }
    return Ticks(labelled: labelled, minor: minor)
  }
}
