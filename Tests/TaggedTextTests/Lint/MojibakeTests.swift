import Testing

@testable import TaggedText

@Suite struct MojibakeTests {
  /// What Python's `text.encode("utf-8").decode("cp1252", errors=…)` makes of the right text.
  @Test(arguments: [
    ("cafÃ©", "café"), ("Â£5", "£5"), ("itâ€™s", "it’s"), ("â€œGoâ€\u{9D}", "“Go”"), ("â€“", "–"),
    ("KrakÃ³w â‚¬5", "Kraków €5"), ("ÐœÐ¾Ñ\u{81}ÐºÐ²Ð°", "Москва"), ("æ\u{9D}±äº¬", "東京"), ("ðŸ‘\u{8D}", "👍"),
    ("Ã\u{A0} la", "à la"),
  ])
  func mends(_ text: String, _ right: String) { #expect(Mojibake.mended(text.unicodeScalars[...]) == right) }

  @Test(arguments: [
    "", "plain", "café", "É”", "CAFÉ’S", "Spaß”", "Ã", "Â", "São Tomé", "«Été»", "naïve—so", "Москва", "東京", "👍", "à »",
    "Łódź", "€£",
  ])
  func leavesAlone(_ text: String) { #expect(Mojibake.mended(text.unicodeScalars[...]) == nil) }
}
