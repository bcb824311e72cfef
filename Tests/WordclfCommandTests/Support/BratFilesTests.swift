import Testing

@testable import wordclf

@Suite struct BratFilesTests {
  @Test(arguments: [
    ("a.ann", "a.txt", "a.ann"), ("b.c/a.txt", "b.c/a.txt", "b.c/a.ann"), ("a.ann.gz", "a.txt.gz", "a.ann.gz"),
  ]) func oneNameTellsBoth(_ path: String, _ text: String, _ annotations: String) {
    #expect(BratFiles.areNamed(by: path))
    #expect(BratFiles(path).text == text && BratFiles(path).annotations == annotations)
  }

  @Test(arguments: ["-", "", "a.doc", ".ann", "b/.txt", "ann", "a.ann/b"]) func otherNamesTellNone(_ path: String) {
    #expect(!BratFiles.areNamed(by: path))
  }
}
