import TaggedText
import Testing

@Suite struct MoveScoresTests {
  @Test func hasAsManyClassesAsStarts() {
    #expect(MoveScores(moves: [1, 2, 3, 4], start: [5, 6], end: [7, 8]).classes == 2)
    #expect(MoveScores(moves: [], start: [], end: []).classes == 0)
  }

  @Test func countsMustAgree() async {
    await #expect(processExitsWith: .failure) { _ = MoveScores(moves: [1, 2, 3], start: [5, 6], end: [7, 8]) }
    await #expect(processExitsWith: .failure) { _ = MoveScores(moves: [1, 2, 3, 4], start: [5, 6], end: [7]) }
  }
}
