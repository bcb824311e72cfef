import Testing

@testable import TextFormats

@Suite struct LabelColorsTests {
  @Test func coloursComeAround() {
    var colors = LabelColors(labels: ["a", "b", "a"])
    #expect(["c", "b", "a", "d", "e", "f", "g", "c"].map { colors.color(of: $0) } == [35, 32, 34, 36, 33, 31, 34, 35])
  }

  @Test func withoutKnownLabelsTheFirstOneIsTheFirst() {
    var colors = LabelColors()
    #expect(["b", "a", "b"].map { colors.color(of: $0) } == [34, 32, 34])
  }
}
