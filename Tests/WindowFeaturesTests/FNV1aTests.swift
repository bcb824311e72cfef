import Testing

@testable import WindowFeatures

@Suite struct FNV1aTests {
  /// The first three are test vectors of the draft; the others are computed in Python:
  ///
  /// ```python
  /// h = 0xcbf29ce484222325
  /// for byte in text.encode(): h = (h ^ byte) * 0x100000001b3 % 2**64
  /// ```
  static let cases: [(text: String, hash: UInt64)] = [
    ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ("<os", 0x6ffc_d718_3005_20fd), ("<\u{E9}>", 0xdb90_051c_bcae_7b97), ("<e\u{301}>", 0x8b07_72d0_30df_d785),
    ("北", 0x19c5_e21b_6619_dba9),
  ]

  @Test(arguments: cases) func isThatOfOtherPrograms(_ text: String, _ hash: UInt64) {
    #expect(FNV1a.hash(text.utf8) == hash)
    #expect(FNV1a.hash(Array(text.utf8)) == hash)
  }
}
