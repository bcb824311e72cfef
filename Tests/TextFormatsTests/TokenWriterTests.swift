import TaggedText
import Testing

@testable import TextFormats

@Suite struct TokenWriterTests {
  @Test func asManyLinesAsWereRead() throws {
    let lines = "Ada met Charles .\n\n\nin Turin\n"
    #expect(try written(read(lines, by: TokenReader(file: "a")).passages, by: TokenWriter()) == lines)
  }

  @Test func sentencesOfATextAreLines() throws {
    var passage = Passage("He left. She did not.")
    passage.cut(by: Tokenizer())
    #expect(try written([passage, Passage("")], by: TokenWriter()) == "He left .\nShe did not .\n\n")
  }

  @Test func documentMarksAreNoLines() throws {
    let (passages, _) = read("-DOCSTART- O\n\na O\n\n-DOCSTART- O\n", by: ColumnReader(file: "a"))
    #expect(try written(passages, by: TokenWriter()) == "a\n")
  }

  @Test(arguments: ["", "New York", "a\tb", "a\n"]) func wordsThatWouldBeSplitAreRefused(_ word: String) {
    var passage = Passage(place: TextPlace(file: "a", line: 3))
    passage.sentences = [Sentence(words: ["x", word])]
    #expect(
      throws: FormatError.unwritable(
        at: TextPlace(file: "a", line: 3), what: "a word that is empty or holds white space", found: word,
        format: .tokens)
    ) { try written([passage], by: TokenWriter()) }
  }
}
