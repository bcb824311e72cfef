import TaggedText
import Testing

@testable import TextFormats

@Suite struct PlainTextWriterTests {
  @Test func theTextIsAsItWas() throws {
    let passages = [
      Passage(" é\t[x](Y) ", [("A", "x")], lineEnd: .carriageReturnLineFeed), Passage(""),
      Passage("a\nb", lineEnd: .none),
    ]
    #expect(try written(passages, by: PlainTextWriter()) == " é\t[x](Y) \r\n\na\nb")
  }

  @Test func wordsHaveSpacesBetween() throws {
    var passage = Passage(place: TextPlace(file: "a", line: 1))
    passage.sentences = [
      Sentence(words: ["New", "York"], entities: [EntitySpan("LOC", 0..<2)]), Sentence(words: ["x"]),
    ]
    #expect(try written([passage], by: PlainTextWriter()) == "New York\nx\n")
  }

  @Test func marksOfDocumentsAreNoText() throws {
    var passage = Passage(place: TextPlace(file: "a", line: 1))
    passage.documentMarks = [[]]
    #expect(try written([passage], by: PlainTextWriter()) == "")
  }
}
