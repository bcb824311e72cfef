import ByteStreams
import TestSupport
import Testing

@testable import WordVectors

@Suite struct GloVeReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: [UInt8]
    var dimension: Int?
    var rows: [WordRow]
    var bad: [BadRow] = []
    var hasHeader = false

    init(
      _ testDescription: String,
      _ text: String,
      dimension: Int? = nil,
      rows: [WordRow],
      bad: [BadRow] = [],
      hasHeader: Bool = false
    ) {
      self.init(testDescription, Array(text.utf8), dimension: dimension, rows: rows, bad: bad, hasHeader: hasHeader)
    }

    init(
      _ testDescription: String,
      _ text: [UInt8],
      dimension: Int? = nil,
      rows: [WordRow],
      bad: [BadRow] = [],
      hasHeader: Bool = false
    ) {
      self.testDescription = testDescription
      self.text = text
      self.dimension = dimension
      self.rows = rows
      self.bad = bad
      self.hasHeader = hasHeader
    }
  }

  static let ab = [WordRow(word: "a", vector: [1, 2]), WordRow(word: "b", vector: [3, 4])]

  /// `a 1 2`, the row itself, and `b 3 4`: the row between two good ones, so that it must not disturb them.
  static func between(_ row: String) -> String { "a 1 2\n\(row)\nb 3 4\n" }
  static func between(_ row: [UInt8]) -> [UInt8] { Array("a 1 2\n".utf8) + row + Array("\nb 3 4\n".utf8) }

  static func bad(_ line: Int, _ reason: BadRow.Reason, _ excerpt: String) -> [BadRow] {
    [BadRow(line: line, reason: reason, excerpt: excerpt)]
  }

  static func word(_ word: String) -> [WordRow] {
    [ab[0], WordRow(word: word, vector: [5, 6]), ab[1]]
  }

  static let goodCases = [
    Case("two rows", "a 1 2\nb 3 4\n", rows: ab),
    Case("no line feed at the end", "a 1 2\nb 3 4", rows: ab),
    Case("carriage returns", "a 1 2\r\nb 3 4\r\n", rows: ab),
    Case("spaces at the ends", "a 1 2 \nb 3 4  \n", rows: ab),
    Case("spaces and carriage returns", "a 1 2 \r\nb 3 4 \r", rows: ab),
    Case("tabs", "a\t1\t2\nb\t3\t4\n", rows: ab),
    Case("exponents and signs", "a 1e0 +2\nb 30e-1 4.0\n", rows: ab),
    Case("a word with a space", between("new york 5 6"), rows: word("new york")),
    Case("a word with an address", between("at name@domain.com 5 6"), rows: word("at name@domain.com")),
    Case("a word with several spaces", between("new   york 5 6"), rows: word("new   york")),
    Case("a word that is a space", between("  5 6"), rows: word(" ")),
    Case("a word that ends in a space", between("x  5 6"), rows: word("x ")),
    Case("a word that ends in a number", between("route 66 5 6"), rows: word("route 66")),
    Case("a word that is a number", between("1999 5 6"), rows: word("1999")),
    Case("a word that is nan", between("nan 5 6"), rows: word("nan")),
    Case("dots and no-break spaces", between(".\u{a0}.\u{a0}. 5 6"), rows: word(".\u{a0}.\u{a0}.")),
    Case("a no-break space", between("\u{a0} 5 6"), rows: word("\u{a0}")),
    Case("next line", between("\u{85} 5 6"), rows: word("\u{85}")),
    Case("line separator", between("\u{2028} 5 6"), rows: word("\u{2028}")),
    Case("carriage return inside", between("x\ry 5 6"), rows: word("x\ry")),
    Case("composed", between("\u{e9} 5 6"), rows: word("\u{e9}")),
    Case("decomposed", between("e\u{301} 5 6"), rows: word("e\u{301}")),
    Case("beyond the basic plane", between("😀 5 6"), rows: word("😀")),
    Case("word2vec header", "2 2\na 1 2\nb 3 4\n", rows: ab, hasHeader: true),
    Case("word2vec header and spaces", "2 2 \r\na 1 2 \r\nb 3 4\r\n", rows: ab, hasHeader: true),
    Case("header, dimension known", "2 2\na 1 2\nb 3 4\n", dimension: 2, rows: ab, hasHeader: true),
    Case(
      "header before a word with a space", "2 2\nnew york 1 2\n", rows: [WordRow(word: "new york", vector: [1, 2])],
      hasHeader: true),
    Case(
      "integers that are a row", "7 2\n8 3\n", rows: [WordRow(word: "7", vector: [2]), WordRow(word: "8", vector: [3])]),
    Case("dimension known", "a 1 2\nb 3 4\n", dimension: 2, rows: ab),
    Case(
      "words that end in numbers, dimension known", "route 66 5 6\nx 1 2\nroute 66 7 8\n", dimension: 2,
      rows: [
        WordRow(word: "route 66", vector: [5, 6]), WordRow(word: "x", vector: [1, 2]),
        WordRow(word: "route 66", vector: [7, 8]),
      ]),
    Case("empty file", "", rows: []),
    Case("duplicates are rows", "a 1 2\na 1 2\n", rows: [ab[0], ab[0]]),
  ]

  static let badCases = [
    Case("too few numbers", between("x 5"), rows: ab, bad: bad(2, .tooFewNumbers(found: 1, expected: 2), "x 5")),
    Case("a word alone", between("x"), rows: ab, bad: bad(2, .tooFewNumbers(found: 0, expected: 2), "x")),
    Case("numbers alone", between("5 6"), rows: ab, bad: bad(2, .tooFewNumbers(found: 1, expected: 2), "5 6")),
    Case("an empty line", between(""), rows: ab, bad: bad(2, .tooFewNumbers(found: 0, expected: 2), "")),
    Case(
      "conflict marker", between("<<<<<<< HEAD"), rows: ab,
      bad: bad(2, .tooFewNumbers(found: 1, expected: 2), "<<<<<<< HEAD")),
    Case("not a number", between("x 5 six"), rows: ab, bad: bad(2, .notANumber("six"), "x 5 six")),
    Case("two that are not", between("x five six"), rows: ab, bad: bad(2, .notANumber("five"), "x five six")),
    Case("comma", between("x 0,5 6"), rows: ab, bad: bad(2, .notANumber("0,5"), "x 0,5 6")),
    Case("two separators", between("x 5  6"), rows: ab, bad: bad(2, .notANumber(""), "x 5  6")),
    Case("nan", between("x 5 nan"), rows: ab, bad: bad(2, .notFinite("nan"), "x 5 nan")),
    Case("infinity", between("x -inf 6"), rows: ab, bad: bad(2, .notFinite("-inf"), "x -inf 6")),
    Case("too large", between("x 1e39 6"), rows: ab, bad: bad(2, .notFinite("1e39"), "x 1e39 6")),
    Case("empty word", between(" 5 6"), rows: ab, bad: bad(2, .emptyWord, " 5 6")),
    Case(
      "not UTF-8", between([0x78, 0xff, 0x20, 0x35, 0x20, 0x36]), rows: ab, bad: bad(2, .invalidUTF8, "x\u{fffd} 5 6")),
    Case(
      "a surrogate", between([0xed, 0xa0, 0x80, 0x20, 0x35, 0x20, 0x36]), rows: ab,
      bad: bad(2, .invalidUTF8, "\u{fffd}\u{fffd}\u{fffd} 5 6")),
    Case("zero byte", between("x\0y 5 6"), rows: ab, bad: bad(2, .zeroByte, "x\\u{0}y 5 6")),
    Case(
      "cut at the end", "a 1 2\nb 3 4\nc 5", rows: ab, bad: bad(3, .tooFewNumbers(found: 1, expected: 2), "c 5")),
    Case(
      "after a header", "3 2\na 1 2\nx 5\nb 3 4\n", rows: ab,
      bad: bad(3, .tooFewNumbers(found: 1, expected: 2), "x 5"), hasHeader: true),
    Case(
      "fewer numbers than asked for", "a 1 2\n", dimension: 3, rows: [],
      bad: bad(1, .tooFewNumbers(found: 2, expected: 3), "a 1 2")),
  ]

  @Test(arguments: goodCases + badCases) func reads(_ c: Case) throws {
    let reader = try GloVeReader(text: c.text, dimension: c.dimension)
    let read = try reader.readAll()
    #expect(read.rows.count == c.rows.count)
    #expect(zip(read.rows, c.rows).allSatisfy { $0.isSame(as: $1) }, "\(read.rows)")
    #expect(read.bad == c.bad)
    #expect(reader.hasHeader == c.hasHeader)
    #expect(try reader.nextBlock() == nil)
  }

  @Test func badRowsStandBetweenTheirNeighbours() throws {
    let read = try GloVeReader(text: "x\na 1 2\ny\nz\nb 1 2\n".utf8, dimension: 2).readAll()
    #expect(read.places == [0, 1, 1])
    #expect(read.bad.map(\.line) == [1, 3, 4])
  }

  struct Shape: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var dimension: Int
  }

  static let shapes = [
    Shape(testDescription: "most rows", text: "x 1\ny 1 2\na 1 2 3\nb 1 2 3\n", dimension: 3),
    Shape(testDescription: "the larger of two", text: "x 1 2\na 1 2 3\n", dimension: 3),
    Shape(testDescription: "words of two parts", text: "new york 1 2\nlos angeles 1 2\n", dimension: 2),
    Shape(testDescription: "rows that are not finite", text: "a nan 2\nb inf 2\nc 1\n", dimension: 2),
    Shape(testDescription: "of the first 1,000", text: shape(first: 501, then: 600), dimension: 2),
    Shape(testDescription: "not of what follows", text: shape(first: 1000, then: 3000), dimension: 2),
    Shape(testDescription: "empty file", text: "", dimension: 0),
  ]

  /// Some rows of two numbers, then some of three.
  private static func shape(first: Int, then: Int) -> String {
    String(repeating: "a 1 2\n", count: first) + String(repeating: "a 1 2 3\n", count: then)
  }

  @Test(arguments: shapes, [1000, .max]) func findsTheDimension(_ c: Shape, chunkSize: Int) throws {
    #expect(try GloVeReader(text: c.text.utf8, chunkSize: chunkSize).dimension == c.dimension)
  }

  /// Rows of all kinds.
  private static func mixedRows(_ count: Int, _ generator: inout SeededRandom) -> [String] {
    (1...count).map { index in
      let vector = (0..<3).map { _ in "\(Float.random(in: -3...3, using: &generator))" }.joined(separator: " ")
      return switch Int.random(in: 0..<12, using: &generator) {
      case 0: "two words\(index) \(vector)"
      case 1: "w\(index) \(vector) \r"
      case 2: "w\(index)\t\(vector)  "
      case 3: "é\(index) 1e-05 \(index) -12.5e1"
      case 4: "short\(index) 1 2"
      case 5: "bad\(index) \(vector)x"
      case 6: ""
      case 7: "w\(index) 0.1234567890123 1.000000059604644775390625 -.5"
      default: "w\(index) \(vector)"
      }
    }
  }

  /// Whatever the chunks, the rows are those that each line makes by itself, in the slow way.
  @Test(arguments: [100, 1000, 4097, .max], [false, true]) func chunksMakeNoDifference(
    chunkSize: Int, endsWithLineFeed: Bool
  ) throws {
    var generator = SeededRandom(seed: 7)
    let lines = ["w 1 2 3"] + GloVeReaderTests.mixedRows(3000, &generator)
    var expected = RowBlock(dimension: 3)
    for (index, line) in lines.enumerated() { expected.append(Array(line.utf8)[...], line: index + 1) }
    var expectedRows = FileRows()
    expectedRows.add(expected)
    let text = lines.joined(separator: "\n") + (endsWithLineFeed ? "\n" : " ")
    let read = try GloVeReader(text: text.utf8, chunkSize: chunkSize).readAll()
    #expect(read.rows.count > 2000 && read.bad.count > 500)
    #expect(read.isSame(as: expectedRows))
  }

  @Test func aWebPageHoldsNoVectors() {
    #expect(throws: VectorStoreError.notVectors(path: "a.txt", excerpt: "<!DOCTYPE html>")) {
      try GloVeReader(text: "<!DOCTYPE html>\n<html lang=en>\n<body>\n".utf8)
    }
  }

  @Test func aSmallerDimensionIsRefused() {
    #expect(throws: VectorStoreError.otherDimension(path: "a.txt", found: 3, expected: 2)) {
      try GloVeReader(text: "a 1 2 3\nb 1 2 3\n".utf8, dimension: 2)
    }
  }
}
