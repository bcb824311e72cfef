import ByteStreams
import WordVectors

/// A whole import, from a file to a store that is on the disk.
struct ImportTask: BenchmarkTask {
  private let file: VectorFile
  private let folder: ScratchFolder
  /// What the floor works on: the text, and the file where it is packed.
  private let text: VectorText
  private let packed: BareInflation?
  private var count = 0

  init(_ path: String?, isPacked: Bool, size: VectorFile.Size) throws {
    file = try VectorFile(given: path, isPacked: isPacked, size: size)
    folder = try ScratchFolder()
    text = try VectorText(file)
    packed = isPacked ? try BareInflation(file.path) : nil
  }

  var work: Double { Double(file.count) }

  private var storePath: String { folder.file("vectors.sqlite") }

  mutating func run() throws -> Double {
    count = try VectorStore.build(from: file.path, at: storePath, options: ImportOptions(overwrite: true)).count
    return Double(count)
  }

  /// One after the other, on one core: zlib alone where the file is packed, parsing, and SQLite's own functions.
  var floor: Floor? {
    let (text, packed, path) = (text, packed, folder.file("bare.sqlite"))
    return Floor(summary: (packed == nil ? "" : "zlib alone, ") + "parsing and a bare insert") {
      let unpacked = packed?.run() ?? 0
      return Double(unpacked + (try BareStore.build(at: path, from: text.reader())))
    }
  }

  /// The oracle: Swift's own way from text to numbers.
  func check() throws {
    let store = try VectorStore(path: storePath)
    try file.check(count: store.count, vectors: file.samples.map { try store.vector(for: $0.word) })
  }
}
