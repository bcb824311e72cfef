import Testing

@testable import wordclf

@Suite struct HTMLPageTests {
  @Test func isAWholePage() {
    let page = HTMLPage(title: "a </title><script>", styles: [".x { color: red; }"])
    let text = page.rendered("<p>x</p>")
    #expect(text == page.opening + "<p>x</p>\n" + page.closing)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(text.contains("<title>a &lt;/title&gt;&lt;script&gt;</title>"))
    #expect(text.contains("\n.x { color: red; }\n</style>"))
    #expect(text.hasSuffix("<p>x</p>\n</main>\n</body>\n</html>\n"))
  }

  @Test func forbidsScriptsAndTheNetwork() {
    let text = HTMLPage(title: "a", styles: [EntityMarkup.stylesheet, EntityMarkup.comparisonStylesheet]).rendered("")
    #expect(text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    for word in ["<script", "http:", "https:", "url(", "@import"] { #expect(!text.contains(word), "\(word)") }
  }
}
