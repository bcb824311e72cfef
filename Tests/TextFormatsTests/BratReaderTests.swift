import TaggedText
import Testing

@testable import TextFormats

@Suite struct BratReaderTests {
  static func read(_ text: String, _ annotations: String) throws -> (passage: Passage, reader: BratReader) {
    var reader = BratReader(textFile: "d.txt", annotationFile: "d.ann")
    let passage = try reader.read(text: Array(text.utf8), annotations: Array(annotations.utf8))
    return (passage, reader)
  }

  @Test func placesAreScalarsOfTheWholeText() throws {
    let (passage, reader) = try Self.read(
      "👍 Köln\r\nNew\nYork\n", "T2\tCITY 8 16\tNew York\nT1\tGPE 2 6\tKöln\r\nT3\tX 0 9\t👍 Köln  N")
    #expect(reader.failures == [])
    #expect(passage.shown == ["👍 Köln\r\nNew\nYork\n", "CITY: New\nYork", "GPE: Köln", "X: 👍 Köln\r\nN"])
    #expect(passage.lineEnd == .none && passage.place == TextPlace(file: "d.txt", line: 1))
  }

  @Test func otherAnnotationsAreCounted() throws {
    let (passage, reader) = try Self.read(
      "Ada wed King",
      """
      T1\tPER 0 3\tAda
      T2\tPER 8 12\tKing
      R1\tSpouse Arg1:T1 Arg2:T2
      E1\tWedding:T3 Who:T1
      A1\tSure E1
      M1\tSure E1
      N1\tReference T1 Wikidata:Q7259\tAda
      #1\tAnnotatorNotes T1\ta countess
      *\tEquiv T1 T2

      """)
    #expect(passage.shown == ["Ada wed King", "PER: Ada", "PER: King"])
    #expect(reader.otherAnnotations == 7 && reader.failures == [] && reader.joinedFragments == 0)
  }

  @Test func fragmentsBecomeOneEntity() throws {
    let (passage, reader) = try Self.read("North and South America", "T1\tLOC 0 5;16 23\tNorth America\n")
    #expect(passage.shown == ["North and South America", "LOC: North and South America"])
    #expect(reader.joinedFragments == 1 && reader.failures == [])
  }

  @Test func badLinesAreNamedAndLeftOut() throws {
    let (passage, reader) = try Self.read(
      "Ada in Turin",
      """
      T1\tPER 0 3\tAda
      T2\tLOC 7 12\tTurim
      T3\tLOC 7 13\tTurin
      T4\tLOC 7\tTurin
      T5\tLOC 12 7\tTurin
      T6\tLOC -7 12\tTurin
      T7\tLOC 7 12
      T8\tLOC 0 3;2 5\tx
      X\ty
      T9\tLOC 7 12\tTurin
      """)
    #expect(passage.shown == ["Ada in Turin", "PER: Ada", "LOC: Turin"])
    #expect(
      Set(reader.failures.map(\.description))
        == Set(
          [
            "2: the quoted text is not what stands there (found \"Turim\"; expected \"Turin\")",
            "3: an entity that is not in the text (found \"T3\\tLOC 7 13\\tTurin\"; expected places from 0 to 12)",
            "4: not the line of an entity (found \"T4\\tLOC 7\\tTurin\"; expected T1, a label with its places, and its text)",
            "5: not the line of an entity (found \"T5\\tLOC 12 7\\tTurin\"; expected T1, a label with its places, and its text)",
            "6: not the line of an entity (found \"T6\\tLOC -7 12\\tTurin\"; expected T1, a label with its places, and its text)",
            "7: not the line of an entity (found \"T7\\tLOC 7 12\"; expected T1, a label with its places, and its text)",
            "8: not the line of an entity (found \"T8\\tLOC 0 3;2 5\\tx\"; expected T1, a label with its places, and its text)",
            "9: unknown annotation (found \"X\\ty\"; expected a line that begins with one of T R E A M N # *)",
          ].map { "d.ann:\($0); mend the record" }))
  }

  @Test func anotherEncodingIsNamedWithItsLine() {
    var reader = BratReader(textFile: "d.txt", annotationFile: "d.ann")
    #expect(throws: FormatError.invalidUTF8(at: TextPlace(file: "d.txt", line: 2), text: "\u{FFFD}")) {
      try reader.read(text: [0x61, 0x0A, 0xFF], annotations: [])
    }
    #expect(throws: Never.self) { try reader.read(text: [0x61], annotations: Array("T1\tX 0 1\t".utf8) + [0xFF]) }
    #expect(reader.failures == [.invalidUTF8(at: TextPlace(file: "d.ann", line: 1), text: "T1\tX 0 1\t\u{FFFD}")])
  }
}
