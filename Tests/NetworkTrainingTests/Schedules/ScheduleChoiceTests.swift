import Foundation
import NetworkTraining
import Testing

@Suite struct ScheduleChoiceTests {
  static let texts: [(text: String, choice: ScheduleChoice)] = [
    ("constant", .constant), ("halve:3", .halve(epochs: 3)), ("halve:1", .halve(epochs: 1)),
    ("exponential:0.1", .exponential(rate: 0.1)), ("exponential:2.0", .exponential(rate: 2)),
    ("exponential:1e-06", .exponential(rate: 0.000001)), ("linear", .linear),
  ]

  @Test(arguments: texts) func isReadAndWritten(text: String, choice: ScheduleChoice) {
    #expect(ScheduleChoice(text) == choice)
    #expect(choice.description == text)
  }

  @Test(arguments: [
    ("halve:03", "halve:3"), ("exponential:2", "exponential:2.0"), ("exponential:5e-1", "exponential:0.5"),
  ])
  func otherWaysOfWriting(text: String, written: String) {
    #expect(ScheduleChoice(text)?.description == written)
  }

  @Test(arguments: [
    "", ":", "Linear", "linear ", " linear", "linear:", "linear:3", "constant:", "constant:0.1", "step", "halving",
    "halve", "halve:", "halve:0", "halve:-1", "halve:+1", "halve:1.5", "halve:1e1", "halve:x", "halve:3:4", "halve: 3",
    "halve:99999999999999999999", "exponential", "exponential:", "exponential:0", "exponential:-0.1",
    "exponential:+0.1", "exponential:nan", "exponential:inf", "exponential:1e999", "exponential:0x1p4",
    "exponential:0,1", "exponential:0.1:2", "exponential=0.1",
  ])
  func anythingElseIsNone(text: String) {
    #expect(ScheduleChoice(text) == nil)
  }

  @Test func theFormsAreThoseThatAreRead() {
    let written = ScheduleChoice.forms.map {
      $0.replacing("EPOCHS", with: "3").replacing("RATE", with: "0.1")
    }
    #expect(written.map { ScheduleChoice($0) } == [.constant, .halve(epochs: 3), .exponential(rate: 0.1), .linear])
  }

  // MARK: - JSON

  @Test(arguments: texts) func isItsTextInJSON(text: String, choice: ScheduleChoice) throws {
    let bytes = try JSONEncoder().encode([choice])
    #expect(String(decoding: bytes, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([ScheduleChoice].self, from: bytes) == [choice])
  }

  @Test func whatIsNoScheduleIsNotDecoded() throws {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ScheduleChoice].self, from: Data("[\"halve:0\"]".utf8))
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(
      context.debugDescription
        == "'halve:0' is no schedule; there are constant, halve:EPOCHS, exponential:RATE, linear")
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([ScheduleChoice].self, from: Data("[3]".utf8)) }
  }

  // MARK: - The schedules

  struct Case: Sendable, CustomTestStringConvertible {
    var choice: ScheduleChoice
    var warmupSteps = 0
    /// Of the first step, and of those of the next epochs.
    var rates: [Double]

    var testDescription: String { "\(choice) after \(warmupSteps) steps" }
  }

  // print([0.5 * math.exp(-0.25 * t) for t in range(5)])
  static let cases = [
    Case(choice: .constant, rates: [0.5, 0.5, 0.5, 0.5, 0.5]),
    Case(choice: .halve(epochs: 2), rates: [0.5, 0.5, 0.25, 0.25, 0.125]),
    Case(
      choice: .exponential(rate: 0.25),
      rates: [0.5, 0.38940039153570244, 0.3032653298563167, 0.23618327637050734, 0.18393972058572117]),
    Case(choice: .linear, rates: [0.5, 0.375, 0.25, 0.125, 0]),
    Case(choice: .constant, warmupSteps: 20, rates: [0.025, 0.275, 0.5, 0.5, 0.5]),
    Case(choice: .linear, warmupSteps: 10, rates: [0.05, 0.375, 0.25, 0.125, 0]),
  ]

  @Test(arguments: cases) func ratesAtTheStartOfEachEpoch(_ c: Case) {
    let schedule = c.choice.makeSchedule(
      initialRate: 0.5, stepsPerEpoch: 10, epochs: 4, warmupSteps: c.warmupSteps)
    for (epoch, rate) in c.rates.enumerated() {
      #expect((schedule.rate(step: epoch * 10) - rate).magnitude < 1e-15, "epoch \(epoch)")
    }
  }

  @Test func withoutAWarmUpThereIsNone() {
    let schedule = ScheduleChoice.linear.makeSchedule(initialRate: 1, stepsPerEpoch: 2, epochs: 3, warmupSteps: 0)
    #expect(schedule as? LinearDecay == LinearDecay(initialRate: 1, totalSteps: 6))
  }

  /// An empty training set, and numbers of epochs that nobody will see the end of.
  @Test func extremes() {
    for choice in [ScheduleChoice.constant, .halve(epochs: .max), .exponential(rate: 1e300), .linear] {
      for stepsPerEpoch in [0, 1, .max] {
        let schedule = choice.makeSchedule(
          initialRate: 0.5, stepsPerEpoch: stepsPerEpoch, epochs: .max, warmupSteps: 0)
        #expect(schedule.rate(step: 0) == 0.5)
        #expect((0...0.5).contains(schedule.rate(step: .max)))
      }
    }
  }
}
