import ByteStreams
import TaggedText
import TestSupport
import Testing
import VectorEvaluation

@Suite struct AnalogyTestTests {
  @Test func isRead() throws {
    let text = """
      : capitals
      Athens Greece Oslo Norway
      Oslo  Norway\tParis France

      : empty
      : gram1 plurals
      cat cats dog dogs
      """
    let test = try AnalogyTest(LineReader(text: text))
    #expect(test.file == "test.txt")
    #expect(
      test.categories == [
        .init("capitals", [.init("Athens", "Greece", "Oslo", "Norway"), .init("Oslo", "Norway", "Paris", "France")]),
        .init("empty", []), .init("gram1 plurals", [.init("cat", "cats", "dog", "dogs")]),
      ])
  }

  struct Failure: Sendable, CustomTestStringConvertible {
    var text: String
    var error: EvaluationError
    var testDescription: String { error.description }
  }

  static func place(_ line: Int) -> TextPlace { TextPlace(file: "test.txt", line: line) }

  static let failures = [
    Failure(text: ": x\n\na b c\n", error: .notAQuestion(at: place(3), text: "a b c", words: 3)),
    Failure(text: ": x\na b c d e\n", error: .notAQuestion(at: place(2), text: "a b c d e", words: 5)),
    Failure(text: "a b c d\n: x\n", error: .noCategory(at: place(1), text: "a b c d")),
    Failure(text: ": x\n: \n", error: .namelessCategory(at: place(2))),
    Failure(text: "", error: .noQuestions(file: "test.txt")),
    Failure(text: ": x\n", error: .noQuestions(file: "test.txt")),
  ]

  @Test(arguments: failures) func whatDoesNotFit(_ c: Failure) {
    #expect(throws: c.error) { try AnalogyTest(LineReader(text: c.text)) }
  }

  @Test func packedFiles() throws {
    let folder = try TemporaryFolder()
    // python3: list(gzip.compress(b": x\na b c d\n", mtime=0))
    let path = try folder.write(
      [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 179, 82, 168, 224, 74, 84, 72, 82, 72, 86, 72, 225, 2, 0, 115, 153, 124, 212,
        12, 0, 0, 0,
      ], to: "questions.txt.gz")
    #expect(try AnalogyTest(path: path).categories == [.init("x", [.init("a", "b", "c", "d")])])
  }
}
