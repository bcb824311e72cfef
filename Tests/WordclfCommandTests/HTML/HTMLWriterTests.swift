import Foundation
import TaggedText
import TextFormats
import Testing

@testable import wordclf

@Suite struct HTMLWriterTests {
  private func page(
    _ passages: [Passage], labels: [String] = ["LOC"], showsGold: Bool = false, namesFiles: Bool = false
  ) throws -> String {
    var writer = HTMLWriter(title: "a <b>", labels: labels, showsGold: showsGold, namesFiles: namesFiles)
    var output: [UInt8] = []
    writer.begin(file: "f&g", to: &output)
    for passage in passages { try writer.append(passage, to: &output) }
    writer.finish(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func passage(_ text: String, _ mentions: [Mention], gold: [Mention]? = nil) -> Passage {
    var passage = Passage(place: TextPlace(file: "f", line: 1))
    passage.text = Array(text.utf8)
    passage.mentions = mentions
    passage.gold = gold
    return passage
  }

  @Test func entitiesAreMarkedAndTextIsText() throws {
    let page = try page([passage("<i>é</i> Turin", [Mention("LOC", 10..<15, score: 0.91)])])
    #expect(page.contains("<h1>a &lt;b&gt;</h1>"))
    #expect(
      page.contains(
        """
        <p class="text" dir="auto">&lt;i&gt;é&lt;/i&gt; <mark class="c0" data-label="LOC" \
        title="LOC, probability 0.91">Turin <span class="label">LOC</span></mark></p>
        """))
    #expect(!page.contains("f&amp;g"))
  }

  @Test func severalInputsAreNamed() throws {
    #expect(try page([], namesFiles: true).contains("<h2>f&amp;g</h2>"))
  }

  @Test func goldEntitiesJudge() throws {
    let page = try page(
      [passage("Turin won", [Mention("LOC", 0..<5)], gold: [Mention("ORG", 0..<5), Mention("X", 6..<9)])],
      showsGold: true)
    #expect(page.contains("≠ gold ORG, found LOC") && page.contains("− missed X"))
  }

  @Test func wordsAndEmptyLines() throws {
    var words = Passage(place: TextPlace(file: "f", line: 1))
    words.sentences = [Sentence(words: ["in", "Turin"], entities: [EntitySpan("LOC", 1..<2)])]
    let page = try page([words, passage("", [])])
    #expect(page.contains(">in <mark") && page.components(separatedBy: "<p ").count == 2)
  }

  /// Of entities inside of others the outer are shown.
  @Test func overlapsDoNotCrash() throws {
    let page = try page([passage("New York Times", [Mention("LOC", 0..<8), Mention("ORG", 0..<14)])])
    #expect(page.contains("New York Times <span class=\"label\">ORG</span>") && !page.contains("New York <span"))
  }
}
