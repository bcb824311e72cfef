import Testing

@testable import WordVectors

@Suite struct ImportOptionsTests {
  @Test func defaults() {
    let options = ImportOptions()
    #expect(options.dimension == nil)
    #expect(options.limit == nil)
    #expect(options.maximumBadRows == 100)
    #expect(!options.overwrite)
    #expect(options.zipEntry == nil)
    #expect(options.createdBy == "wordclf")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var progress: ImportProgress
    var rate: Double
    var secondsLeft: Double?
  }

  static let cases = [
    Case(
      testDescription: "a quarter",
      progress: ImportProgress(phase: .reading, bytesRead: 25, totalBytes: 100, rows: 10, seconds: 2), rate: 5,
      secondsLeft: 6),
    Case(
      testDescription: "all",
      progress: ImportProgress(phase: .indexing, bytesRead: 100, totalBytes: 100, rows: 40, seconds: 8), rate: 5,
      secondsLeft: 0),
    Case(
      testDescription: "more than all, because the file grew",
      progress: ImportProgress(phase: .reading, bytesRead: 120, totalBytes: 100, rows: 40, seconds: 8), rate: 5,
      secondsLeft: 0),
    Case(
      testDescription: "a pipe",
      progress: ImportProgress(phase: .reading, bytesRead: 25, totalBytes: nil, rows: 10, seconds: 2), rate: 5,
      secondsLeft: nil),
    Case(
      testDescription: "nothing yet",
      progress: ImportProgress(phase: .reading, bytesRead: 0, totalBytes: 100, rows: 0, seconds: 0), rate: 0,
      secondsLeft: nil),
  ]

  @Test(arguments: cases) func rateAndTimeLeft(_ c: Case) {
    #expect(c.progress.rowsPerSecond == c.rate)
    #expect(c.progress.secondsLeft == c.secondsLeft)
  }

  @Test func impossibleOptionsAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = ImportOptions(dimension: 0) }
    await #expect(processExitsWith: .failure) { _ = ImportOptions(limit: -1) }
    await #expect(processExitsWith: .failure) { _ = ImportOptions(maximumBadRows: -1) }
  }
}
