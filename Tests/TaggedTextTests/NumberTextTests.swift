import Testing

@testable import TaggedText

@Suite struct NumberTextTests {
  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (203_621, "203,621"), (-1_234_567, "-1,234,567")])
  func grouped(_ number: Int, _ text: String) {
    #expect(number.grouped == text)
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (0.005, 1, "0.0"), (0.996, 2, "1.00"), (93.394, 2, "93.39"), (-1.5, 1, "-1.5"),
    (-0.001, 2, "0.00"),
    (1234.5678, 0, "1235"), (.infinity, 2, "inf"), (.nan, 2, "nan"), (1e300, 2, "1e+300"),
  ])
  func fixed(_ number: Double, _ digits: Int, _ text: String) {
    #expect(number.fixed(digits) == text)
  }

  @Test(arguments: [
    (1.0, 1, "1.0e+00"), (4.25e-10, 1, "4.3e-10"), (1e-7, 0, "1e-07"), (-0.0123, 2, "-1.23e-02"),
    (9.96, 1, "1.0e+01"), (9.94, 1, "9.9e+00"), (123_456, 3, "1.235e+05"), (1e-300, 1, "1.0e-300"),
    (.leastNonzeroMagnitude, 0, "5e-324"), (1.7e308, 1, "1.7e+308"), (0, 3, "0"), (.infinity, 1, "inf"),
    (.nan, 1, "nan"),
  ])
  func scientific(_ number: Double, _ digits: Int, _ text: String) {
    #expect(number.scientific(digits) == text)
  }

  @Test(arguments: [
    (0.001, "0.001"), (0.00001, "0.00001"), (0.0000125, "0.0000125"), (-3e-7, "-0.0000003"), (1e-9, "0.000000001"),
    (1e-10, "1e-10"), (2, "2"), (0, "0"), (-1.5, "-1.5"), (1e6, "1000000"), (1e300, "1e+300"), (.nan, "nan"),
    (-.infinity, "-inf"),
  ])
  func plain(_ number: Double, _ text: String) {
    #expect(number.plain == text)
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (123_456, "123456"), (1_000_000, "1.00e+06"), (1_234.5, "1235"),
    (999.6, "1000"), (12.345, "12.3"), (9.996, "10.0"), (-0.5, "-0.500"), (0.0123, "0.0123"), (0.001, "0.00100"),
    (0.000_999_96, "0.00100"), (0.000_999_4, "9.99e-04"), (-7.889e-5, "-7.89e-05"),
    (.leastNonzeroMagnitude, "4.94e-324"), (1.5e300, "1.50e+300"), (.infinity, "inf"), (-.infinity, "-inf"),
    (.nan, "nan"),
  ])
  func short(_ number: Double, _ text: String) {
    #expect(number.short == text)
  }

  @Test(arguments: [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1_234, "1,234 rows")])
  func counted(_ number: Int, _ text: String) {
    #expect(number.counted("row") == text)
  }

  @Test func countedWithAPluralOfItsOwn() {
    #expect(1.counted("entity", "entities") == "1 entity")
    #expect(2.counted("entity", "entities") == "2 entities")
  }

  @Test func padded() {
    #expect("7".leftPadded(to: 3) == "  7")
    #expect("7".rightPadded(to: 3) == "7  ")
    #expect("1234".leftPadded(to: 3) == "1234")
  }
}
