internal import Crypto

/// SHA-256 (FIPS 180-4), in one call or piece by piece, written as 64 lower-case hexadecimal digits.
public struct Digest {
  private var hash = SHA256()

  public init() {}

  /// Continues over `bytes`.
  public mutating func update(_ bytes: [UInt8]) {
    hash.update(data: bytes)
  }

  /// Continues over `bytes`, where they are.
  public mutating func update(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// The digest of everything so far.
  public var hexadecimal: String {
    hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The digest of `bytes`.
  public static func sha256(of bytes: [UInt8]) -> String {
    var digest = Digest()
    digest.update(bytes)
    return digest.hexadecimal
  }
}

/// Another source's bytes, unchanged, with their SHA-256 taken on the way.
final class DigestingSource: ByteSource {
  private var source: any ByteSource
  private var digest = Digest()

  init(_ source: any ByteSource) {
    self.source = source
  }

  func next() throws(StreamError) -> [UInt8]? {
    let chunk = try source.next()
    if let chunk { digest.update(chunk) }
    return chunk
  }

  /// The digest of the whole source: what nobody has read yet is read now.
  func finish() throws(StreamError) -> String {
    while try next() != nil {}
    return digest.hexadecimal
  }
}
