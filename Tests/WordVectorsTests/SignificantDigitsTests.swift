import Foundation
import TestSupport
import Testing

@testable import WordVectors

@Suite struct SignificantDigitsTests {
  private func text(_ value: Float, _ count: Int) -> String {
    var output: [UInt8] = []
    SignificantDigits(value, count: count).append(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// What the C library writes.
  private func expectReference(_ value: Float, _ count: Int, _ comment: String = "") {
    #expect(text(value, count) == String(format: "%.\(count)g", Double(value)), "\(value), \(count) digits \(comment)")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var value: Float
    var text: String
    var testDescription: String { text }
  }

  /// With five digits, as published files have them.
  static let cases = [
    Case(value: 0.418, text: "0.418"), Case(value: -0.41242, text: "-0.41242"), Case(value: 3.2617798, text: "3.2618"),
    Case(value: 0.001, text: "0.001"), Case(value: -4.1451e-05, text: "-4.1451e-05"), Case(value: 0, text: "0"),
    Case(value: -0.0, text: "-0"), Case(value: 1, text: "1"), Case(value: 10, text: "10"),
    Case(value: 99_999, text: "99999"), Case(value: 99_999.5, text: "1e+05"),
    Case(value: 0.000_099_999_9, text: "0.0001"),
    Case(value: 123_456, text: "1.2346e+05"), Case(value: .greatestFiniteMagnitude, text: "3.4028e+38"),
    Case(value: .leastNonzeroMagnitude, text: "1.4013e-45"),
  ]

  @Test(arguments: cases) func hasFiveDigits(_ c: Case) { #expect(text(c.value, 5) == c.text) }

  @Test(arguments: 1...9) func agreesWithTheCLibraryOnPowers(count: Int) {
    for exponent in -149...127 {
      let power = Float(sign: .plus, exponent: exponent, significand: 1)
      for value in [power, power.nextUp, power.nextDown] { expectReference(value, count) }
    }
    for exponent in -45...38 {
      guard let power = Float("1e\(exponent)") else { continue }
      for value in [power, power.nextUp, power.nextDown, -5 * power] where value.isFinite {
        expectReference(value, count)
      }
    }
  }

  /// A tie goes to the even digit.
  @Test(arguments: [0.5, 1.5, 2.5, 0.125, 0.375, 2.25, 12.5, 1_000_000.5, 65_537.25] as [Float])
  func agreesWithTheCLibraryOnTies(value: Float) {
    for count in 1...9 { expectReference(value, count) }
  }

  @Test(arguments: 1...10) func agreesWithTheCLibraryOnRandomNumbers(seed: Int) {
    var generator = SeededRandom(seed: UInt64(seed))
    for _ in 0..<500 {
      let any = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
      let usual = Float.random(in: -3...3, using: &generator)
      for value in [any, usual] where value.isFinite {
        expectReference(value, Int.random(in: 1...9, using: &generator), "seed \(seed)")
      }
    }
  }

  /// Nine digits tell any two floats apart.
  @Test(arguments: 1...5) func nineDigitsReadBack(seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed))
    for _ in 0..<500 {
      let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
      guard value.isFinite else { continue }
      let back = try FloatParser.parse(Array(text(value, 9).utf8).span)
      #expect(back.bitPattern == value.bitPattern, "\(value), seed \(seed)")
    }
  }
}
