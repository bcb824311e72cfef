import Testing

@testable import TextFormats

@Suite struct MisalignedPolicyTests {
  static let cases: [(MisalignedPolicy, whole: Range<Int>?, none: Range<Int>?)] = [
    (.error, nil, nil), (.expand, 1..<5, 1..<5), (.contract, 2..<4, nil), (.drop, nil, nil),
  ]

  /// An entity that touches words 1 to 4, of which two or none are whole inside of it.
  @Test(arguments: cases) func tokens(_ policy: MisalignedPolicy, _ whole: Range<Int>?, _ none: Range<Int>?) {
    #expect(policy.tokens(outer: 1..<5, inner: 2..<4) == whole)
    #expect(policy.tokens(outer: 1..<5, inner: 2..<2) == none)
  }

  /// They are the values of an option.
  @Test func names() { #expect(MisalignedPolicy.allCases.map(\.rawValue) == ["error", "expand", "contract", "drop"]) }
}
