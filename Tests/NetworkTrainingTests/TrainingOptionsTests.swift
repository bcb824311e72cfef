import Foundation
import NetworkTraining
import Testing
import WindowNetwork

@Suite struct TrainingOptionsTests {
  /// A model file keeps the options of its run as JSON.
  @Test func survivesJSON() throws {
    var options = TrainingOptions()
    options.radius = 3
    options.learningRate = 0.0123
    options.dropout = DropoutRates(input: 0.25, hidden: 0.5)
    options.scheme = .iob1
    options.embeddings = .frozen
    options.seed = .max
    options.secondHiddenUnits = 40
    options.frozenStores = [2]
    options.keepsFrozenCopy = true
    options.unknownWords = .composed
    let bytes = try JSONEncoder().encode(options)
    #expect(try JSONDecoder().decode(TrainingOptions.self, from: bytes) == options)
    #expect(try JSONDecoder().decode(TrainingOptions.self, from: bytes) != TrainingOptions())
  }

  @Test func unknownWordsAreOne() {
    #expect(TrainingOptions().unknownWords == .single)
  }

  @Test func theWordsCaseIsAFeature() {
    #expect(TrainingOptions().features.description == "case=5")
  }
}
