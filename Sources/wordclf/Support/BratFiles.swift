import ByteStreams
import TextFormats

/// The two files of a document of brat, by the name of either.
struct BratFiles {
  let text: String
  let annotations: String

  /// - Precondition: the name is that of either.
  init(_ path: String) {
    precondition(BratFiles.areNamed(by: path), "\(path) is no file of brat")
    let packed = BratFiles.isPacked(path) ? String(path.suffix(3)) : ""
    let stem = path.dropLast(packed.count).dropLast(4)
    (text, annotations) = ("\(stem).txt\(packed)", "\(stem).ann\(packed)")
  }

  /// The document, or why it cannot be used, and the reader with what it found beside.
  ///
  /// - Throws: `StreamError` where either file cannot be read.
  func read() throws -> (document: Result<Passage, FormatError>, reader: BratReader) {
    var reader = BratReader(textFile: text, annotationFile: annotations)
    var (textInput, annotationInput) = (try openInput(text), try openInput(annotations))
    let (textBytes, annotationBytes) = (try textInput.readAll(), try annotationInput.readAll())
    do throws(FormatError) {
      return (.success(try reader.read(text: textBytes, annotations: annotationBytes)), reader)
    } catch {
      return (.failure(error), reader)
    }
  }

  static func areNamed(by path: String) -> Bool {
    let name = (isPacked(path) ? String(path.dropLast(3)) : path).split(separator: "/").last ?? ""
    return name.count > 4 && (name.hasSuffix(".ann") || name.hasSuffix(".txt"))
  }

  private static func isPacked(_ path: String) -> Bool { path.lowercased().hasSuffix(".gz") }
}
