/// A number as a label shows it: `0.001`, `14,041`, `−2.5`, or `5×10` with the superscript `−7`.
struct NumberLabel: Sendable, Hashable {
  /// How the numbers of one axis are written, so that they look alike.
  enum Notation: Sendable, Hashable {
    /// With at least so many decimals, and commas between thousands.
    case plain(decimals: Int)
    /// As powers of ten.
    case scientific
  }

  let text: String
  /// The exponent of a power of ten; empty where there is none.
  let superscript: String

  /// - Parameter isSigned: whether positive numbers have a sign, too.
  init(_ number: DecimalNumber, _ notation: Notation, isSigned: Bool = false) {
    let sign = number.mantissa < 0 ? "−" : isSigned && number.mantissa > 0 ? "+" : ""
    switch notation {
    case .scientific where number.mantissa != 0 && !(0...1).contains(number.decade):
      text = sign + Self.factor(number) + "10"
      superscript = (number.decade < 0 ? "−" : "") + String(number.decade.magnitude)
    case .scientific:
      text = sign + Self.positional(number, decimals: 0)
      superscript = ""
    case .plain(let decimals):
      text = sign + Self.positional(number, decimals: decimals)
      superscript = ""
    }
  }

  /// A text in the place of a number.
  init(text: String) {
    self.text = text
    superscript = ""
  }

  /// What stands before the power of ten: nothing where it is 1.
  private static func factor(_ number: DecimalNumber) -> String {
    let digits = String(number.mantissa.magnitude)
    if digits == "1" { return "" }
    return digits.count == 1 ? digits + "×" : "\(digits.prefix(1)).\(digits.dropFirst())×"
  }

  private static func positional(_ number: DecimalNumber, decimals: Int) -> String {
    let decimals = max(decimals, -number.exponent, 0)
    let digits = String(number.mantissa.magnitude) + String(repeating: "0", count: number.exponent + decimals)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = grouped(padded.dropLast(decimals))
    return decimals == 0 ? whole : "\(whole).\(padded.suffix(decimals))"
  }

  private static func grouped(_ digits: Substring) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

extension NumberLabel.Notation {
  /// The notation in which the labels of an axis are short: powers of ten where a number is below 0.0001, or has more
  /// than seven digits before the point.
  ///
  /// - Parameter sameDecimals: whether all numbers get the decimals of the one that needs most, as on linear axes.
  init(for numbers: [DecimalNumber], sameDecimals: Bool) {
    let others = numbers.filter { $0 != .zero }
    let decimals = sameDecimals ? others.map { -$0.exponent }.max() ?? 0 : 0
    self = others.allSatisfy { (-4...6).contains($0.decade) } ? .plain(decimals: max(0, decimals)) : .scientific
  }
}
