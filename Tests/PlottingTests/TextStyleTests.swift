import Testing

@testable import Plotting

@Suite struct TextStyleTests {
  /// The sums of advance widths in Liberation Sans:
  ///
  /// ```python
  /// font = fontTools.ttLib.TTFont("LiberationSans-Regular.ttf")
  /// print(sum(font["hmtx"][font.getBestCmap()[ord(c)]][0] for c in text) / 2048)
  /// ```
  @Test func widthsOfLetters() {
    #expect((TextStyle.label.width(of: "learning rate") - 12 * 5.559).magnitude < 0.05)
    #expect((TextStyle.label.width(of: "203,621 ~") - 12 * 4.476).magnitude < 0.05)
    #expect(TextStyle.label.width(of: "") == 0)
  }

  @Test func boldIsWider() {
    #expect(TextStyle.heading.width(of: "loss") / 12.5 > TextStyle.label.width(of: "loss") / 12)
  }

  @Test func lettersOfEqualWidth() {
    #expect((TextStyle.code.width(of: "iiii") - TextStyle.code.width(of: "WWWW")).magnitude < 1e-12)
    #expect((TextStyle.code.width(of: "[1, 250]") - 8 * 0.602 * 11).magnitude < 1e-9)
  }

  @Test func otherScripts() {
    #expect(TextStyle.label.width(of: "東京") == 24)
    #expect(TextStyle.code.width(of: "東") == 2 * TextStyle.code.width(of: "x"))
    // an accent of its own takes no room
    #expect(TextStyle.label.width(of: "e\u{301}") == TextStyle.label.width(of: "e"))
    #expect((1...12).contains(TextStyle.label.width(of: "é")))
  }

  @Test func namesDiffer() { #expect(Set(TextStyle.all.map(\.name)).count == TextStyle.all.count) }
}
