import Testing

@testable import ByteStreams

@Suite struct InflaterTests {
  @Test func inflatesByteByByte() throws {
    let inflater = Inflater(.gzip)
    var output: [UInt8] = []
    for (index, byte) in Sample.gzip.enumerated() {
      var position = 0
      let step = try inflater.inflate([byte], from: &position)
      output += step.bytes
      #expect(position == 1)
      #expect(step.isLast == (index == Sample.gzip.count - 1))
    }
    #expect(output == Sample.text)
  }

  @Test func stopsWhereTheStreamEnds() throws {
    let inflater = Inflater(.rawDeflate)
    var position = 2
    let step = try inflater.inflate([9, 9] + Sample.deflate + [7, 7, 7], from: &position)
    #expect(step.bytes == Sample.text)
    #expect(step.isLast)
    #expect(position == 2 + Sample.deflate.count)
  }

  @Test func startsOver() throws {
    let inflater = Inflater(.gzip)
    for _ in 1...2 {
      var position = 0
      #expect(try inflater.inflate(Sample.gzip, from: &position).bytes == Sample.text)
      inflater.reset()
    }
  }

  @Test func reportsDamage() {
    let inflater = Inflater(.rawDeflate)
    var position = 0
    // block type 3 does not exist (RFC 1951, section 3.2.3)
    #expect(throws: Inflater.Damage.self) { try inflater.inflate([0xff], from: &position) }
  }

  /// The check value that defines the variant: `binascii.crc32(b"123456789") == 0xcbf43926`.
  @Test func crcHasItsCheckValue() {
    #expect(crc32(0, Array("123456789".utf8)) == 0xcbf4_3926)
    #expect(crc32(crc32(0, Array("1234".utf8)), Array("56789".utf8)) == 0xcbf4_3926)
    #expect(crc32(0, []) == 0)
  }
}
