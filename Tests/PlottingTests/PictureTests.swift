import Testing

@testable import Plotting

@Suite struct PictureTests {
  private func picture(_ title: String, _ subtitle: String = "", summary: String = "") -> Picture {
    Picture(title: title, subtitle: subtitle, summary: summary, width: 300)
  }

  @Test func pageTitleAndSummary() throws {
    let text = picture("Loss & F1", "five seeds", summary: "It falls.").svg(height: 80.5, [SVGElement("g")])
    try ParsedSVG.expectSound(text)
    #expect(text.hasSuffix("</svg>\n"))
    let svg = try ParsedSVG(text)
    #expect(svg.root.children.map(\.name) == ["title", "desc", "style", "rect", "text", "text", "g"])
    #expect(svg.root.children[0].text == "Loss & F1" && svg.root.children[1].text == "It falls.")
    #expect(svg.root.children[3].attributes == ["class": "page", "width": "300", "height": "80.5"])
    #expect(svg.texts == ["Loss & F1", "five seeds"])
    #expect(svg.root.attributes["role"] == "img")
  }

  @Test func withoutASummaryThereIsNone() throws {
    let svg = try ParsedSVG(picture("Loss").svg(height: 80, []))
    #expect(!svg.elements.contains { $0.name == "desc" })
  }

  @Test func longTitlesTakeMoreRoom() throws {
    let (short, long) = (picture("Loss"), picture("Loss by learning rate, with a title that needs a second line"))
    #expect(long.top == short.top + TextStyle.title.lineHeight)
    #expect(picture("Loss", "one line").top == short.top + TextStyle.subtitle.lineHeight)
    let svg = try ParsedSVG(long.svg(height: 100, []))
    #expect(svg.texts.count == 2)
    #expect(svg.elements.filter { $0.name == "text" }.allSatisfy { ($0.number("y") ?? .infinity) < long.top })
  }

  @Test func anEmptyTitleTakesNone() { #expect(picture("").top < picture("a").top) }
}
