import Testing

@testable import ByteStreams

@Suite struct LittleEndianTests {
  @Test func floats() {
    // struct.pack("<3f", 1, -2.5, float("inf"))
    let bytes: [UInt8] = [0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc0, 0, 0, 0x80, 0x7f]
    #expect([UInt8](littleEndian: [1, -2.5, Float.infinity]) == bytes)
    #expect([Float](littleEndian: bytes) == [1, -2.5, .infinity])
  }

  @Test func wholeNumbers() {
    let bytes: [UInt8] = [4, 3, 2, 1, 0xff, 0xff, 0xff, 0xff]
    #expect([UInt8](littleEndian: [0x0102_0304, -1] as [Int32]) == bytes)
    #expect([Int32](littleEndian: bytes) == [0x0102_0304, -1])
  }

  /// Signalling and quiet, negative and zero: what is no number keeps its bits as well.
  @Test func everyBitPatternComesBack() {
    let patterns: [UInt32] = [0, 0x8000_0000, 1, 0x7fc0_0001, 0x7fa0_0001, 0xffff_ffff, 0x3f80_0000]
    let floats = patterns.map { Float(bitPattern: $0) }
    #expect([Float](littleEndian: [UInt8](littleEndian: floats)).map(\.bitPattern) == patterns)
  }

  @Test func nothing() {
    #expect([UInt8](littleEndian: [] as [Float]) == [])
    #expect([Float](littleEndian: []) == [])
  }

  @Test func halfANumberIsOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = [Int32](littleEndian: [1, 2, 3]) }
  }
}
