import Testing

@testable import TextFormats

@Suite struct ByteFillerTests {
  private static func filled(_ capacity: Int, _ body: (inout ByteFiller) -> Void) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var filler = unsafe ByteFiller(buffer)
      body(&filler)
      count = filler.count
    }
  }

  @Test func bytesStandSideBySide() {
    let bytes: [UInt8] = [1, 2, 3]
    let nothing: [UInt8] = []
    let filled = Self.filled(6) { filler in
      filler.append(bytes.span)
      filler.append(9)
      filler.append(nothing.span)
      filler.append(bytes.span.extracting(1..<3))
    }
    #expect(filled == [1, 2, 3, 9, 2, 3])
  }

  @Test func thereHasToBeRoom() async {
    await #expect(processExitsWith: .failure) {
      let bytes: [UInt8] = [1, 2, 3]
      _ = Self.filled(2) { $0.append(bytes.span) }
    }
    await #expect(processExitsWith: .failure) {
      _ = Self.filled(1) { filler in
        for _ in 0..<1_000 { filler.append(7) }
      }
    }
  }
}
