import Testing

@testable import Plotting

@Suite struct NumberLabelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var mantissa: Int
    var exponent: Int
    var notation: NumberLabel.Notation
    var isSigned = false
    var text: String
    var superscript = ""
    var testDescription: String { "\(mantissa)e\(exponent) as \(notation)" }
  }

  static let cases = [
    Case(mantissa: 0, exponent: 0, notation: .plain(decimals: 0), text: "0"),
    Case(mantissa: 0, exponent: 0, notation: .plain(decimals: 2), isSigned: true, text: "0.00"),
    Case(mantissa: 1, exponent: -3, notation: .plain(decimals: 0), text: "0.001"),
    Case(mantissa: 5, exponent: -1, notation: .plain(decimals: 2), text: "0.50"),
    Case(mantissa: 14_041, exponent: 0, notation: .plain(decimals: 0), text: "14,041"),
    Case(mantissa: -2, exponent: 6, notation: .plain(decimals: 0), text: "−2,000,000"),
    Case(mantissa: 123_456, exponent: -2, notation: .plain(decimals: 1), text: "1,234.56"),
    Case(mantissa: 999, exponent: 0, notation: .plain(decimals: 0), isSigned: true, text: "+999"),
    Case(mantissa: -25, exponent: -1, notation: .plain(decimals: 1), isSigned: true, text: "−2.5"),
    Case(mantissa: 1, exponent: -5, notation: .scientific, text: "10", superscript: "−5"),
    Case(mantissa: 1, exponent: 12, notation: .scientific, text: "10", superscript: "12"),
    Case(mantissa: 5, exponent: -7, notation: .scientific, text: "5×10", superscript: "−7"),
    Case(mantissa: -125, exponent: 6, notation: .scientific, text: "−1.25×10", superscript: "8"),
    Case(mantissa: 1, exponent: 0, notation: .scientific, text: "1"),
    Case(mantissa: 1, exponent: 1, notation: .scientific, text: "10"),
    Case(mantissa: 25, exponent: -1, notation: .scientific, text: "2.5"),
    Case(mantissa: 0, exponent: 0, notation: .scientific, text: "0"),
  ]

  @Test(arguments: cases) func asWritten(_ c: Case) {
    let label = NumberLabel(DecimalNumber(c.mantissa, exponent: c.exponent), c.notation, isSigned: c.isSigned)
    #expect(label.text == c.text && label.superscript == c.superscript)
  }

  private func notation(_ numbers: [(Int, Int)], sameDecimals: Bool) -> NumberLabel.Notation {
    NumberLabel.Notation(for: numbers.map { DecimalNumber($0.0, exponent: $0.1) }, sameDecimals: sameDecimals)
  }

  @Test func shortNumbersArePlain() {
    #expect(notation([(0, 0), (5, -1), (1, 0)], sameDecimals: true) == .plain(decimals: 1))
    #expect(notation([(1, -3), (1, -2), (1, -1)], sameDecimals: false) == .plain(decimals: 0))
    #expect(notation([(1, -4), (9, 6)], sameDecimals: false) == .plain(decimals: 0))
    #expect(notation([(2, 5), (4, 5)], sameDecimals: true) == .plain(decimals: 0))
    #expect(notation([], sameDecimals: true) == .plain(decimals: 0))
  }

  @Test func longNumbersArePowers() {
    #expect(notation([(1, -5), (1, 0)], sameDecimals: false) == .scientific)
    #expect(notation([(0, 0), (1, 7)], sameDecimals: true) == .scientific)
  }
}
