import Foundation
import Testing
import WindowNetwork

@Suite struct WindowArchitectureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var radius: Int
    var wordDimensions: [Int]
    var featureDimensions: [Int]
    var windowSize: Int
    var inputCount: Int
    var secondHiddenUnits = 0
    var pooledUnits = 0
    var scoresMoves = false
    var outputInputCount = 4

    var architecture: WindowArchitecture {
      WindowArchitecture(
        radius: radius, wordDimensions: wordDimensions,
        features: featureDimensions.map { .init(name: "case", rows: 5, dimension: $0) }, hiddenUnits: 4,
        secondHiddenUnits: secondHiddenUnits, pooledUnits: pooledUnits, scoresMoves: scoresMoves, classCount: 3)
    }
  }

  static let cases = [
    Case(
      testDescription: "the word alone", radius: 0, wordDimensions: [50], featureDimensions: [], windowSize: 1,
      inputCount: 50),
    Case(
      testDescription: "five words", radius: 2, wordDimensions: [50], featureDimensions: [], windowSize: 5,
      inputCount: 250),
    Case(
      testDescription: "five words and their case", radius: 2, wordDimensions: [50], featureDimensions: [5],
      windowSize: 5, inputCount: 275),
    Case(
      testDescription: "two tables of words", radius: 1, wordDimensions: [50, 20], featureDimensions: [5],
      windowSize: 3, inputCount: 225),
    Case(
      testDescription: "two features", radius: 1, wordDimensions: [3], featureDimensions: [2, 4], windowSize: 3,
      inputCount: 27),
    Case(
      testDescription: "a pooled unit, and how many windows there are", radius: 0, wordDimensions: [3],
      featureDimensions: [], windowSize: 1, inputCount: 3, pooledUnits: 1, outputInputCount: 6),
    Case(
      testDescription: "moves change no size", radius: 0, wordDimensions: [3], featureDimensions: [], windowSize: 1,
      inputCount: 3, scoresMoves: true),
    Case(
      testDescription: "both", radius: 1, wordDimensions: [3], featureDimensions: [2], windowSize: 3, inputCount: 15,
      pooledUnits: 10, scoresMoves: true, outputInputCount: 15),
    Case(
      testDescription: "a second hidden layer", radius: 0, wordDimensions: [3], featureDimensions: [], windowSize: 1,
      inputCount: 3, secondHiddenUnits: 7, outputInputCount: 7),
    Case(
      testDescription: "pooled units above a second hidden layer", radius: 0, wordDimensions: [3],
      featureDimensions: [],
      windowSize: 1, inputCount: 3, secondHiddenUnits: 7, pooledUnits: 10, outputInputCount: 18),
  ]

  @Test(arguments: cases) func sizesFollow(_ c: Case) {
    #expect(c.architecture.windowSize == c.windowSize)
    #expect(c.architecture.inputCount == c.inputCount)
    #expect(c.architecture.outputInputCount == c.outputInputCount)
  }

  @Test(arguments: cases) func comesBackFromJSON(_ c: Case) throws {
    let decoded = try JSONDecoder().decode(WindowArchitecture.self, from: JSONEncoder().encode(c.architecture))
    #expect(decoded == c.architecture)
  }

  @Test func nothingIsAddedUnlessAskedFor() {
    let architecture = WindowArchitecture(radius: 0, wordDimensions: [1], features: [], hiddenUnits: 1, classCount: 1)
    #expect(architecture.secondHiddenUnits == 0)
    #expect(architecture.lastHiddenUnits == 1)
    #expect(architecture.pooledUnits == 0)
    #expect(!architecture.scoresMoves)
    #expect(architecture.activation == .relu)
  }

  /// Model files hold these names.
  @Test func theNamesAreThoseOfModelFiles() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(Self.cases[2].architecture), as: UTF8.self)
        == #"{"activation":"relu","classCount":3,"features":[{"dimension":5,"name":"case","rows":5}],"#
        + #""hiddenUnits":4,"pooledUnits":0,"radius":2,"scoresMoves":false,"secondHiddenUnits":0,"#
        + #""wordDimensions":[50]}"#
    )
    #expect(
      String(decoding: try encoder.encode(Self.cases[8].architecture), as: UTF8.self)
        == #"{"activation":"relu","classCount":3,"features":[],"hiddenUnits":4,"pooledUnits":0,"radius":0,"#
        + #""scoresMoves":false,"secondHiddenUnits":7,"wordDimensions":[3]}"#)
  }
}
