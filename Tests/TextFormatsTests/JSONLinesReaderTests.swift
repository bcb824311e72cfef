import TaggedText
import Testing

@testable import TextFormats

@Suite struct JSONLinesReaderTests {
  static func read(_ line: String, unit: OffsetUnit = .scalar) throws -> Passage? {
    var reader = JSONLinesReader(file: "f", line: 7, unit: unit)
    return try reader.push(Array(line.utf8)[...], isEnded: true)
  }

  @Test func aTextWithoutEntities() throws {
    let line = #"{"id": 3, "text": "in \"Turin\"\n\u00e9", "meta": {"text": [1]}}"#
    let passage = try #require(try Self.read(line))
    #expect(passage.text == Array("in \"Turin\"\né".utf8))
    #expect(passage.mentions == nil && passage.sentences.isEmpty && !passage.opensDocument)
    #expect(passage.place == TextPlace(file: "f", line: 7))
    #expect(passage.source == .json(Array(line.utf8)))
  }

  /// The shapes that spaCy, Prodigy, doccano and Hugging Face write.
  @Test(
    arguments: [
      #""entities":[{"start":2,"end":7,"label":"LOC"}]"#, #""entities":[[2,7,"LOC"]]"#, #""label":[[2,7,"LOC"]]"#,
      #""labels":[[2,7,"LOC"]]"#, #""spans":[{"start":2,"end":7,"label":"LOC","token_start":1}]"#,
      #""entities":[{"id":1,"start_offset":2,"end_offset":7,"label":"LOC"}]"#,
      #""entities":[{"entity_group":"LOC","word":"Turin","start":2,"end":7}]"#,
    ])
  func entitiesInAllShapes(member: String) throws {
    let passage = try #require(try Self.read(#"{"text":"é Turin",\#(member)}"#))
    #expect(passage.mentions == [Mention("LOC", 3..<8)])
  }

  @Test func unitsAndScores() throws {
    let members = #""entities":[{"start":3,"end":8,"label":"LOC","score":0.5}]"#
    #expect(
      try Self.read(#"{"text":"é Turin",\#(members)}"#, unit: .utf8)?.mentions == [Mention("LOC", 3..<8, score: 0.5)])
    let named = #"{"text":"👍 Turin","offset_unit":"utf16",\#(members)}"#
    #expect(try Self.read(named)?.mentions == [Mention("LOC", 5..<10, score: 0.5)])
  }

  @Test func aLabelOfTheWholeTextIsNoEntity() throws {
    #expect(try Self.read(#"{"text":"a","label":"positive"}"#)?.mentions == nil)
    #expect(try Self.read(#"{"text":"a","labels":["positive","x"],"spans":[]}"#)?.mentions == nil)
  }

  @Test func wordsWithTags() throws {
    for key in ["tags", "ner_tags"] {
      let passage = try #require(try Self.read(#"{"tokens":["in","New","York"],"\#(key)":["O","B-LOC","I-LOC"]}"#))
      #expect(passage.text == nil)
      #expect(
        passage.sentences == [Sentence(words: ["in", "New", "York"], entities: [EntitySpan("LOC", 1..<3)])])
    }
  }

