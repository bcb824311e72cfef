import ByteStreams
import GRDB
import Testing

@testable import WordVectors

@Suite struct VectorStoreErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var error: VectorStoreError
    var kind: FailureKind
    var message: String
    var testDescription: String { message }
  }

  static let cases = [
    Case(
      error: .notFound(path: "s"), kind: .missingInput,
      message: "s: no vector store here; build one with 'wordclf vectors import <glove.txt> --store s'"),
    Case(
      error: .notAStore(path: "s", found: "an empty file"), kind: .badData,
      message: "s: is not a vector store (found an empty file; expected an SQLite file written by wordclf); "
        + "build one with 'wordclf vectors import <glove.txt> --store <file>'"),
    Case(
      error: .newerFormat(path: "s", found: 2, supported: 1), kind: .badData,
      message: "s: the vector store has a newer format (found 2; expected at most 1); "
        + "update wordclf, or import the vectors again"),
    Case(
      error: .truncated(path: "s", found: 100, expected: 4096), kind: .badData,
      message: "s: the vector store is cut short (found 100 bytes; expected 4096); "
        + "copy it again, or import the vectors again"),
    Case(
      error: .damaged(path: "s", detail: "a vector has the wrong length"), kind: .badData,
      message: "s: the vector store is damaged (a vector has the wrong length); import the vectors again"),
    Case(
      error: .readFailed(path: "s", reason: "disk I/O error"), kind: .inputOutput,
      message: "s: the vector store cannot be read (disk I/O error); check the disk and the permissions"),
    Case(
      error: .unknownWord("Paris", path: "s"), kind: .badData,
      message: "s: the vector store does not have the word 'Paris'; try another spelling, or lower case"),
    Case(
      error: .notVectors(path: "g", excerpt: "<html>"), kind: .badData,
      message: "g: does not hold word vectors (found '<html>'; expected rows of a word and its numbers); "
        + "name a GloVe text file"),
    Case(
      error: .otherDimension(path: "g", found: 50, expected: 25), kind: .badData,
      message: "g: the vectors have another dimension (found 50; expected 25, as asked); "
        + "leave out '--dimension', or pass the right one"),
    Case(
      error: .tooManyBadRows(
        path: "g", limit: 1,
        first: [
          BadRow(line: 2, reason: .emptyWord, excerpt: " 1 2"),
          BadRow(line: 9, reason: .tooFewNumbers(found: 1, expected: 2), excerpt: "x 1"),
        ]), kind: .badData,
      message: "g: too many rows do not fit (found more than 1; expected at most 1); "
        + "repair the file, or raise '--max-bad-rows'; the first are:\n"
        + "g:2: no word before the numbers ' 1 2' (found an empty word; expected a word and a space)\n"
        + "g:9: too few numbers in 'x 1' (found 1; expected 2)"),
    Case(
      error: .noWords(path: "g"), kind: .badData,
      message: "g: holds no word vectors (found no row that fits; expected at least one); name a GloVe text file"),
    Case(
      error: .writeFailed(path: "s", reason: "database or disk is full"), kind: .inputOutput,
      message: "s: the vector store cannot be written (database or disk is full); "
        + "make room or check the disk, and try again"),
  ]

  @Test(arguments: cases) func saysWhatWhereAndWhatToDo(_ c: Case) {
    #expect(c.error.description == c.message)
    #expect(c.error.kind == c.kind)
  }

  @Test func sqliteErrorsAreTranslated() {
    let lost = DatabaseError(resultCode: .SQLITE_IOERR, message: "disk I/O error")
    #expect(VectorStoreError(reading: "s", lost) == .readFailed(path: "s", reason: "disk I/O error"))
    let malformed = DatabaseError(resultCode: .SQLITE_CORRUPT, message: "database disk image is malformed")
    #expect(
      VectorStoreError(reading: "s", malformed) == .damaged(path: "s", detail: "database disk image is malformed"))
  }
}
