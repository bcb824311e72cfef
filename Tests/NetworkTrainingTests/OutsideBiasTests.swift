import Foundation
import NetworkTraining
import Testing

@Suite struct OutsideBiasTests {
  static let texts: [(text: String, bias: OutsideBias)] = [
    ("0.0", .fixed(0)), ("1.5", .fixed(1.5)), ("-2.25", .fixed(-2.25)), ("tuned", .tuned),
  ]

  @Test(arguments: texts) func isReadAndWritten(text: String, bias: OutsideBias) {
    #expect(OutsideBias(text) == bias)
    #expect(bias.description == text)
  }

  @Test(arguments: ["", "Tuned", "tuned ", "+1", "1e1", "0x1p4", "nan", "inf", "1,5", "--1", "."])
  func anythingElseIsNone(text: String) { #expect(OutsideBias(text) == nil) }

  @Test(
    arguments: [
      ("[1.5]", .fixed(1.5)), ("[-1]", .fixed(-1)), (#"["tuned"]"#, .tuned), (#"["2.0"]"#, .fixed(2)),
    ] as [(String, OutsideBias)])
  func isANumberOrATextInJSON(json: String, bias: OutsideBias) throws {
    #expect(try JSONDecoder().decode([OutsideBias].self, from: Data(json.utf8)) == [bias])
    let written = try JSONEncoder().encode([bias])
    #expect(try JSONDecoder().decode([OutsideBias].self, from: written) == [bias])
  }

  @Test(arguments: ["[true]", #"["x"]"#, "[null]", "[[]]"]) func otherJSONIsRefused(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([OutsideBias].self, from: Data(json.utf8)) }
  }

  @Test func tunedHasNoBiasOfItsOwn() {
    #expect(OutsideBias.tuned.untuned == 0)
    #expect(OutsideBias.fixed(-1).untuned == -1)
    #expect(OutsideBias.candidates == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4])
  }
}
