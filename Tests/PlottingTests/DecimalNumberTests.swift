import TestSupport
import Testing

@testable import Plotting

@Suite struct DecimalNumberTests {
  @Test func zerosMoveIntoTheExponent() {
    #expect(DecimalNumber(1_200, exponent: -3) == DecimalNumber(12, exponent: -1))
    #expect(DecimalNumber(-50, exponent: 0).mantissa == -5)
    #expect(DecimalNumber(0, exponent: 7) == .zero)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var value: Double
    var digits: Int
    var mantissa: Int
    var exponent: Int
    var testDescription: String { "\(digits) digits of \(value)" }
  }

  static let cases = [
    Case(value: 14_041, digits: 6, mantissa: 14_041, exponent: 0),
    Case(value: 14_041, digits: 2, mantissa: 14, exponent: 3),
    Case(value: 0.001, digits: 6, mantissa: 1, exponent: -3),
    Case(value: -0.30000000000000004, digits: 6, mantissa: -3, exponent: -1),
    Case(value: 9.996, digits: 3, mantissa: 1, exponent: 1),
    Case(value: 6.02214076e23, digits: 4, mantissa: 6_022, exponent: 20),
    Case(value: 1e-300, digits: 3, mantissa: 1, exponent: -300),
    Case(value: 0, digits: 3, mantissa: 0, exponent: 0),
    Case(value: -.leastNonzeroMagnitude, digits: 3, mantissa: 0, exponent: 0),
  ]

  @Test(arguments: cases) func roundsToDigits(_ c: Case) {
    let number = DecimalNumber(c.value, significantDigits: c.digits)
    #expect(number.mantissa == c.mantissa && number.exponent == c.exponent)
  }

  /// What a decimal literal means is the oracle.
  @Test func valueIsThatOfTheLiteral() {
    for mantissa in [1, 2, 5, 25, 123, -7] {
      for exponent in -20...20 {
        #expect(DecimalNumber(mantissa, exponent: exponent).value == Double("\(mantissa)e\(exponent)"))
      }
    }
  }

  @Test func roundTrip() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<500 {
      let mantissa = Int.random(in: 1...999_999, using: &random)
      let number = DecimalNumber(mantissa, exponent: .random(in: -200...200, using: &random))
      #expect(DecimalNumber(number.value, significantDigits: 6) == number)
    }
  }

  @Test func decadeAndLogarithm() {
    #expect(DecimalNumber(14_041, exponent: -2).decade == 2)
    #expect(DecimalNumber(-1, exponent: 5).decade == 5)
    #expect(DecimalNumber.zero.decade == 0)
    for exponent in -320...320 { #expect(DecimalNumber(1, exponent: exponent).decimalLogarithm == Double(exponent)) }
  }

  @Test func noDigitsOfInfinity() async {
    await #expect(processExitsWith: .failure) { _ = DecimalNumber(.infinity, significantDigits: 3) }
  }
}
