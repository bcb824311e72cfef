import NetworkTraining
import TaggedText
import Testing
import WindowNetwork

@Suite struct TrainingConfigurationTests {
  private func read(_ json: String) throws -> TrainingOptions {
    try TrainingConfiguration.options(json: Array(json.utf8), file: "c.json")
  }

  @Test func whatIsNotThereKeepsItsDefault() throws {
    #expect(try read("{}") == TrainingOptions())
    var expected = TrainingOptions()
    expected.hiddenUnits = 100
    expected.dropout.hidden = 0.5
    expected.schedule = .halve(epochs: 3)
    expected.optimizer = .adagrad
    expected.learningRate = OptimizerChoice.adagrad.defaultRate
    expected.activation = .hardTanh
    expected.unknownWords = .composed
    #expect(
      try read(
        """
        {"hiddenUnits": 100, "dropout": {"hidden": 0.5}, "schedule": "halve:3", "optimizer": "adagrad",
         "activation": "hard-tanh", "unknownWords": "composed"}
        """) == expected)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var options = TrainingOptions()
    options.radius = 3
    options.learningRate = 0.012_345_678_9
    options.initializer = .smallRandom
    options.schedule = .exponential(rate: 0.25)
    options.embeddings = .frozen
    options.scheme = .iob1
    options.seed = .max
    options.secondHiddenUnits = 40
    options.unknownWords = .composed
    let json = try TrainingConfiguration.json(options)
    #expect(try read(json) == options)
    #expect(!json.contains("\n"))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var json: String
    var message: String
    var testDescription: String { json }
  }

  static let cases = [
    Case(
      json: "hiddenUnits = 100",
      message: """
        c.json: is neither a model nor a configuration (expected a JSON object such as {"hiddenUnits": 100}); \
        'wordclf model info' prints one
        """),
    Case(
      json: #"{"dropout": {"hiden": 0.5}}"#,
      message: "c.json: no option has this name (found 'dropout.hiden'; expected one of hidden, input); mend the name"),
    Case(
      json: #"{"epochs": "ten"}"#,
      message: #"c.json: the value of 'epochs' does not fit (found "ten"; expected one like 12); mend the value"#),
    Case(
      json: #"{"activation": "swish"}"#,
      message: """
        c.json: the value of 'activation' does not fit (found "swish"; expected one like "relu"); mend the value
        """),
    Case(
      json: #"{"secondHiddenUnits": "none"}"#,
      message: #"""
        c.json: the value of 'secondHiddenUnits' does not fit (found "none"; expected one like 0); mend the value
        """#),
    Case(
      json: #"{"unknownWords": "guessed"}"#,
      message: """
        c.json: the value of 'unknownWords' does not fit (found "guessed"; expected one like "single"); mend the value
        """),
    Case(
      json: #"{"epochs": 0}"#,
      message: """
        c.json: a value is out of its range (found 0 for --epochs; expected 1 to 1,000,000); mend the value
        """),
  ]

  @Test(arguments: cases) func saysWhatDoesNotFit(_ c: Case) {
    let error = #expect(throws: ConfigurationError.self) { try read(c.json) }
    #expect(error?.description == c.message)
    #expect(error?.kind == .badData)
  }

  @Test func anUnknownNameGetsTheKnownOnes() {
    let error = #expect(throws: ConfigurationError.self) { try read(#"{"hidden": 100}"#) }
    #expect(error?.description.contains("(found 'hidden'; expected one of activation, averaging, batchSize, ") == true)
  }
}
