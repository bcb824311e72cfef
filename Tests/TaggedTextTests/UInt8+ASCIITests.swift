import Testing

@testable import TaggedText

@Suite struct ASCIITests {
  @Test func knowsLettersAndDigits() {
    let all = (UInt8.min...UInt8.max)
    #expect(String(decoding: all.filter(\.isASCIIDigit), as: UTF8.self) == "0123456789")
    #expect(String(decoding: all.filter(\.isASCIIUppercase), as: UTF8.self) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    #expect(String(decoding: all.filter(\.isASCIILowercase), as: UTF8.self) == "abcdefghijklmnopqrstuvwxyz")
    #expect(all.filter(\.isASCIILetter) == all.filter { $0.isASCIIUppercase || $0.isASCIILowercase })
  }
}
