import TaggedText
import Testing
import WindowFeatures

@Suite struct PhraseListReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var phrases: [String]
  }

  static let cases = [
    Case(testDescription: "nothing", text: "", phrases: []),
    Case(testDescription: "blank lines", text: "\n \t\n\r\n\u{A0}\n", phrases: []),
    Case(testDescription: "a phrase a line", text: "Oslo\nNew York\n", phrases: ["new york", "oslo"]),
    Case(testDescription: "no line feed at the end", text: "Oslo\nLima", phrases: ["lima", "oslo"]),
    Case(testDescription: "Windows line ends", text: "Oslo\r\nNew York\r\n", phrases: ["new york", "oslo"]),
    Case(testDescription: "a byte-order mark", text: "\u{FEFF}Oslo\n", phrases: ["oslo"]),
    Case(testDescription: "white space", text: " New \t York\u{A0}City \n", phrases: ["new york city"]),
    Case(testDescription: "given twice", text: "Oslo\nOSLO\n", phrases: ["oslo"]),
    Case(testDescription: "comments", text: "# Cities\n#\n #\tCC BY\nOslo\n", phrases: ["oslo"]),
    Case(testDescription: "a number sign", text: "#1\nC #\n#oslo\n", phrases: ["# 1", "#1", "#oslo", "c #"]),
    Case(
      testDescription: "cut as text is", text: "St. John's\nU.S.\nYahoo! Inc.\n",
      phrases: ["st. john 's", "st. john's", "u.s.", "yahoo ! inc.", "yahoo! inc."]),
    Case(testDescription: "cut already", text: "St. John 's\nMoody 's\n", phrases: ["moody 's", "st. john 's"]),
    Case(testDescription: "beyond ASCII", text: "São Paulo\n北京\n", phrases: ["são paulo", "北京"]),
  ]

  @Test(arguments: cases) func reads(_ c: Case) throws {
    #expect(try PhraseList(bytes: Array(c.text.utf8), file: "list.txt").phrases == c.phrases)
  }

  /// A list of names as people write them finds them in text as the tokenizer cuts it.
  @Test(arguments: [
    "St. John's", "Moody's Corp.", "Rolls-Royce Ltd.", "Toys \"R\" Us", "AT&T", "Guns N' Roses", "Go! Team",
  ])
  func findsWhatItReads(_ name: String) throws {
    let list = try PhraseList(bytes: Array(name.utf8), file: "list.txt")
    let words = Tokenizer().sentences(in: "They saw \(name) today").flatMap(\.words)
    #expect(list.matches(in: words) == [2..<words.count - 1])
    let columns = name.split(separator: " ").map { String($0) }
    #expect(list.matches(in: columns) == [0..<columns.count])
  }

  @Test func saysWhereAnotherEncodingStands() {
    let bytes = Array("Oslo\n\nZ".utf8) + [0xFC] + Array("rich West\nLima\n".utf8)
    let place = TextPlace(file: "list.txt", line: 3)
    #expect(throws: TextError.invalidUTF8(at: place, text: "Z\u{FFFD}rich West")) {
      try PhraseList(bytes: bytes, file: "list.txt")
    }
  }
}
