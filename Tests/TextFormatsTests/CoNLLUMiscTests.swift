import Testing

@testable import TextFormats

@Suite struct CoNLLUMiscTests {
  private func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  @Test func readsItems() {
    let misc = CoNLLUMisc(#"SpaceAfter=No|Translit=a=b|ner=B-PER|SpacesAfter=\s\t\n\r\p\e\\\x"#.utf8)
    #expect(text(misc[.spaceAfter]) == "No")
    #expect(text(misc[.tag]) == "B-PER")
    #expect(text(misc[.spacesAfter]) == " \t\n\r|=\\\\x")
    #expect(misc[.spacesBefore] == nil)
    #expect(CoNLLUMisc("_".utf8)[.tag] == nil)
  }

  @Test func otherItemsStayAsTheyAre() {
    var misc = CoNLLUMisc(#"Gloss=\q|ner=O|odd"#.utf8)
    misc.set(.tag, to: "B-a|b c=d".utf8)
    #expect(text(misc.bytes) == #"Gloss=\q|ner=B-a\pb\sc\ed|odd"#)
    misc.remove(.tag)
    #expect(text(misc.bytes) == #"Gloss=\q|odd"#)
    misc.set(.tag, to: "O".utf8)
    #expect(text(misc.bytes) == #"Gloss=\q|odd|NER=O"#)
  }

  @Test func nothingIsAnUnderscore() {
    var misc = CoNLLUMisc("NER=B-X".utf8)
    misc.remove(.tag)
    #expect(text(misc.bytes) == "_")
  }
}
