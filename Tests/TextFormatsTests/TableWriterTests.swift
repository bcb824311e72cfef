import TaggedText
import Testing

@testable import TextFormats

@Suite struct TableWriterTests {
  static let passages = {
    var first = Passage("👍🏽 Köln\\", [("GPE", "Köln\\")], lineEnd: .carriageReturnLineFeed)
    first.mentions?[0].score = 0.98765
    return [
      first, Passage("e\u{301} a\tb", [("x\ty", "a\tb")]), Passage("Rome\r", [("LOC", "Rome\r")]),
      Passage("x", [("X", "x")]),
    ]
  }()

  static let tables: [(OffsetUnit, String)] = [
    (.utf8, "9\t15 21\t24 25\t30 31\t32"), (.scalar, "3\t8 13\t16 17\t22 23\t24"),
    (.utf16, "5\t10 15\t18 19\t24 25\t26"), (.grapheme, "2\t7 10\t13 14\t19 19\t20"),
  ]

  @Test(arguments: tables) func countsOverTheWholeInput(_ unit: OffsetUnit, _ expected: String) throws {
    let places = expected.split(separator: " ")
    let name = unit.rawValue
    #expect(
      try written(Self.passages, by: TableWriter(unit: unit), file: "a\tb") == """
        a\\tb\t\(places[0])\t\(name)\tGPE\t0.9877\tKöln\\\\
        a\\tb\t\(places[1])\t\(name)\tx\\ty\t\ta\\tb
        a\\tb\t\(places[2])\t\(name)\tLOC\t\tRome\\r
        a\\tb\t\(places[3])\t\(name)\tX\t\tx

        """)
  }

  @Test func theHeaderStandsOnce() throws {
    var writer = TableWriter(hasHeader: true)
    var output: [UInt8] = []
    for file in ["a", "b"] {
      writer.begin(file: file, to: &output)
      try writer.append(Passage("Rome", [("LOC", "Rome")]), to: &output)
    }
    #expect(
      String(decoding: output, as: UTF8.self) == """
        file\tstart\tend\tunit\tlabel\tscore\ttext
        a\t0\t4\tscalar\tLOC\t\tRome
        b\t0\t4\tscalar\tLOC\t\tRome

        """)
  }
}
