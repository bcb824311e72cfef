import Foundation
import TestSupport
import Testing

@testable import WordVectors

@Suite struct FloatParserTests {
  private func parse(_ text: String) throws(FloatParser.Failure) -> Float {
    try FloatParser.parse(Array(text.utf8).span)
  }

  /// What the C library makes of `text`; tests run in the "C" locale, whose point is a point.
  private func reference(_ text: String) -> Float {
    unsafe strtof(text, nil)
  }

  private func expectReferenceBits(_ text: String, _ comment: String = "") {
    let parsed = try? parse(text)
    #expect(parsed?.bitPattern == reference(text).bitPattern, "'\(text)' \(comment)")
  }

  static let numbers = [
    "0", "-0", "+0", "0.0", "-0.0", "00000", "0e10", "0e999999999999", "-0e-5",
    "1", "-1", "+1", "10", "0.1", "-0.1", ".5", "5.", "-.5", "+5.", "007", "0.418", "-0.41242", "0.0047163",
    "1e0", "1E5", "1e+5", "1e-5", "1.5e-7", "-1.1754944e-38", "3.4028235e38", "-3.4028235e38",
    // 2^24 + 1 lies half-way between two floats; a little more or less does not
    "16777217", "16777217.0", "16777217.000000000000000000001", "16777216.999999999999999999999", "16777219",
    "33554434", "33554435", "33554433", "1.6777217e7", "167772170e-1",
    // half-way between 1 and the next float, 1 + 2^-24, exactly and with a digit far behind
    "1.000000059604644775390625", "1.0000000596046447753906251", "1.0000000596046447753906249",
    "1.00000005960464477539062500000000000000000000000000000000000000001",
    // these round to a half-way double first: 1 + 2^-24 ± less than half a unit of the double
    "1.00000005960464488", "1.00000005960464467", "1.0000000596046448", "1.00000017881393432617187500001",
    "1.00000017881393421", "8388608.5", "8388609.5", "8388608.50000000001", "4194304.25", "4194304.2500000001",
    // 19 and 20 digits, and the borders of the quick way
    "9007199254740992", "9007199254740993", "9007199254740991e22", "1e22", "1e23", "1e-22", "1e-23",
    "9999999999999999999",
    "99999999999999999999", "18446744073709551615", "18446744073709551616", "123456789012345678901234567890",
    "0.0000000000000000000000000000000000000000000001e46", "1000000000000000000000000000000000000000000000e-45",
    // subnormal numbers, the smallest, half of it, and nothing
    "1e-38", "1.1754943e-38", "1.1754942e-38", "1.17549429e-38", "1e-40", "1e-44", "1.4e-45", "1.401298464324817e-45",
    "7.006492321624085e-46", "7.006492321624086e-46", "7.0064923216240853e-46", "7.00649232162408535e-46",
    "7.0064923216240854e-46", "1e-46", "1e-400", "-1e-400", "1e-99999999999999999999",
    "2.1019476964872256e-45", "5.877471754111438e-39", "5.8774717541114375e-39", "3.5e-46",
    // the largest, and just below what rounds to infinity
    "340282346638528859811704183484516925440", "3.40282356e38", "340282356779733661637539395458142568447",
    "3.4028235677973366163753939545814256844e38",
  ]

  @Test(arguments: numbers) func agreesWithTheCLibrary(text: String) {
    expectReferenceBits(text)
  }

  /// Numbers as vectors hold them, and numbers of all sizes.
  @Test(arguments: 1...20) func agreesOnRandomNumbers(seed: Int) {
    var generator = SeededRandom(seed: UInt64(seed))
    for _ in 0..<500 {
      let digits = Int.random(in: 1...22, using: &generator)
      var text = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
      text.insert(".", at: text.index(text.startIndex, offsetBy: Int.random(in: 0...digits, using: &generator)))
      if Bool.random(using: &generator) { text += "e\(Int.random(in: -60...15, using: &generator))" }
      expectReferenceBits((Bool.random(using: &generator) ? "-" : "") + text, "seed \(seed)")
    }
  }

  /// The shortest text of any finite float gives that float back.
  @Test(arguments: 1...10) func everyFloatComesBack(seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed))
    for _ in 0..<1000 {
      let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
      guard value.isFinite else { continue }
      #expect(try parse("\(value)").bitPattern == value.bitPattern, "\(value), seed \(seed)")
    }
  }

  /// The exact decimal between two neighbouring floats, and its neighbours in the last digit.
  @Test(arguments: 1...10) func agreesHalfWay(seed: Int) {
    var generator = SeededRandom(seed: UInt64(seed))
    for _ in 0..<200 {
      let value = Float.random(in: 1e-6...1e6, using: &generator)
      // a double holds the middle exactly, and so does its text with enough digits
      let middle = (Double(value) + Double(value.nextUp)) / 2
      let text = String(format: "%.60f", middle)
      expectReferenceBits(text, "seed \(seed)")
      expectReferenceBits(text + "1", "seed \(seed)")
      expectReferenceBits(String(format: "%.17g", middle), "seed \(seed)")
      expectReferenceBits(String(format: "%.17g", middle.nextUp), "seed \(seed)")
      expectReferenceBits(String(format: "%.17g", middle.nextDown), "seed \(seed)")
    }
  }

  static let notNumbers = [
    "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "1,5", "1 ", " 1", "0x10", "0x1p3", "--1", "1-", "word", "١",
    "1_000",
    "nano", "in", "infinit", "na n", "+-1", "1e5.5", "nan(1)", "1\0",
  ]

  @Test(arguments: notNumbers) func refusesOtherTexts(text: String) {
    #expect(throws: FloatParser.Failure.notANumber) { try parse(text) }
  }

  static let notFinite = [
    "nan", "NaN", "-nan", "+NAN", "inf", "-inf", "Infinity", "+INFINITY", "1e39", "-1e39", "1e400",
    "1e99999999999999999999",
    "3.4028236e38", "340282356779733661637539395458142568448",
  ]

  @Test(arguments: notFinite) func saysWhatIsNotFinite(text: String) {
    #expect(throws: FloatParser.Failure.notFinite) { try parse(text) }
  }
}
