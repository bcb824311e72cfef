/// An element of an SVG text, with its attributes in order and all texts escaped.
struct SVGElement: Sendable, Hashable {
  /// What an element holds.
  enum Content: Sendable, Hashable {
    case element(SVGElement)
    case text(String)
  }

  private struct Attribute: Sendable, Hashable {
    let name: String
    let value: String
  }

  let name: String
  /// The attributes, in the order in which they are written.
  private var attributes: [Attribute]
  var content: [Content]

  init(_ name: String, _ attributes: KeyValuePairs<String, any AttributeValue> = [:], _ children: [SVGElement] = []) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value.attributeText) }
    content = children.map(Content.element)
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, any AttributeValue> = [:], text: String) {
    self.init(name, attributes)
    content = [.text(text)]
  }

  /// Adds an attribute.
  mutating func add(_ name: String, _ value: any AttributeValue) {
    attributes.append(Attribute(name: name, value: value.attributeText))
  }

  /// The element as text, one child a line; an element that holds text is on one line, since spaces would show.
  var rendered: String {
    var text = ""
    write(to: &text, indentation: "")
    return text
  }

  private func write(to text: inout String, indentation: String) {
    text += "<\(name)"
    for attribute in attributes { text += " \(attribute.name)=\"\(attribute.value.escapedForXML)\"" }
    guard !content.isEmpty else {
      text += "/>"
      return
    }
    text += ">"
    let isInline = content.contains { if case .text = $0 { true } else { false } }
    for part in content {
      if !isInline { text += "\n\(indentation)  " }
      switch part {
      case .element(let child): child.write(to: &text, indentation: indentation + "  ")
      case .text(let characters): text += characters.escapedForXML
      }
    }
    if !isInline { text += "\n\(indentation)" }
    text += "</\(name)>"
  }
}

/// What may be the value of an attribute.
protocol AttributeValue {
  var attributeText: String { get }
}

extension String: AttributeValue {
  var attributeText: String { self }
}

extension Double: AttributeValue {
  var attributeText: String { coordinate }
}

extension String {
  /// The text as XML 1.0 has it in elements and attributes: markup escaped, and U+FFFD for what no XML text may hold.
  ///
  /// - SeeAlso: Extensible Markup Language (XML) 1.0, fifth edition, production 2.
  var escapedForXML: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n", "\r": text.unicodeScalars.append(scalar)
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
