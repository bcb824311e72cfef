import Testing

@testable import WindowNetwork

@Suite struct AverageMetadataTests {
  private static func strings() throws -> [String: String] {
    let models = [ToyModel(outsideBias: 1), ToyModel(outsideBias: 2)].map { ("model", AveragedModel($0.model)) }
    return try AverageMetadata(try AveragedModel(averaging: models)).strings()
  }

  /// Files that are out in the world hold these strings.
  @Test func theStringsOfTwoModels() throws {
    var strings = try Self.strings()
    let members = strings.removeValue(forKey: "members") ?? ""
    #expect(
      strings == [
        "format": "wordclf window model", "format_version": "1", "labels": #"["LOC"]"#, "scheme": "iob2",
        "corpus_scheme": "iob1", "outside_bias": "1.5",
      ])
    #expect(members.hasPrefix(#"[{"architecture":"{\"activation\":\"tanh\","#))
    #expect(members.hasSuffix(#"\"sourceSHA256\":\"0123\"}}]"}]"#))
  }

  @Test func comesBack() throws {
    let strings = try Self.strings()
    let metadata = try #require(try AverageMetadata(strings: strings, path: "m"))
    #expect(metadata.members[1] == (try ModelMetadata(ToyModel(outsideBias: 2).model).strings()))
    #expect(metadata.tagSet == ToyModel.usual.tagSet)
    #expect(metadata.corpusScheme == .iob1)
    #expect(metadata.outsideBias == 1.5)
    #expect(metadata.score == nil)
    #expect(try metadata.strings() == strings)
  }

  @Test func aScoreTogetherHasNoEpoch() throws {
    let score = WindowModel.Score(precision: 0.75, recall: 0.5, f1: 0.6, epoch: nil)
    let models = [ToyModel.usual, .usual].map { ("model", AveragedModel($0.model)) }
    let strings = try AverageMetadata(try AveragedModel(averaging: models, score: score)).strings()
    #expect(strings["dev_score"] == #"{"f1":0.6,"precision":0.75,"recall":0.5}"#)
    #expect(try AverageMetadata(strings: strings, path: "m")?.score == score)
  }

  /// That of a member is not that of all together.
  @Test func theCalibrationIsThatOfAllTogether() throws {
    let models = [ToyModel(calibration: ToyModel.calibration), .usual].map { ("model", AveragedModel($0.model)) }
    let without = try AverageMetadata(try AveragedModel(averaging: models)).strings()
    #expect(without["calibration"] == nil)
    #expect(try AverageMetadata(strings: without, path: "m")?.calibration == nil)
    let calibration = Calibration(
      temperature: 2, before: .init(tokens: 0, entities: 0), after: .init(tokens: 0, entities: 1))
    let with = try AverageMetadata(try AveragedModel(averaging: models, calibration: calibration)).strings()
    #expect(
      with["calibration"]
        == #"{"after":{"entities":1,"tokens":0},"before":{"entities":0,"tokens":0},"temperature":2}"#)
    #expect(try AverageMetadata(strings: with, path: "m")?.calibration == calibration)
  }

  @Test func aSingleModelIsNone() throws {
    #expect(try AverageMetadata(strings: ModelMetadataTests.strings, path: "m")?.members == nil)
    #expect(try AverageMetadata(strings: [:], path: "m")?.members == nil)
  }

  static let refused: [(key: String, value: String?, reason: String)] = [
    ("format", "pt", "it is a safetensors file of another program"),
    ("members", "", "its 'members' cannot be read"),
    ("members", "2", "its 'members' cannot be read"),
    ("members", "[1,2]", "its 'members' cannot be read"),
    ("members", #"[{"a":1},{"a":2}]"#, "its 'members' cannot be read"),
    ("members", "[]", "it averages 0 of at least 2 models"),
    ("members", "[{}]", "it averages 1 of at least 2 models"),
    ("labels", nil, "its 'labels' cannot be read"),
    ("scheme", "iob3", "its tag scheme is unknown"),
    ("corpus_scheme", nil, "its tag scheme is unknown"),
    ("outside_bias", "nan", "its bias against O is no number"),
    ("dev_score", "0.9", "its 'dev_score' cannot be read"),
    ("calibration", "1.5", "its 'calibration' cannot be read"),
  ]

  @Test(arguments: refused) func refuses(key: String, value: String?, reason: String) throws {
    var strings = try Self.strings()
    strings[key] = value
    #expect(throws: ModelError.notAModel(path: "m", reason: reason)) {
      try AverageMetadata(strings: strings, path: "m")
    }
  }

  @Test func aNewerFormatIsRefused() throws {
    var strings = try Self.strings()
    strings["format_version"] = "2"
    #expect(throws: ModelError.newerFormat(path: "m", found: 2, supported: 1)) {
      try AverageMetadata(strings: strings, path: "m")
    }
  }
}
