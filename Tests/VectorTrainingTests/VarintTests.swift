import TestSupport
import Testing

@testable import VectorTraining

@Suite struct VarintTests {
  /// 300 is the example of the WebAssembly and protocol buffer documents.
  @Test(
    arguments: [
      (0, [0]), (1, [1]), (127, [0x7F]), (128, [0x80, 1]), (300, [0xAC, 2]), (16_383, [0xFF, 0x7F]),
      (16_384, [0x80, 0x80, 1]), (1 << 63, [UInt8](repeating: 0x80, count: 9) + [1]),
      (.max, [UInt8](repeating: 0xFF, count: 9) + [1]),
    ] as [(UInt64, [UInt8])])
  func bytesOfANumber(value: UInt64, bytes: [UInt8]) {
    var written: [UInt8] = []
    written.appendVarint(value)
    #expect(written == bytes)
    var position = 0
    #expect(bytes.readVarint(at: &position) == value)
    #expect(position == bytes.count)
  }

  @Test func numbersComeBackInARow() {
    let seed: UInt64 = 7
    var random = SeededRandom(seed: seed)
    let values = (0..<2000).map { _ in random.next() >> UInt64.random(in: 0..<64, using: &random) }
    var bytes: [UInt8] = []
    for value in values { bytes.appendVarint(value) }
    var position = 0
    let read = values.map { _ in bytes.readVarint(at: &position) }
    #expect(read == values, "seed \(seed)")
    #expect(position == bytes.count)
    #expect(bytes.readVarint(at: &position) == nil)
  }

  @Test(arguments: [
    [], [0x80], [0xFF, 0xFF], [UInt8](repeating: 0x80, count: 10), [UInt8](repeating: 0xFF, count: 100),
  ])
  func whatHasNoEndIsNoNumber(bytes: [UInt8]) {
    var position = 0
    #expect(bytes.readVarint(at: &position) == nil)
    #expect(position <= bytes.count)
  }
}
