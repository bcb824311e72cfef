import Foundation
import Testing

@testable import wordclf

/// Contrasts as WCAG 2.2 defines them.
@Suite struct EntityColourTests {
  private typealias Channels = SIMD3<Double>

  private static let grounds = [(HTMLPage.Ground.light, \EntityColour.light), (.dark, \EntityColour.dark)]

  private static func channels(_ hexadecimal: String) throws -> Channels {
    let number = try #require(Int(hexadecimal.dropFirst(), radix: 16))
    return Channels(Double(number >> 16), Double(number >> 8 & 0xFF), Double(number & 0xFF))
  }

  private static func luminance(_ colour: Channels) -> Double {
    let weights = Channels(0.2126, 0.7152, 0.0722)
    return (0..<3).reduce(0) { sum, channel in
      let value = colour[channel] / 255
      return sum + weights[channel] * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
    }
  }

  private static func contrast(_ a: Channels, _ b: Channels) -> Double {
    let (high, low) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
  }

  @Test func theContrastOfBlackOnWhite() {
    #expect(abs(EntityColourTests.contrast(Channels(), Channels(repeating: 255)) - 21) < 1e-9)
  }

  @Test func textIsReadOnEveryTint() throws {
    for (ground, side) in EntityColourTests.grounds {
      let (page, ink) = try (EntityColourTests.channels(ground.page), EntityColourTests.channels(ground.ink))
      for colour in EntityColour.palette {
        let edge = Channels(
          Double(colour[keyPath: side].x), Double(colour[keyPath: side].y), Double(colour[keyPath: side].z))
        let entity = page + (edge - page) * EntityColour.tint.entity
        let label = entity + (edge - entity) * EntityColour.tint.label
        #expect(EntityColourTests.contrast(ink, label) >= 4.5, "\(colour)")
        #expect(EntityColourTests.contrast(edge, page) >= 3, "\(colour)")
      }
    }
  }

  @Test func notesAreRead() throws {
    for (ground, _) in EntityColourTests.grounds {
      let (page, muted) = try (EntityColourTests.channels(ground.page), EntityColourTests.channels(ground.muted))
      #expect(EntityColourTests.contrast(muted, page) >= 4.5)
    }
  }

  @Test func everyColourHasAClass() {
    for index in EntityColour.palette.indices {
      #expect(EntityColour.stylesheet.components(separatedBy: ".c\(index) { --edge: rgb(").count == 3)
    }
  }
}
