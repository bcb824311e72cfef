import ByteStreams
import Testing

@Suite struct StreamErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var error: StreamError
    var kind: FailureKind
    var message: String
    var testDescription: String { message }
  }

  static let cases = [
    Case(
      error: .notFound(path: "a.txt"),
      kind: .missingInput,
      message: "a.txt: no such file; check the name and the folder"
    ),
    Case(
      error: .isFolder(path: "a"),
      kind: .missingInput,
      message: "a: is a folder (expected a file); name a file inside it"
    ),
    Case(
      error: .notReadable(path: "a.txt"),
      kind: .missingInput,
      message: "a.txt: may not be read; change its permissions, or run as its owner"
    ),
    Case(
      error: .readFailed(path: "a.txt", reason: "Input/output error"),
      kind: .inputOutput,
      message: "a.txt: reading failed (Input/output error); check the disk or the connection, and try again"
    ),
    Case(
      error: .notSeekable(path: "pipe"),
      kind: .missingInput,
      message: "pipe: is not a regular file (expected one that can be read from its end); save it to disk first"
    ),
    Case(
      error: .notGzip(path: "a.gz", found: "bytes 3c 21"),
      kind: .badData,
      message: "a.gz: is not gzip data (found bytes 3c 21; expected bytes 1f 8b); "
        + "fetch it again, or drop '.gz' from its name if it is plain text"
    ),
    Case(
      error: .truncated(path: "a.gz", format: "gzip"),
      kind: .badData,
      message: "a.gz: the gzip data end too early; fetch the file again"
    ),
    Case(
      error: .corrupt(path: "a.gz", format: "gzip", detail: "incorrect data check"),
      kind: .badData,
      message: "a.gz: the gzip data are damaged (incorrect data check); fetch the file again"
    ),
    Case(
      error: .notZip(path: "a.zip"),
      kind: .badData,
      message: "a.zip: is not a zip file, or its end is missing (found no central directory); fetch it again"
    ),
    Case(
      error: .splitZip(path: "a.zip"),
      kind: .badData,
      message: "a.zip: is one part of a split zip file (expected the whole in one file); join the parts first"
    ),
    Case(
      error: .emptyZip(path: "a.zip"),
      kind: .badData,
      message: "a.zip: the zip file holds no file; check that it is the right one"
    ),
    Case(
      error: .severalEntries(path: "a.zip", entries: ["b", "c"]),
      kind: .badData,
      message: "a.zip: the zip file holds several files (found 'b', 'c'; expected one); choose one with '--zip-entry'"
    ),
    Case(
      error: .noSuchEntry(path: "a.zip", entry: "d", entries: (1...22).map(String.init)),
      kind: .badData,
      message: "a.zip: the zip file has no entry 'd' (found '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', "
        + "'12', '13', '14', '15', '16', '17', '18', '19', '20' and 2 more); choose one of these"
    ),
    Case(
      error: .encryptedEntry(path: "a.zip", entry: "b"),
      kind: .badData,
      message: "a.zip: the zip entry 'b' is encrypted; unpack it with its password first"
    ),
    Case(
      error: .unsupportedMethod(path: "a.zip", entry: "b", method: 12),
      kind: .badData,
      message: "a.zip: the zip entry 'b' is packed in an unsupported way "
        + "(found method 12; expected 0, stored, or 8, deflate); unpack it with another tool first"
    ),
    Case(
      error: .alreadyExists(path: "o"),
      kind: .cannotCreate,
      message: "o: exists already; pass '--overwrite' to replace it, or choose another name"
    ),
    Case(
      error: .folderMissing(path: "x/o", folder: "x"),
      kind: .cannotCreate,
      message: "x/o: there is no folder 'x'; create it first"
    ),
    Case(
      error: .folderNotWritable(path: "x/o", folder: "x"),
      kind: .cannotCreate,
      message: "x/o: the folder 'x' may not be written to; change its permissions, or choose another folder"
    ),
    Case(
      error: .outputIsFolder(path: "o"),
      kind: .cannotCreate,
      message: "o: is a folder (expected the name of a file to write); add a file name"
    ),
    Case(
      error: .notRegularFile(path: "/dev/null"),
      kind: .cannotCreate,
      message: "/dev/null: is not a regular file and cannot be replaced by one; choose another name"
    ),
    Case(
      error: .createFailed(path: "o", reason: "File name too long"),
      kind: .cannotCreate,
      message: "o: cannot be created (File name too long); choose another name or folder"
    ),
    Case(
      error: .writeFailed(path: "o", reason: "No space left on device"),
      kind: .inputOutput,
      message: "o: writing failed (No space left on device); make room or check the disk, and try again"
    ),
    Case(
      error: .displaced(path: "o"),
      kind: .inputOutput,
      message: "o: another process wrote the same file meanwhile, and this result was dropped; run one at a time"
    ),
    Case(
      error: .inUse(path: "d"),
      kind: .cannotCreate,
      message: "d: another run is at work in this folder; wait for its end, or write to another output"
    ),
    Case(
      error: .noWorkPlace(path: "d", reason: "Not a directory"),
      kind: .cannotCreate,
      message: "d: cannot hold working files (Not a directory); set TMPDIR to a folder that may be written to"
    ),
  ]

  @Test(arguments: cases) func saysWhatWhereAndWhatToDo(_ c: Case) {
    #expect(c.error.description == c.message)
    #expect(c.error.kind == c.kind)
  }
}
