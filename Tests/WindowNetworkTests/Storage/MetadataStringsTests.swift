import TaggedText
import Testing

@testable import WindowNetwork

@Suite struct MetadataStringsTests {
  @Test func whatIsWrittenIsRead() throws {
    let tagSet = TagSet(labels: ["PER", "é \"\\/"], scheme: .bioes)
    let score = WindowModel.Score(precision: 1.0 / 3, recall: 0.1, f1: 1e-300, epoch: 2)
    let calibration = ToyModel.calibration
    let written = try MetadataStrings.shared(
      tagSet: tagSet, corpusScheme: .iob1, outsideBias: 0.1, score: score, calibration: calibration)
    let read = try MetadataStrings(written, path: "m")
    #expect(try read.tagSet() == tagSet)
    #expect(try read.corpusScheme() == .iob1)
    #expect(try read.outsideBias() == 0.1)
    #expect(try read.score() == score)
    #expect(try read.calibration() == calibration)
    #expect(read["scheme"] == "bioes")
    #expect(read["nothing"] == nil)
    #expect(try read.decode("labels") as [String] == tagSet.labels)
    #expect(throws: ModelError.notAModel(path: "m", reason: "its 'nothing' cannot be read")) {
      try read.decode("nothing") as Int
    }
  }

  @Test(arguments: ["0", "-1", "one", ""]) func aVersionIsANumber(_ version: String) {
    let reason = "it is a safetensors file of another program"
    #expect(throws: ModelError.notAModel(path: "m", reason: reason)) {
      try MetadataStrings(["format": "wordclf window model", "format_version": version], path: "m")
    }
  }

  /// Paths keep their slashes, and equal values give equal text.
  @Test func jsonIsSortedAndPlain() throws {
    #expect(try MetadataStrings.json(["b": "x/y", "a": "é"]) == #"{"a":"é","b":"x/y"}"#)
  }
}
