import Testing

@testable import WindowFeatures

@Suite struct SpanCodeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var spans: [Range<Int>]
    var codes: [Int]
  }

  static let cases = [
    Case(testDescription: "no tokens", spans: [], codes: []),
    Case(testDescription: "no spans", spans: [], codes: [0, 0]),
    Case(testDescription: "one token", spans: [1..<2], codes: [0, 4, 0]),
    Case(testDescription: "two tokens", spans: [0..<2], codes: [1, 3]),
    Case(testDescription: "four tokens", spans: [1..<5], codes: [0, 1, 2, 2, 3]),
    Case(testDescription: "neighbours", spans: [0..<3, 3..<4, 4..<6], codes: [1, 2, 3, 4, 1, 3]),
  ]

  @Test(arguments: cases) func codesTokens(_ c: Case) {
    #expect(SpanCode.codes(of: c.spans, count: c.codes.count) == c.codes)
  }

  /// Models are stored with these numbers.
  @Test func numbersOfTheCodes() {
    #expect(SpanCode.allCases == [.outside, .begin, .inside, .end, .single])
    #expect(SpanCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4])
  }

  @Test func impossibleSpansAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = SpanCode.codes(of: [1..<1], count: 2) }
    await #expect(processExitsWith: .failure) { _ = SpanCode.codes(of: [1..<3], count: 2) }
    await #expect(processExitsWith: .failure) { _ = SpanCode.codes(of: [2..<3], count: 2) }
  }
}
