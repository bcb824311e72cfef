import TaggedText
import Testing

@testable import TextFormats

@Suite struct JSONLinesWriterTests {
  static func write(_ passage: Passage, with writer: JSONLinesWriter = JSONLinesWriter()) throws -> String {
    var writer = writer
    var output: [UInt8] = []
    writer.begin(file: "a b.txt", to: &output)
    try writer.append(passage, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  static func passage(_ text: String, _ mentions: [Mention]) -> Passage {
    var passage = Passage(place: TextPlace(file: "f", line: 1))
    passage.text = Array(text.utf8)
    passage.mentions = mentions
    return passage
  }

  @Test func aTextAndItsEntities() throws {
    let passage = Self.passage("👍 \"Turin\"\t\u{1}\\", [Mention("LOC", 6..<11, score: 0.98765), Mention("X", 0..<4)])
    #expect(
      try Self.write(passage) == #"""
        {"text":"👍 \"Turin\"\t\u0001\\","offset_unit":"scalar","entities":[{"start":3,"end":8,"label":"LOC","text":"Turin","score":0.9877},{"start":0,"end":1,"label":"X","text":"👍","score":null}]}

        """#)
    let utf16 = try Self.write(passage, with: JSONLinesWriter(unit: .utf16, namesFiles: true))
    #expect(
      utf16.hasPrefix(#"{"file":"a b.txt","text":"#)
        && utf16.contains(#""offset_unit":"utf16","entities":[{"start":4,"end":9,"#))
  }

  /// A combining mark behind a space belongs to the space's character.
  @Test func partsOfCharactersAreWidened() throws {
    let passage = Self.passage("a \u{301}b", [Mention("X", 2..<5)])
    #expect(
      try Self.write(passage, with: JSONLinesWriter(unit: .grapheme)).contains(
        "\"start\":1,\"end\":3,\"label\":\"X\",\"text\":\" \u{301}b\""))
  }

  @Test func otherKeysStayAsTheyWere() throws {
    let line =
      #" { "id" : 1.50 , "text":"in Turin", "entities": [[0, 2, "X"]],"m\u0065ta":{"text":[1,{"a":"}"}]}, "z":null } "#
    var passage = try #require(try JSONLinesReaderTests.read(line))
    passage.mentions = [Mention("LOC", 3..<8)]
    let rest = #""offset_unit":"scalar","entities":[{"start":3,"end":8,"label":"LOC","text":"Turin","score":null}]}"#
    #expect(
      try Self.write(passage)
        == #"{"id" : 1.50,"text":"in Turin","m\u0065ta":{"text":[1,{"a":"}"}]},"z":null,\#(rest)\#n"#)
    // what was there is kept beside what is found
    passage.isRetagged = true
    #expect(
      try Self.write(passage).contains(#""text":"in Turin","gold_entities":[[0, 2, "X"]],"m\u0065ta""#))
  }

  /// What was tagged before and is tagged again keeps its first gold entities, and nothing stands twice.
  @Test func taggedAgain() throws {
    let line =
      #"{"text":"👍 Turin","tags":["O"],"token_scores":[1],"gold_entities":[],"entities":[],"offset_unit":"utf16"}"#
    var passage = try #require(try JSONLinesReaderTests.read(line))
    passage.isRetagged = true
    #expect(
      try Self.write(passage) == #"""
        {"text":"👍 Turin","gold_tags":["O"],"gold_entities":[],"gold_offset_unit":"utf16","offset_unit":"scalar","entities":[]}

        """#)
  }

  @Test func wordsWithoutAText() throws {
    var passage = Passage(place: TextPlace(file: "f", line: 1))
    passage.sentences = [
      Sentence(words: ["a", "New", "York"], entities: [EntitySpan("LOC", 1..<3)]),
      Sentence(words: ["B"], entities: [EntitySpan("X", 0..<1)]),
    ]
    passage.documentMarks = [Array("-DOCSTART- O".utf8)]
    #expect(
      try Self.write(passage) == #"""
        {"new_document":true,"tokens":["a","New","York","B"],"tags":["O","B-LOC","I-LOC","B-X"],"sentence_starts":[0,3],"offset_unit":"token","entities":[{"start":1,"end":3,"label":"LOC","text":"New York","score":null},{"start":3,"end":4,"label":"X","text":"B","score":null}]}

        """#)
    #expect(try JSONLinesReaderTests.read(try Self.write(passage))?.sentences == passage.sentences)
  }

  @Test func tokensBesideAText() throws {
    var passage = Self.passage("in Turin", [])
    passage.cut(by: Tokenizer())
    passage.sentences[0].entities = [EntitySpan("LOC", 1..<2)]
    passage.sentences[0].confidence = Confidence(tokens: [1, 0.75], entities: [0.7])
    passage.mentions = passage.sentences[0].mentions
    #expect(
      try Self.write(passage, with: JSONLinesWriter(showsTokens: true, scheme: .bioes)) == #"""
        {"text":"in Turin","tokens":["in","Turin"],"tags":["O","S-LOC"],"token_scores":[1.0000,0.7500],"offset_unit":"scalar","entities":[{"start":3,"end":8,"label":"LOC","text":"Turin","score":0.7000}]}

        """#)
  }

  @Test func marksWithoutASentenceAreNoRecord() throws {
    var passage = Passage(place: TextPlace(file: "f", line: 1))
    passage.documentMarks = [[]]
    #expect(try Self.write(passage) == "")
  }

  @Test func anErrorInPlaceOfARecord() {
    let place = TextPlace(file: "f\"", line: 3)
    var output: [UInt8] = []
    JSONLinesWriter().append(.invalidUTF8(at: place, text: "\u{1}"), to: &output)
    JSONLinesWriter().append(.unusable(file: "f", what: "w\n", advice: "a"), to: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == #"""
        {"error":{"file":"f\"","line":3,"message":"f\":3: text in another encoding (found \"\\u{1}\"; expected UTF-8); convert the file to UTF-8"}}
        {"error":{"message":"f: w\n; a"}}

        """#)
  }
}
