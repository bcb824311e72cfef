import ByteStreams
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct PairRunTests {
  /// Counts in the order of their keys, near each other and far apart.
  static func randomCounts(_ count: Int, using random: inout SeededRandom) -> [PairCount] {
    var key: UInt64 = 0
    return (0..<count).map { _ in
      key += random.next() >> UInt64.random(in: 18..<64, using: &random)
      return PairCount(key: key, units: random.next() >> UInt64.random(in: 1..<64, using: &random))
    }
  }

  /// Writes parts one behind the other, and returns where they are.
  static func write(_ parts: [[PairCount]], to path: String) throws -> [PairRunPart] {
    var places: [PairRunPart] = []
    try streamAtomically(to: path, overwrite: true) { writer in
      var run = PairRunWriter(writer)
      for part in parts {
        let start = run.length
        for count in part { try run.append(count) }
        try run.endPart()
        places.append(PairRunPart(path: path, range: start..<run.length))
      }
    }
    return places
  }

  static func read(_ part: PairRunPart, bufferSize: Int) throws -> [PairCount] {
    var reader = PairRunReader(part, bufferSize: bufferSize)
    var counts: [PairCount] = []
    while let count = try reader.next() { counts.append(count) }
    #expect(try reader.next() == nil)
    return counts
  }

  @Test(arguments: [0, 64, 65, 100, 4096, 1 << 18]) func countsComeBack(bufferSize: Int) throws {
    let seed = UInt64(bufferSize)
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    for sizes in [[], [0], [1], [100, 0, 3, 1000], [9000, 9000]] {
      let parts = sizes.map { Self.randomCounts($0, using: &random) }
      let places = try Self.write(parts, to: folder.file("run"))
      #expect(try places.map { try Self.read($0, bufferSize: bufferSize) } == parts, "seed \(seed), \(sizes)")
      #expect(places.last.map(\.range.upperBound) ?? 0 == (try folder.bytes(of: "run").count))
    }
  }

  @Test func bytesOfARun() throws {
    let folder = try TemporaryFolder()
    let counts = [PairCount(key: 5, units: 1), PairCount(key: 5, units: 128), PairCount(key: 305, units: 6)]
    _ = try Self.write([counts, counts], to: folder.file("run"))
    // each part begins with the distance to 0
    let part: [UInt8] = [5, 1, 0, 0x80, 1, 0xAC, 2, 6]
    #expect(try folder.bytes(of: "run") == part + part)
  }

  /// Between two counts as well as within one.
  @Test(arguments: [64, 4096]) func aFileThatWasCutShortIsDamaged(bufferSize: Int) throws {
    var random = SeededRandom(seed: 4)
    let folder = try TemporaryFolder()
    let whole = try Self.write([Self.randomCounts(40, using: &random)], to: folder.file("run"))[0]
    let bytes = try folder.bytes(of: "run")
    for length in bytes.indices {
      let path = try folder.write(bytes[..<length], to: "cut")
      #expect(throws: WorkFileDamage.self, "\(length) bytes") {
        try Self.read(PairRunPart(path: path, range: whole.range), bufferSize: bufferSize)
      }
    }
  }

  /// Other bytes give other counts in order, or an error, and nothing worse.
  @Test func aFileWithOtherBytesDoesNoHarm() throws {
    var random = SeededRandom(seed: 5)
    let folder = try TemporaryFolder()
    let whole = try Self.write([Self.randomCounts(20, using: &random)], to: folder.file("run"))[0]
    let bytes = try folder.bytes(of: "run")
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(bit)
        let path = try folder.write(damaged, to: "damaged")
        do {
          let keys = try Self.read(PairRunPart(path: path, range: whole.range), bufferSize: 64).map(\.key)
          #expect(keys == keys.sorted())
        } catch {
          #expect(error is WorkFileDamage, "bit \(bit) of byte \(index)")
        }
      }
    }
  }

  @Test(
    arguments: [
      // a key past 64 bits
      [UInt8](repeating: 0xFF, count: 9) + [1, 1, 1, 1],
      // units past 63 bits
      [1] + [UInt8](repeating: 0x80, count: 9) + [1],
    ] as [[UInt8]])
  func numbersThatAreTooLargeAreDamage(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let part = PairRunPart(path: try folder.write(bytes, to: "run"), range: 0..<bytes.count)
    #expect(throws: WorkFileDamage.self) { try Self.read(part, bufferSize: 64) }
  }

  @Test func aFileThatIsMissing() throws {
    let path = try TemporaryFolder().file("none")
    #expect(throws: StreamError.notFound(path: path)) {
      try Self.read(PairRunPart(path: path, range: 0..<1), bufferSize: 64)
    }
    #expect(try Self.read(PairRunPart(path: path, range: 0..<0), bufferSize: 64) == [])
  }
}
