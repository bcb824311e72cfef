import Foundation
import Testing

@testable import Plotting

@Suite struct ThemeTests {
  /// Relative luminance, as WCAG 2.2 defines it.
  private func luminance(_ colour: String) throws -> Double {
    let channels = try [1, 3, 5].map { start in
      let digits = colour.dropFirst(start).prefix(2)
      let value = Double(try #require(Int(digits, radix: 16))) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test func contrastOfBlackAndWhite() throws { #expect(try (contrast("#000000", "#ffffff") - 21).magnitude < 1e-9) }

  /// WCAG 2.2, success criterion 1.4.3.
  @Test func textIsLegible() throws {
    for text in [Theme.ink, Theme.muted] {
      #expect(try contrast(text.light, Theme.page.light) >= 4.5)
      #expect(try contrast(text.dark, Theme.page.dark) >= 4.5)
    }
  }

  /// WCAG 2.2, success criterion 1.4.11, for the colours that most charts use.
  @Test func dataStandsOut() throws {
    for colour in Theme.series.prefix(4) + [Theme.axis] {
      #expect(try contrast(colour.light, Theme.page.light) >= 3, "\(colour.light)")
      #expect(try contrast(colour.dark, Theme.page.dark) >= 3, "\(colour.dark)")
    }
  }

  @Test func coloursDiffer() {
    #expect(Set(Theme.series.map(\.light)).count == Theme.series.count)
    #expect(Set(Theme.series.map(\.dark)).count == Theme.series.count)
    #expect(Theme.seriesClass(0) == "series0")
    #expect(Theme.seriesClass(Theme.series.count) == "series0")
  }

  @Test func darkPagesHaveColoursOfTheirOwn() throws {
    let parts = Theme.stylesheet.split(separator: "@media (prefers-color-scheme: dark) {")
    #expect(parts.count == 2)
    #expect(parts[0].contains(".page { fill: #ffffff }") && !parts[0].contains("#0d1117"))
    #expect(parts[1].contains(".page { fill: #0d1117 }") && !parts[1].contains("#ffffff"))
    #expect(parts[1].contains(".series0 { color: #56b4e9 }"))
    // what is the same on both is said once
    #expect(!parts[1].contains(".series3"))
  }
}
