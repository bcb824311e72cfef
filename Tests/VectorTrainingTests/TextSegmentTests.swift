import ByteStreams
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct TextSegmentTests {
  static let atoms = [
    "a", "bc", "é", "中", "👍", ".", "word ", " ", "\t", "\n", "\n", "\r\n", "\n\n", "a line of words\n",
    String(repeating: "x", count: 30), String(repeating: "語", count: 9), "e\u{301}",
  ]

  static func randomText(using random: inout SeededRandom) -> [UInt8] {
    (0..<Int.random(in: 0...60, using: &random)).flatMap { _ in Array((atoms.randomElement(using: &random) ?? "").utf8)
    }
  }

  static func segments(_ paths: [String], size: Int) throws -> [TextSegment] {
    let reader = TextSegmentReader(paths, segmentSize: size)
    var segments: [TextSegment] = []
    while let segment = try reader.next() { segments.append(segment) }
    #expect(try reader.next() == nil)
    #expect(reader.bytesRead == reader.totalBytes)
    return segments
  }

  /// Writes a file, packed if its name says so.
  static func write(_ text: [UInt8], to path: String) throws {
    try streamAtomically(to: path, overwrite: true) { try $0.write(text) }
  }

  @Test(arguments: [4, 5, 8, 17, 64, 300, 1 << 20]) func piecesAreTheText(segmentSize: Int) throws {
    let seed = UInt64(segmentSize)
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    for round in 0..<30 {
      let texts = (0..<Int.random(in: 0...5, using: &random)).map { _ in Self.randomText(using: &random) }
      let paths = try texts.enumerated().map { number, text in
        let path = folder.file("\(number)" + (Bool.random(using: &random) ? ".gz" : ""))
        try Self.write(text, to: path)
        return path
      }
      let segments = try Self.segments(paths, size: segmentSize)
      let comment: Comment = "seed \(seed), round \(round)"
      for segment in segments {
        let size = segment.pieces.reduce(0) { $0 + $1.bytes.count }
        #expect(2 * size < 3 * segmentSize, comment)
      }
      for segment in segments.dropLast() {
        #expect(segment.pieces.reduce(0) { $0 + $1.bytes.count } >= segmentSize / 2, comment)
      }
      let pieces = segments.flatMap(\.pieces)
      #expect(pieces.map(\.file) == pieces.map(\.file).sorted(), comment)
      for (path, text) in zip(paths, texts) {
        checkLaws(pieces.filter { $0.file == path }, of: text, segmentSize, comment)
      }
      #expect(
        try Self.segments(paths, size: segmentSize).map(\.pieces).map(Self.plain)
          == segments.map(\.pieces).map(Self.plain))
    }
  }

  /// The pieces are the text; each is cut as late as it can be behind the best place there is.
  func checkLaws(_ pieces: [TextSegment.Piece], of text: [UInt8], _ segmentSize: Int, _ comment: Comment) {
    #expect(pieces.flatMap(\.bytes) == text, comment)
    var start = 0
    for piece in pieces {
      #expect(!piece.bytes.isEmpty && piece.bytes.count <= segmentSize, comment)
      #expect(piece.line == 1 + text[..<start].count { $0 == 0x0A }, comment)
      let end = start + piece.bytes.count
      if end < text.count {
        let couldHaveBeen = text[end..<start + segmentSize]
        let isNewline = { (byte: UInt8) in byte == 0x0A }
        let isSpace = { (byte: UInt8) in byte <= 0x20 }
        #expect(!couldHaveBeen.contains(where: isNewline), comment)
        if piece.bytes.last.map(isNewline) != true {
          #expect(!piece.bytes.contains(where: isNewline), comment)
          #expect(!couldHaveBeen.contains(where: isSpace), comment)
          if piece.bytes.last.map(isSpace) != true {
            #expect(!piece.bytes.contains(where: isSpace), comment)
            #expect(couldHaveBeen.count <= 4, comment)
            #expect(String(validating: piece.bytes, as: UTF8.self) != nil, comment)
          }
        }
      }
      start = end
    }
  }

  /// Pieces as text, to be compared.
  static func plain(_ pieces: [TextSegment.Piece]) -> [String] {
    pieces.map { "\($0.file):\($0.line): \($0.bytes)" }
  }

  /// Each member of gzip data arrives as a chunk of its own.
  @Test func chunksOfTheSourceDoNotMatter() throws {
    let seed: UInt64 = 11
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    for round in 0..<30 {
      let text = (0..<20).flatMap { _ in Self.randomText(using: &random) }
      var (packed, rest): ([UInt8], ArraySlice<UInt8>) = ([], text[...])
      repeat {
        let member = rest.prefix(Int.random(in: 0...300, using: &random))
        rest = rest.dropFirst(member.count)
        try Self.write(Array(member), to: folder.file("member.gz"))
        packed += try folder.bytes(of: "member.gz")
      } while !rest.isEmpty
      let plain = try Self.segments([folder.write(text, to: "f")], size: 100)
      let members = try Self.segments([folder.write(packed, to: "f.gz")], size: 100)
      #expect(
        members.map { $0.pieces.map(\.bytes) } == plain.map { $0.pieces.map(\.bytes) }, "seed \(seed), round \(round)")
      #expect(members.map { $0.pieces.map(\.line) } == plain.map { $0.pieces.map(\.line) })
    }
  }

  @Test func smallFilesShareSegments() throws {
    let folder = try TemporaryFolder()
    let paths = try (0..<10).map { try folder.write($0 == 4 ? "" : "text \($0)\n", to: "\($0)") }
    let segments = try Self.segments(paths, size: 42)
    // 7 bytes each: three of them are half a segment
    #expect(segments.map(\.pieces.count) == [3, 3, 3])
    #expect(segments.flatMap(\.pieces).allSatisfy { $0.line == 1 })
  }

  @Test func nothingToRead() throws {
    #expect(try Self.segments([], size: 100).isEmpty)
    let folder = try TemporaryFolder()
    #expect(try Self.segments([folder.write("", to: "f"), folder.write("", to: "g")], size: 100).isEmpty)
  }

  @Test func howMuchThereIsToRead() throws {
    let folder = try TemporaryFolder()
    let files = [try folder.write("abc", to: "f"), try folder.write("defgh", to: "g")]
    #expect(TextSegmentReader(files).totalBytes == 8)
    #expect(TextSegmentReader(files + ["-"]).totalBytes == nil)
    #expect(TextSegmentReader(["/dev/null"]).totalBytes == nil)
  }

  @Test func aFileThatIsMissingOrNoGzipData() throws {
    let folder = try TemporaryFolder()
    let none = folder.file("none")
    #expect(throws: StreamError.notFound(path: none)) { try TextSegmentReader([none]).next() }
    let plain = try folder.write("text", to: "f.gz")
    #expect(throws: StreamError.notGzip(path: plain, found: "bytes 74 65")) { try TextSegmentReader([plain]).next() }
  }

  /// A line as long as sixty segments, and thousands of files: each byte is moved a few times at most.
  @Test(.timeLimit(.minutes(1))) func timeIsLinear() throws {
    let folder = try TemporaryFolder()
    let line = Array(repeatElement(Array("some words ".utf8), count: 100_000).joined())
    let path = try folder.write(line, to: "line")
    #expect(try Self.segments([path], size: 16 << 10).flatMap { $0.pieces.flatMap(\.bytes) } == line)
    let noSpace = [UInt8](repeating: 0x61, count: 1_000_000)
    let long = try folder.write(noSpace, to: "word")
    #expect(try Self.segments([long], size: 16 << 10).flatMap { $0.pieces.flatMap(\.bytes) } == noSpace)
    let small = try folder.write("a few words\n", to: "small")
    let many = try Self.segments(Array(repeating: small, count: 10_000), size: 1 << 20)
    #expect(many.map(\.pieces.count) == [10_000])
  }
}
