import Foundation
import Testing

@testable import WordVectors

@Suite struct FloatBytesTests {
  private func encode(_ vector: [Float]) -> Data { unsafe FloatBytes.withBytes(of: vector.span) { unsafe Data($0) } }

  @Test func theLowestByteIsFirst() {
    // 1 is 0x3f800000 in IEEE 754, -2.5 is 0xc0200000
    #expect(encode([1, -2.5]) == Data([0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc0]))
    #expect(encode([]) == Data())
  }

  @Test func comesBackBitForBit() {
    let vector: [Float] = [0, -0.0, 1.5, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .nan, -.infinity]
    var decoded = Array<Float>(repeating: 9, count: 7)[...]
    FloatBytes.decode(encode(vector), into: &decoded)
    #expect(decoded.map(\.bitPattern) == vector.map(\.bitPattern))
  }

  @Test func fillsTheFront() {
    var target: [Float] = [7, 7, 7, 7]
    FloatBytes.decode(encode([1, 2]), into: &target[1...])
    #expect(target == [7, 1, 2, 7])
  }

  @Test func tooManyBytesAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      var target = Array<Float>(repeating: 0, count: 1)[...]
      FloatBytes.decode(Data(repeating: 0, count: 8), into: &target)
    }
  }
}
