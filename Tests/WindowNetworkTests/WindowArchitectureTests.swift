import Foundation
import Testing
import WindowNetwork

@Suite struct WindowArchitectureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var radius: Int
    var wordDimension: Int
    var featureDimensions: [Int]
    var windowSize: Int
    var inputCount: Int

    var architecture: WindowArchitecture {
      WindowArchitecture(
        radius: radius, wordDimension: wordDimension,
        features: featureDimensions.map { .init(name: "case", dimension: $0) }, hiddenUnits: 4, classCount: 3)
    }
  }

  static let cases = [
    Case(
      testDescription: "the word alone", radius: 0, wordDimension: 50, featureDimensions: [], windowSize: 1,
      inputCount: 50),
    Case(
      testDescription: "five words", radius: 2, wordDimension: 50, featureDimensions: [], windowSize: 5,
      inputCount: 250),
    Case(
      testDescription: "five words and their case", radius: 2, wordDimension: 50, featureDimensions: [5],
      windowSize: 5, inputCount: 275),
    Case(
      testDescription: "two features", radius: 1, wordDimension: 3, featureDimensions: [2, 4], windowSize: 3,
      inputCount: 27),
  ]

  @Test(arguments: cases) func sizesFollow(_ c: Case) {
    #expect(c.architecture.windowSize == c.windowSize)
    #expect(c.architecture.inputCount == c.inputCount)
  }

  @Test(arguments: cases) func comesBackFromJSON(_ c: Case) throws {
    let decoded = try JSONDecoder().decode(WindowArchitecture.self, from: JSONEncoder().encode(c.architecture))
    #expect(decoded == c.architecture)
  }

  /// Model files hold these names.
  @Test func theNamesAreThoseOfModelFiles() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(Self.cases[2].architecture), as: UTF8.self)
        == #"{"activation":"relu","classCount":3,"features":[{"dimension":5,"name":"case"}],"hiddenUnits":4,"radius":2,"#
        + #""wordDimension":50}"#
    )
  }
}
