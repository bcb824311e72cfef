import Testing

@testable import WindowNetwork

@Suite struct NetworkGradientCheckTableTests {
  private var check: NetworkGradientCheck {
    NetworkGradientCheck(rows: [
      .init(
        parameter: "words (rows of the batch)", shape: .init(rows: 3_537, columns: 50), count: 200, available: 500,
        error: 5.07e-10),
      .init(
        parameter: "hidden.weight", shape: .init(rows: 300, columns: 275), count: 200, available: 82_500, error: 1e-7),
      .init(parameter: "hidden.bias", shape: .init(rows: 1, columns: 300), count: 200, available: 300, error: 1),
      .init(parameter: "output.weight", shape: .init(rows: 2, columns: 2), count: 4, available: 4, error: .infinity),
      .init(parameter: "output.bias", shape: .init(rows: 1, columns: 2), count: 2, available: 2, error: 0),
    ])
  }

  @Test func saysWhatWasCheckedAndWhatIsWrong() {
    #expect(
      check.table(bound: 1e-7) == """
        tensor                     shape        checked        error    verdict
        words (rows of the batch)  [3,537, 50]  200 of 500     5.1e-10  right
        hidden.weight              [300, 275]   200 of 82,500  1.0e-07  right
        hidden.bias                [1, 300]     200 of 300     1.0e+00  wrong
        output.weight              [2, 2]       all 4          inf      wrong
        output.bias                [1, 2]       all 2          0        right
        """)
  }

  @Test func complainsOfWhatIsWrong() {
    #expect(
      check.complaint(bound: 1e-7)
        == "the gradient of hidden.bias, output.weight differs from central differences by more than 1e-07")
    #expect(check.complaint(bound: .infinity) == nil)
  }

  @Test func theBoundDecides() {
    let verdicts = check.table(bound: 1e-8).split(separator: "\n").dropFirst().map { $0.hasSuffix("right") }
    #expect(verdicts == [true, false, false, false, true])
  }
}
