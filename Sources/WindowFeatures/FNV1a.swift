/// The 64-bit hash of Fowler, Noll and Vo, variant 1a: the same on every machine and in every run, as what is stored in a
/// model must be; `Hasher` is not.
///
/// ```text
/// hash ← 14695981039346656037; for each byte: hash ← (hash xor byte) · 1099511628211 mod 2⁶⁴
/// ```
///
/// - SeeAlso: Fowler, Noll, Vo, Eastlake and Hansen, "The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv.
enum FNV1a {
  /// The hash of some bytes.
  ///
  /// - Complexity: O(bytes).
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }
}
