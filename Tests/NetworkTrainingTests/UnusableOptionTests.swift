import NetworkTraining
import Testing
import WindowNetwork

@Suite struct UnusableOptionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout TrainingOptions) -> Void

    init(_ message: String, _ change: @escaping @Sendable (inout TrainingOptions) -> Void) {
      testDescription = message
      self.change = change
    }
  }

  static let cases = [
    Case("--window must be 0 to 100, not -1") { $0.radius = -1 },
    Case("--window must be 0 to 100, not 101") { $0.radius = 101 },
    Case("--hidden must be 1 to 1,000,000, not 0") { $0.hiddenUnits = 0 },
    Case("--second-hidden must be 0 to 1,000,000, not -1") { $0.secondHiddenUnits = -1 },
    Case("--second-hidden must be 0 to 1,000,000, not 1000001") { $0.secondHiddenUnits = 1_000_001 },
    Case("--epochs must be 1 to 1,000,000, not 0") { $0.epochs = 0 },
    Case("--batch-size must be 1 to 1,000,000, not -5") { $0.batchSize = -5 },
    Case("--patience must be 1 to 1,000,000, not 0") { $0.patience = 0 },
    Case("--warmup must be 0 to 1,000,000,000, not -1") { $0.warmup = -1 },
    Case("--dropout must be at least 0 and below 1, not 1.0") { $0.dropout.hidden = 1 },
    Case("--input-dropout must be at least 0 and below 1, not -0.1") { $0.dropout.input = -0.1 },
    Case("--word-dropout must be at least 0 and below 1, not nan") { $0.wordDropout = .nan },
    Case("--freeze-embeddings must be numbers of stores, from 1, not [0, 2]") { $0.frozenStores = [0, 2] },
    Case("--outside-bias must be -100 to 100, or tuned, not 101.0") { $0.outsideBias = .fixed(101) },
    Case("--outside-bias must be -100 to 100, or tuned, not nan") { $0.outsideBias = .fixed(.nan) },
    Case("--case-augmentation must be 0 to 1, not 1.1") { $0.caseAugmentation = 1.1 },
    Case("--case-augmentation must be 0 to 1, not -0.5") { $0.caseAugmentation = -0.5 },
    Case("--case-augmentation must be 0 to 1, not nan") { $0.caseAugmentation = .nan },
    Case("--learning-rate must be above 0, not 0.0") { $0.learningRate = 0 },
    Case("--learning-rate must be above 0, not inf") { $0.learningRate = .infinity },
    Case("--l1 must be at least 0, not -1.0") { $0.l1 = -1 },
    Case("--l2 must be at least 0, not nan") { $0.l2 = .nan },
    Case("--pull must be at least 0, not -0.5") { $0.pull = -0.5 },
  ]

  @Test(arguments: cases) func isNamedWithItsRange(_ c: Case) {
    var options = TrainingOptions()
    c.change(&options)
    let error = #expect(throws: UnusableOption.self) { try options.validate() }
    #expect(error?.description == c.testDescription)
  }

  @Test func theDefaultsAreUsable() throws {
    try TrainingOptions().validate()
  }
}
