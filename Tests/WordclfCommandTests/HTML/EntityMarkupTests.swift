import Testing

@testable import wordclf

@Suite struct EntityMarkupTests {
  private let markup = EntityMarkup(labels: ["LOC", "PER"])

  @Test func entitiesAreMarked() {
    let words = ["Ada", "Lovelace", "in", "Turin", "."]
    let html = markup.html(words, [.init("PER", 0..<2, score: 0.984), .init("LOC", 3..<4)])
    #expect(
      html == """
        <mark class="c1" data-label="PER" title="PER, probability 0.98">Ada Lovelace <span class="label">PER</span></mark> \
        in <mark class="c0" data-label="LOC" title="LOC">Turin <span class="label">LOC</span></mark> .
        """)
  }

  @Test func textWithoutEntitiesIsText() {
    #expect(markup.html(["a", "b"], []) == "a b")
    #expect(markup.html([], []) == "")
  }

  @Test func piecesMayHoldTheirSpaces() {
    let whole = EntityMarkup(labels: ["LOC"], separator: "")
    #expect(whole.html(["in\n", "Turin", "."], [.init("LOC", 1..<2)]).hasPrefix("in\n<mark"))
    #expect(whole.html(["in\n", "Turin", "."], [.init("LOC", 1..<2)]).hasSuffix("</mark>."))
  }

  @Test func everythingIsEscaped() {
    let evil = EntityMarkup(labels: ["\"><img onerror=x>"])
    let html = evil.html(["<script>", "a"], [.init("\"><img onerror=x>", 0..<1)])
    #expect(!html.contains("<script") && !html.contains("<img"))
    #expect(html.contains("data-label=\"&quot;&gt;&lt;img onerror=x&gt;\""))
  }

  @Test func coloursGoRound() {
    let many = EntityMarkup(labels: (0..<7).map { "L\($0)" })
    #expect(["L0", "L5", "L6", "other"].map(many.colourClass) == ["c0", "c5", "c0", "c1"])
  }

  @Test func entitiesThatOverlapAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = EntityMarkup(labels: []).html(["a", "b"], [.init("X", 0..<2), .init("X", 1..<2)])
    }
  }
}
