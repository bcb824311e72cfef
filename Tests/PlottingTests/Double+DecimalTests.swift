import Foundation
import TestSupport
import Testing

@testable import Plotting

@Suite struct DoubleDecimalTests {
  /// The mathematics library of the platform is the oracle.
  @Test func logarithmsOfManyMagnitudes() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<2_000 {
      let value = Double.random(in: 1..<10, using: &random) * .powerOfTen(.random(in: -290...290, using: &random))
      let expected = log10(value)
      #expect((value.decimalLogarithm - expected).magnitude <= 4 * expected.magnitude.ulp, "\(value)")
    }
  }

  @Test func logarithmsNearOne() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<2_000 {
      let value = 1 + Double.random(in: -0.3...0.45, using: &random)
      #expect((value.decimalLogarithm - log10(value)).magnitude <= 1e-16, "\(value)")
    }
    #expect(Double(1).decimalLogarithm == 0)
  }

  @Test func noLogarithmOfZero() async {
    await #expect(processExitsWith: .failure) { _ = Double(0).decimalLogarithm }
    await #expect(processExitsWith: .failure) { _ = Double.infinity.decimalLogarithm }
  }

  struct Decade: Sendable, CustomTestStringConvertible {
    var value: Double
    var decade: Int
    var testDescription: String { "\(value)" }
  }

  static let decades = [
    Decade(value: 1, decade: 0), Decade(value: 9.999, decade: 0), Decade(value: 10, decade: 1),
    Decade(value: -999.9, decade: 2), Decade(value: 1_000, decade: 3), Decade(value: 0.1, decade: -1),
    Decade(value: 0.0999, decade: -2), Decade(value: 1e-5, decade: -5), Decade(value: 1e300, decade: 300),
    Decade(value: 2e-300, decade: -300), Decade(value: 203_621, decade: 5),
  ]

  @Test(arguments: decades) func decadeOfANumber(_ c: Decade) { #expect(c.value.decade == c.decade) }

  @Test func decadesOfAllPowersOfTen() {
    for exponent in -22...22 {
      let power = Double.powerOfTen(exponent)
      #expect(power == Double("1e\(exponent)"))
      #expect(power.decade == exponent)
      #expect(power.nextDown.decade == exponent - 1)
    }
  }

  struct Coordinate: Sendable, CustomTestStringConvertible {
    var value: Double
    var text: String
    var testDescription: String { "\(value)" }
  }

  static let coordinates = [
    Coordinate(value: 0, text: "0"), Coordinate(value: -0.0, text: "0"), Coordinate(value: 12, text: "12"),
    Coordinate(value: 12.5, text: "12.5"), Coordinate(value: 12.345, text: "12.35"),
    Coordinate(value: 12.05, text: "12.05"), Coordinate(value: -0.004, text: "0"),
    Coordinate(value: -3.999, text: "-4"), Coordinate(value: -0.25, text: "-0.25"),
    Coordinate(value: 99.996, text: "100"), Coordinate(value: 123_456_789.01, text: "123456789.01"),
  ]

  @Test(arguments: coordinates) func coordinateAsText(_ c: Coordinate) { #expect(c.value.coordinate == c.text) }

  @Test func nowhereIsNoCoordinate() async {
    await #expect(processExitsWith: .failure) { _ = Double.nan.coordinate }
    await #expect(processExitsWith: .failure) { _ = (1e12).coordinate }
  }

  @Test func whatHasAPlace() {
    for value in [0, -1e300, 1e300, .leastNonzeroMagnitude, .pi] { #expect(value.isDrawable) }
    for value in [Double.nan, .infinity, -.infinity, 1.1e300, -.greatestFiniteMagnitude] { #expect(!value.isDrawable) }
  }
}
