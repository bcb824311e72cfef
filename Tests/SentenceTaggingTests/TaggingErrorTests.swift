import ByteStreams
import SentenceTagging
import Testing

@Suite struct TaggingErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var error: TaggingError
    var message: String
    var kind = FailureKind.badData
    var testDescription: String { message }
  }

  static let cases = [
    Case(
      error: .otherStore(
        path: "s", found: "b.txt", expected: "a.txt",
        sha256: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
      message: "s: other vectors than the model was trained with (found 'b.txt'; expected 'a.txt', "
        + "SHA-256 0123456789ab…); import that file with 'wordclf vectors import'"),
    Case(
      error: .otherDimension(path: "s", found: 100, expected: 50),
      message: "s: vectors of another dimension than the model was trained with (found 100; expected 50); "
        + "import those of the same file with 'wordclf vectors import --zip-entry'"),
    Case(error: .missingStore(reason: "the store is gone"), message: "the store is gone", kind: .missingInput),
  ]

  @Test(arguments: cases) func saysWhatWhereAndWhatToDo(_ c: Case) {
    #expect(c.error.description == c.message)
    #expect(c.error.kind == c.kind)
  }
}
