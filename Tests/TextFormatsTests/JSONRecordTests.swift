import Foundation
import Testing

@testable import TextFormats

@Suite struct JSONRecordTests {
  private static func record(_ json: String) throws -> JSONRecord {
    try JSONDecoder().decode(JSONRecord.self, from: Data(json.utf8))
  }

  /// Each span as start, end, label and score.
  private static func spans(_ json: String) throws -> [String]? {
    try record(json).spans?.map { "\($0.start) \($0.end) \($0.label) \($0.score.map { "\($0)" } ?? "-")" }
  }

  @Test(arguments: [
    "{}", #"{"text":null,"tokens":null,"tags":null,"entities":null,"offset_unit":null,"new_document":null}"#,
  ])
  func nothingIsThere(json: String) throws {
    let record = try Self.record(json)
    #expect(record.text == nil && record.tokens == nil && record.tags == nil && record.spans == nil)
    #expect(record.unit == nil && record.sentenceStarts == nil && !record.opensDocument)
  }

  @Test func allIsThere() throws {
    let record = try Self.record(
      #"{"text":"a b","tokens":["a","b"],"tags":["O","B-X"],"offset_unit":"utf16","sentence_starts":[0,1],"new_document":true,"entities":[]}"#
    )
    #expect(record.text == "a b" && record.tokens?.map(\.text) == ["a", "b"] && record.tags == ["O", "B-X"])
    #expect(record.unit == "utf16" && record.sentenceStarts == [0, 1] && record.opensDocument)
    #expect(record.spans?.isEmpty == true)
  }

  /// As spaCy and Prodigy write them.
  @Test func wordsMayBeObjects() throws {
    #expect(
      try Self.record(#"{"tokens":[{"text":"a","start":0,"end":1,"id":0},"b"]}"#).tokens?.map(\.text) == ["a", "b"])
    #expect(throws: DecodingError.self) { try Self.record(#"{"tokens":[{"word":"a"}]}"#) }
    #expect(throws: DecodingError.self) { try Self.record(#"{"tokens":[1]}"#) }
  }

  @Test func tagsMayBeOfSeveralKeys() throws {
    #expect(try Self.record(#"{"ner_tags":["B-X"]}"#).tags == ["B-X"])
    #expect(try Self.record(#"{"ner_tags":["B-X"],"tags":["O"]}"#).tags == ["O"])
    // numbers, which say nothing without their list of names
    #expect(try Self.record(#"{"ner_tags":[3]}"#).tags == nil)
    #expect(throws: DecodingError.self) { try Self.record(#"{"tags":[3]}"#) }
  }

  static let shapes: [(json: String, span: String)] = [
    (#"[2,7,"LOC"]"#, "2 7 LOC -"), (#"{"start":2,"end":7,"label":"LOC"}"#, "2 7 LOC -"),
    (#"{"start":2,"end":7,"label":"LOC","score":0.25}"#, "2 7 LOC 0.25"),
    (#"{"start":2,"end":7,"label":"LOC","score":null}"#, "2 7 LOC -"),
    (#"{"start_offset":2,"end_offset":7,"label":"LOC"}"#, "2 7 LOC -"),
    (#"{"start":2,"end":7,"entity":"LOC","word":"x"}"#, "2 7 LOC -"),
    (#"{"start":2,"end":7,"entity_group":"LOC","word":"x","score":1}"#, "2 7 LOC 1.0"),
  ]

  @Test(arguments: shapes) func entitiesHaveManyShapes(json: String, span: String) throws {
    #expect(try Self.spans(#"{"entities":[\#(json)]}"#) == [span])
    for key in ["spans", "label", "labels"] {
      #expect(try Self.spans(#"{"\#(key)":[\#(json),\#(json)]}"#) == [span, span], "\(key)")
    }
  }

  @Test func theFirstKeyWithEntitiesCounts() throws {
    let all = ["labels", "label", "spans", "entities"].map { #""\#($0)":[[0,1,"\#($0)"]]"# }
    #expect(try Self.spans("{\(all.joined(separator: ","))}") == ["0 1 entities -"])
    #expect(try Self.spans("{\(all[..<3].joined(separator: ","))}") == ["0 1 spans -"])
    #expect(try Self.spans("{\(all[..<2].joined(separator: ","))}") == ["0 1 label -"])
    // the label of the whole text is none
    #expect(try Self.spans(#"{"label":"good","labels":[[0,1,"X"]]}"#) == ["0 1 X -"])
    #expect(try Self.spans(#"{"label":1,"labels":["good"],"spans":{}}"#) == nil)
  }

  static let bad = [
    #"[2,7]"#, #"[2,"7","LOC"]"#, #"[2,7,3]"#, #"[2.5,7,"LOC"]"#, "7", #""LOC""#, #"{"end":7,"label":"LOC"}"#,
    #"{"start":2,"label":"LOC"}"#, #"{"start":2,"end":7}"#, #"{"start":2,"end":7,"label":"LOC","score":"high"}"#,
  ]

  @Test(arguments: bad) func entitiesThatAreNone(json: String) {
    #expect(throws: DecodingError.self) { try Self.record(#"{"entities":[\#(json)]}"#) }
  }
}
