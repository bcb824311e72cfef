import Testing

@testable import TaggedText

@Suite struct LabelSimilarityTests {
  @Test(arguments: [
    ("PER", "per", "differ in case only"),
    ("creative-work", "creative_work", "differ in hyphens, underscores or spaces only"),
    ("creative-work", "CreativeWork", "differ in hyphens, underscores or spaces only"),
    ("PER", "PERS", "begin alike, and one may be short for the other"),
    ("Person", "PER", "begin alike, and one may be short for the other"),
    ("ORG", "Organization", "begin alike, and one may be short for the other"),
    ("group", "groop", "differ in one letter only"),
    ("location", "locaton", "differ in one letter only"),
    ("xgroup", "group", "differ in one letter only"),
    ("GPE", "GEE", "differ in one letter only"),
  ])
  func sees(_ a: String, _ b: String, _ reason: String) {
    #expect(LabelSimilarity.reason(a, b) == reason)
    #expect(LabelSimilarity.reason(b, a) == reason)
  }

  @Test(arguments: [
    ("PER", "LOC"), ("ORG", "MISC"), ("A", "B"), ("AB", "ABC"), ("LOC", "LOC-CITY"), ("DATE", "TIME"),
    ("group", "gruop"), ("abcd", "xbcy"), ("", "a"),
  ])
  func tellsApart(_ a: String, _ b: String) { #expect(LabelSimilarity.reason(a, b) == nil) }
}
