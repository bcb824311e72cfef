import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG text as a parser of XML reads it.
struct ParsedSVG {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    var children: [Element] = []

    var classes: [String] { attributes["class"]?.split(separator: " ").map(String.init) ?? [] }

    /// This element and all inside it, in the order of the text.
    var all: [Element] { [self] + children.flatMap(\.all) }

    /// The value of an attribute that is a number.
    func number(_ attribute: String) -> Double? { attributes[attribute].flatMap(Double.init) }
  }

  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }

  let root: Element

  init(_ text: String) throws {
    let parser = XMLParser(data: Data(text.utf8))
    let reader = Reader()
    parser.delegate = reader
    guard parser.parse(), let root = reader.root else {
      let reason = parser.parserError.map { "\($0)" } ?? "no element"
      throw Malformed(description: "line \(parser.lineNumber), column \(parser.columnNumber): \(reason)")
    }
    self.root = root
  }

  var elements: [Element] { root.all }

  /// The elements of a class.
  func elements(of name: String) -> [Element] { elements.filter { $0.classes.contains(name) } }

  /// What is written in the picture, in order.
  var texts: [String] { elements.filter { $0.name == "text" }.map { $0.all.map(\.text).joined() } }

  private final class Reader: NSObject, XMLParserDelegate {
    private var open: [Element] = []
    private(set) var root: Element?

    func parser(
      _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
      attributes: [String: String]
    ) {
      open.append(Element(name: name, attributes: attributes))
    }

    func parser(_: XMLParser, foundCharacters text: String) {
      open[open.count - 1].text += text
    }

    func parser(_: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?) {
      let element = open.removeLast()
      if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }
  }
}

extension ParsedSVG {
  /// The numbers in a path or a transformation, without the letters.
  static func numbers(in text: String) -> [Double] {
    text.split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
  }

  /// Expects what every picture promises: it is well-formed and complete in itself, has a title, styles for every class
  /// it uses, and nothing outside its page.
  static func expectSound(
    _ text: String, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let svg = try ParsedSVG(text)
    #expect(svg.root.name == "svg" && svg.root.attributes["xmlns"] == "http://www.w3.org/2000/svg")
    #expect(svg.root.children.first?.name == "title", comment, sourceLocation: sourceLocation)
    for name in svg.elements.map(\.name) {
      #expect(["svg", "title", "desc", "style", "g", "rect", "line", "path", "circle", "text", "tspan"].contains(name))
    }
    for value in svg.elements.flatMap(\.attributes.values) {
      #expect(!value.contains("nan") && !value.contains("inf"), comment, sourceLocation: sourceLocation)
    }
    let style = svg.elements.first { $0.name == "style" }?.text ?? ""
    for word in ["@import", "@font-face", "url("] { #expect(!style.contains(word)) }
    #expect(style.contains("@media (prefers-color-scheme: dark)"), comment, sourceLocation: sourceLocation)
    for name in Set(svg.elements.flatMap(\.classes)) {
      #expect(style.contains(".\(name) ") || style.contains(".\(name),"), "no style for .\(name)")
    }
    let width = try #require(svg.root.number("width"))
    let height = try #require(svg.root.number("height"))
    #expect(svg.root.attributes["viewBox"].map(numbers) == [0, 0, width, height])
    svg.root.expectInside(width: width, height: height, x: 0, y: 0, comment, sourceLocation: sourceLocation)
  }
}

extension ParsedSVG.Element {
  /// Expects every coordinate to be on the page; `x` and `y` are what transformations around the element add.
  fileprivate func expectInside(
    width: Double, height: Double, x: Double, y: Double, _ comment: Comment?, sourceLocation: SourceLocation
  ) {
    let shift = attributes["transform"].map(ParsedSVG.numbers) ?? [0, 0]
    let (x, y) = (x + shift[0], y + shift[1])
    func expect(_ value: Double, upTo limit: Double) {
      #expect(value >= -0.01 && value <= limit + 0.01, comment, sourceLocation: sourceLocation)
    }
    for name in ["x", "x1", "x2", "cx"] { if let value = number(name) { expect(value + x, upTo: width) } }
    for name in ["y", "y1", "y2", "cy"] { if let value = number(name) { expect(value + y, upTo: height) } }
    if name == "rect" {
      expect((number("x") ?? 0) + x + (number("width") ?? .nan), upTo: width)
      expect((number("y") ?? 0) + y + (number("height") ?? .nan), upTo: height)
    }
    if let path = attributes["d"], !path.contains(where: "VH".contains) {
      for (index, value) in ParsedSVG.numbers(in: path).enumerated() {
        expect(value + (index.isMultiple(of: 2) ? x : y), upTo: index.isMultiple(of: 2) ? width : height)
      }
    }
    for child in children {
      child.expectInside(width: width, height: height, x: x, y: y, comment, sourceLocation: sourceLocation)
    }
  }
}

extension String {
  /// An SVG text with `…` for its style sheet.
  var withoutStyle: String {
    guard let start = firstRange(of: "<style>"), let end = firstRange(of: "</style>") else { return self }
    return self[..<start.upperBound] + "…" + self[end.lowerBound...]
  }
}
