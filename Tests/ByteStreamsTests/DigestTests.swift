import Testing

@testable import ByteStreams

@Suite struct DigestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var digest: String
  }

  /// NIST's example values for SHA-256 (FIPS 180-4), and `hashlib.sha256(t)` for the sample.
  static let cases = [
    Case(
      testDescription: "empty",
      bytes: [],
      digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    ),
    Case(
      testDescription: "abc",
      bytes: Array("abc".utf8),
      digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    ),
    Case(
      testDescription: "sample",
      bytes: Sample.text,
      digest: "a84ba3171045c60a41396da00cb4d603f021313301c64cb01042a2c7ff73527d"
    ),
  ]

  @Test(arguments: cases) func wholeAndInPieces(_ c: Case) {
    #expect(Digest.sha256(of: c.bytes) == c.digest)
    var digest = Digest()
    for byte in c.bytes { digest.update([byte]) }
    #expect(digest.hexadecimal == c.digest)
    var inPlace = Digest()
    for piece in [c.bytes.prefix(2), c.bytes.dropFirst(2)] { inPlace.update(unsafe piece.span.bytes) }
    #expect(inPlace.hexadecimal == c.digest)
  }

  @Test(arguments: cases, [0, 1, 100]) func aSourceIsDigestedToItsEnd(_ c: Case, chunksRead: Int) throws {
    let source = DigestingSource(ChunkSource(c.bytes, chunkSize: 100))
    for _ in 0..<chunksRead { _ = try source.next() }
    #expect(try source.finish() == c.digest)
  }
}
