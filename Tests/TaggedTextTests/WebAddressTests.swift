import Testing

@testable import TaggedText

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://example.com/a?b=c&d#e", ["https://example.com/a?b=c&d#e"]),
    ("(http://example.com).", ["http://example.com"]),
    ("https://en.wikipedia.org/wiki/Mercury_(planet),", ["https://en.wikipedia.org/wiki/Mercury_(planet)"]),
    ("href=\"http://a.b/c\">", ["http://a.b/c"]),
    ("“http://a.b/c”", ["http://a.b/c"]),
    ("http://a.b/é…", ["http://a.b/é"]),
    ("www.example.com!", ["www.example.com"]),
    ("WWW.example.com", ["WWW.example.com"]),
    ("awww.example", []),
    ("www.", []),
    ("://", []),
    ("http://", []),
    ("http://...", []),
    ("ftp://x", ["ftp://x"]),
    ("<john.smith+tag@example.co.uk>,", ["john.smith+tag@example.co.uk"]),
    ("mailto:j@x.org", ["j@x.org"]),
    ("a@b.cd,e@f.gh.", ["a@b.cd", "e@f.gh"]),
    (".-j@x.org-", ["j@x.org"]),
    ("john@localhost", []),
    ("@john", []),
    ("j@.org", []),
    ("j@x.1", []),
    ("a@@b.cd", []),
    ("word", []),
  ])
  func finds(_ text: String, _ expected: [String]) {
    let bytes = TextBytes(text)
    #expect(WebAddress.find(in: bytes, 0..<bytes.count).map(bytes.word) == expected)
  }
}
