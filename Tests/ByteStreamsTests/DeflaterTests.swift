import Testing

@testable import ByteStreams

@Suite struct DeflaterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    /// How many bytes are handed over at once.
    var step: Int
  }

  static let cases = [
    Case(testDescription: "nothing", bytes: [], step: 1),
    Case(testDescription: "one byte", bytes: [7], step: 1),
    Case(testDescription: "a text byte by byte", bytes: Sample.text, step: 1),
    Case(testDescription: "a text at once", bytes: Sample.text, step: 10_000),
    Case(testDescription: "zeros", bytes: Array(repeating: 0, count: 3 << 20), step: 1 << 20),
    Case(testDescription: "noise, more than one buffer at once", bytes: noise(900_000), step: 900_000),
    Case(testDescription: "noise in pieces", bytes: noise(700_000, seed: 2), step: 100_003),
  ]

  private func packed(_ c: Case) -> [UInt8] {
    let deflater = Deflater()
    var output: [UInt8] = []
    for start in stride(from: 0, to: c.bytes.count, by: c.step) {
      output += deflater.deflate(Array(c.bytes[start..<min(start + c.step, c.bytes.count)]), isLast: false)
    }
    return output + deflater.deflate([], isLast: true)
  }

  @Test(arguments: cases) func whatIsPackedUnpacks(_ c: Case) throws {
    let source = GzipSource(ChunkSource(packed(c), chunkSize: 1000), name: "a.gz")
    #expect(try readAll(source) == c.bytes)
  }

  @Test(arguments: cases) func theSameInputMakesTheSameBytes(_ c: Case) {
    #expect(packed(c) == packed(c))
  }

  /// Deflate with no flags, so no name; no time; no hints; no system (RFC 1952, section 2.3).
  @Test(arguments: cases) func theHeaderSaysNothing(_ c: Case) {
    #expect(packed(c).starts(with: [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]))
  }

  /// The last bytes are the CRC-32 and the length (RFC 1952, section 2.3.1).
  @Test(arguments: cases) func theEndHasChecksumAndLength(_ c: Case) {
    #expect(packed(c).suffix(8) == (littleEndian(crc32(of: c.bytes), 4) + littleEndian(c.bytes.count, 4))[...])
  }

  @Test func textsBecomeSmaller() {
    #expect(packed(DeflaterTests.cases[3]).count < Sample.text.count / 4)
    #expect(packed(DeflaterTests.cases[4]).count < 4000)
  }

  @Test func theLastStepTakesInputToo() throws {
    let source = GzipSource(ChunkSource([Deflater().deflate(Sample.text, isLast: true)]), name: "a.gz")
    #expect(try readAll(source) == Sample.text)
  }
}
