import ByteStreams
import Foundation
import TestSupport
import Testing

@testable import WordVectors

@Suite struct FloatParserEightDigitsTests {
  /// How many random numbers are tried; a build for debugging is a hundred times as slow.
  private static var trials: Int {
    #if DEBUG
      20_000
    #else
      4_000_000
    #endif
  }

  /// What the quick way makes of `text`, which is followed by other bytes.
  private func quick(_ text: [UInt8]) -> (value: Float, end: Int)? {
    let bytes = text + [UInt8](repeating: UInt8(ascii: " "), count: FloatParser.quickBytes)
    let powers = FloatParser.powersOfTen
    let span = bytes.span
    return FloatParser.scanQuickly(unsafe span.bytes, at: 0, powers: powers.span)
  }

  /// What the C library makes of it; tests run in the "C" locale, whose point is a point.
  private func reference(_ text: [UInt8]) -> Float {
    unsafe strtof((text + [0]).map { CChar(bitPattern: $0) }, nil)
  }

  /// Whether the quick way gives nothing, or all of the number with the C library's bits.
  private func isRight(_ text: [UInt8]) -> Bool {
    guard let (value, end) = quick(text) else { return true }
    return end == text.count && value.bitPattern == reference(text).bitPattern
  }

  static let numbers = [
    "0.0", "-0.0", "0.1", "-0.1", "0.418", "-0.41242", "0.0047163", "9.9999999", "1.00000000", "0.000000000000001",
    "1.0000001", "4.0071", "-1.8823", "0.12345678", "0.1234567", "0.123456789", "-9.0071992547409",
    "3.14159265358979", "1.000000059604644", "1.000000059604645", "0.00066023",
  ]

  @Test(arguments: numbers) func isQuickAndRight(text: String) throws {
    let bytes = Array(text.utf8)
    let (value, end) = try #require(quick(bytes))
    #expect(value.bitPattern == reference(bytes).bitPattern)
    #expect(end == bytes.count)
  }

  /// What the other way has to read.
  static let others = [
    "5", "-5", ".5", "5.", "-.5", "+0.5", "12.5", "-12.25", "1.5e3", "1.5E-5", "0.12345678e1", "nan", "inf", "-",
    "--0.5",
    "", "a.5", "0,5", "1.1234567890123456", "9.123456789012345", "0.00000005960464477539062",
  ]

  @Test(arguments: others) func leavesOtherTexts(text: String) { #expect(quick(Array(text.utf8)) == nil) }

  /// A text that a double takes for the middle of two floats lies on either side of it, or there: that needs all digits.
  @Test func leavesWhatLiesHalfWay() {
    var generator = SeededRandom(seed: 3)
    var found = 0
    for _ in 0..<2000 {
      let value = Float.random(in: 4..<8, using: &generator)
      let middle = (Double(value) + Double(value.nextUp)) / 2
      let text = String(format: "%.15f", middle)
      let isMiddle = Double(text) == middle
      #expect((quick(Array(text.utf8)) == nil) == isMiddle, "\(text)")
      if isMiddle { found += 1 }
    }
    #expect(found > 1000)
  }

  /// Numbers of 1 to 15 digits behind the point.
  @Test func agreesWithTheCLibraryOnRandomDigits() {
    var generator = SeededRandom(seed: 1)
    var (wrong, quickOnes) = (0, 0)
    for _ in 0..<FloatParserEightDigitsTests.trials {
      var text: [UInt8] = Bool.random(using: &generator) ? [UInt8(ascii: "-")] : []
      var digits = UInt64.random(in: 0..<10_000_000_000_000_000, using: &generator)
      let count = Int.random(in: 1...15, using: &generator)
      for place in 0...count {
        text.append(UInt8(ascii: "0") + UInt8(digits % 10))
        if place == 0 { text.append(UInt8(ascii: ".")) }
        digits /= 10
      }
      if quick(text) != nil { quickOnes += 1 }
      if !isRight(text) { wrong += 1 }
    }
    #expect(wrong == 0)
    #expect(quickOnes > FloatParserEightDigitsTests.trials * 9 / 10)
  }

  /// Numbers of few digits near those of floats: the shortest texts that give them back, and texts of the middle of two.
  @Test func agreesWithTheCLibraryNearFloats() {
    var generator = SeededRandom(seed: 2)
    var wrong = 0
    for _ in 0..<FloatParserEightDigitsTests.trials / 40 {
      let value = Float.random(in: -9.9...9.9, using: &generator)
      let middle = (Double(value) + Double(value.nextUp)) / 2
      for text in ["\(value)", String(format: "%.15f", middle), String(format: "%.12f", middle)] {
        if !isRight(Array(text.utf8)) { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  private static let published = "glove.6B.50d.txt.gz"

  /// Every number of the published file; of its beginning in a build for debugging.
  @Test(.enabled(if: RealData.has(published), "needs GloVe's vectors")) func agreesOnAPublishedFile() throws {
    let input = try openInput(RealData.path(FloatParserEightDigitsTests.published))
    let lines = LineReader(input, name: input.name)
    var (numbers, wrong, quickOnes) = (0, 0, 0)
    while numbers < FloatParserEightDigitsTests.trials * 5, let line = try lines.next() {
      for field in line.split(separator: UInt8(ascii: " ")).dropFirst() {
        let text = Array(field)
        numbers += 1
        if quick(text) != nil { quickOnes += 1 }
        if !isRight(text) || (try? FloatParser.parse(text.span))?.bitPattern != reference(text).bitPattern {
          wrong += 1
        }
      }
    }
    #expect(wrong == 0)
    #expect(quickOnes > numbers * 98 / 100)
  }
}