  @Test func wordsWithEntitiesThatAreCountedInWords() throws {
    let line =
      #"{"tokens":["a","B",".","C"],"sentence_starts":[0,3],"offset_unit":"token","entities":[[1,2,"X"],[3,4,"Y"]]}"#
    #expect(
      try Self.read(line)?.sentences == [
        Sentence(words: ["a", "B", "."], entities: [EntitySpan("X", 1..<2)]),
        Sentence(words: ["C"], entities: [EntitySpan("Y", 0..<1)]),
      ])
  }

  @Test func wordsOfAText() throws {
    let line = #"{"text":"in  Turin, now","tokens":["in","Turin",",","now"],"entities":[[4,9,"LOC"]]}"#
    let passage = try #require(try Self.read(line))
    #expect(passage.sentences.map(\.byteRanges) == [[0..<2, 4..<9, 9..<10, 11..<14]])
    #expect(passage.sentences.map(\.entities) == [[EntitySpan("LOC", 1..<2)]])
    #expect(passage.mentions == [Mention("LOC", 4..<9)])
  }

  @Test func documentsAndEmptyLines() throws {
    #expect(try Self.read(#"{"text":"a","new_document":true}"#)?.opensDocument == true)
    #expect(try Self.read(" \t\r") == nil)
  }

  @Test func aByteOrderMarkIsDropped() throws {
    var reader = JSONLinesReader(file: "f")
    #expect(try reader.push([0xEF, 0xBB, 0xBF] + Array(#"{"text":"a"}"#.utf8)[...], isEnded: true)?.text == [0x61])
  }

  /// Each with a part of what is said about it.
  static let bad: [(line: String, says: String)] = [
    ("{", "no valid JSON"), ("[]", "no JSON object"), ("3", "no JSON object"), (#"{"text":"a"} x"#, "no valid JSON"),
    (#"{"text":"\ud800"}"#, "no valid JSON"), ("{}", "no text"), ("{\0}", "no JSON"),
    (#"{"text":3}"#, "another type at 'text'"), (#"{"text":"abc","entities":{"a":1}}"#, "another type at 'entities'"),
    (#"{"text":"abc","entities":[[0,1]]}"#, "no value at 'entities.Index 0"),
    (#"{"text":"abc","spans":[{"start":0,"end":1}]}"#, "no 'label'"),
    (#"{"text":"abc","labels":[[0,"a","b"]]}"#, "another type at 'labels"),
    (#"{"text":"abc","text":"d"}"#, "the key 'text' stands twice"),
    (#"{"text":"abc","entities":[{"start":0,"label":"X"}]}"#, "no 'end'"),
    (
      #"{"text":"abc","entities":[[0,4,"X"]]}"#,
      "not in the text (found X from 0 to 4; expected a label and places from 0 to 3"
    ),
    (#"{"text":"abc","entities":[[2,1,"X"]]}"#, "not in the text"),
    (#"{"text":"abc","entities":[[-1,1,"X"]]}"#, "not in the text"),
    (#"{"text":"abc","entities":[[0,1,""]]}"#, "not in the text"),
    (#"{"text":"abc","offset_unit":"bytes","entities":[]}"#, "unknown unit"),
    (#"{"tokens":["a"],"tags":["O","O"]}"#, "not a tag for each token"),
    (#"{"tokens":["a"],"tags":["X"]}"#, "unknown tag"),
    (#"{"tokens":["a"],"sentence_starts":[1]}"#, "sentence_starts"),
    (#"{"text":"abc","tokens":["b","a"]}"#, "a token is not in the text"),
    (#"{"tokens":["a"],"offset_unit":"token","entities":[[0,2,"X"]]}"#, "not in the tokens"),
    (#"{"tokens":["a","b"],"sentence_starts":[0,1],"offset_unit":"token","entities":[[0,2,"X"]]}"#, "over the end"),
  ]

  @Test(arguments: bad) func badRecordsAreNamed(line: String, says: String) throws {
    let error = try #require(throws: FormatError.self) { try Self.read(line) }
    #expect(error.description.hasPrefix("f:7: ") && error.description.contains(says), "\(error)")
  }

  @Test func bytesThatAreNotUTF8() {
    var reader = JSONLinesReader(file: "f")
    let line = Array(#"{"text":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    #expect(throws: FormatError.invalidUTF8(at: TextPlace(file: "f", line: 1), text: #"{"text":"\#u{FFFD}"}"#)) {
      try reader.push(line[...], isEnded: true)
    }
    // and reading goes on
    #expect((try? reader.push(Array(#"{"text":"a"}"#.utf8)[...], isEnded: true))??.place.line == 2)
  }
}
