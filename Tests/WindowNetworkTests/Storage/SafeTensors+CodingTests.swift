import ByteStreams
import TestSupport
import Testing

@testable import WindowNetwork

@Suite struct SafeTensorsCodingTests {
  static let example = SafeTensors(
    metadata: ["format": "a/b \"é\""],
    tensors: [
      ("weights", .init(floats: [1, -2, 0.5, 0, 3, -0.0], shape: [2, 3])),
      ("counts", .init(integers: [0, 7, -1, .min])),
      ("bytes", .init(bytes: [0, 255, 10])),
    ])

  // MARK: Writing

  // h = ('{"__metadata__":{"checksum":"%s"},"a":{"data_offsets":[0,8],"dtype":"F32","shape":[1,2]},'
  //      '"b":{"data_offsets":[8,9],"dtype":"U8","shape":[1]}}') % ('0' * 64)
  // print(hashlib.sha256(struct.pack('<Q', 208) + h.encode() + b' ' * 5 + struct.pack('<ffB', 1, -2, 7)).hexdigest())
  @Test func theBytesOfASmallFile() throws {
    let file = SafeTensors(tensors: [("a", .init(floats: [1, -2], shape: [1, 2])), ("b", .init(bytes: [7]))])
    let header =
      #"{"__metadata__":{"checksum":"dd15efafd2f1139dcda8e28f990550fdb203b1e182e90911fa6f5bf1399df529"},"#
      + #""a":{"data_offsets":[0,8],"dtype":"F32","shape":[1,2]},"b":{"data_offsets":[8,9],"dtype":"U8","shape":[1]}}     "#
    #expect(
      try file.encoded() == [208, 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + [0, 0, 128, 63, 0, 0, 0, 192, 7])
  }

  @Test func theLayoutIsThatOfTheFormat() throws {
    let parsed = try ParsedSafeTensors(try Self.example.encoded())
    #expect(parsed.names == ["weights", "counts", "bytes"])
    #expect(
      parsed.arrays["weights"]
        == .init(
          type: "F32", shape: [2, 3],
          bytes: [0, 0, 128, 63, 0, 0, 0, 192, 0, 0, 0, 63, 0, 0, 0, 0, 0, 0, 64, 64, 0, 0, 0, 128]))
    #expect(
      parsed.arrays["counts"]
        == .init(
          type: "I32", shape: [4], bytes: [0, 0, 0, 0, 7, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 128]))
    #expect(parsed.arrays["bytes"] == .init(type: "U8", shape: [3], bytes: [0, 255, 10]))
    #expect(Set(parsed.metadata.keys) == ["format", "checksum"])
    #expect(parsed.metadata["format"] == "a/b \"é\"")
  }

  /// However long the header is, the arrays start at a multiple of eight bytes, and only spaces lie between.
  @Test func theHeaderIsPaddedWithSpaces() throws {
    for length in 0..<16 {
      let file = SafeTensors(metadata: ["k": String(repeating: "x", count: length)], tensors: [])
      let parsed = try ParsedSafeTensors(try file.encoded())
      let end = (parsed.header.lastIndex(of: UInt8(ascii: "}")) ?? -1) + 1
      #expect(parsed.header.count - end < 8)
      #expect(parsed.header[end...].allSatisfy { $0 == UInt8(ascii: " ") })
    }
  }

  @Test func theChecksumIsThatOfTheFileWithZerosInItsPlace() throws {
    let bytes = try Self.example.encoded()
    let checksum = try #require(try ParsedSafeTensors(bytes).metadata["checksum"])
    var blank = bytes
    blank.replaceSubrange(try #require(bytes.firstRange(of: checksum.utf8)), with: CraftedFile.blankChecksum.utf8)
    #expect(checksum == Digest.sha256(of: blank))
  }

  // MARK: Writing and reading

  @Test func comesBack() throws {
    #expect(try SafeTensors(reading: try Self.example.encoded()) == Self.example)
    #expect(try SafeTensors(reading: try SafeTensors().encoded()) == SafeTensors())
  }

  /// In a file that is mapped, arrays stay where they are.
  @Test func comesBackFromAMappedFile() throws {
    let folder = try TemporaryFolder()
    let file = try MappedFile(folder.write(try Self.example.encoded(), to: "f"))
    let read = try SafeTensors(file, path: "m.model")
    #expect(read == Self.example)
    for (_, tensor) in read.tensors {
      guard case .inFile = tensor.content else {
        Issue.record("an array was copied")
        continue
      }
    }
    let damaged = try MappedFile(folder.write(try Self.example.encoded().dropLast(), to: "g"))
    #expect(throws: ModelError.self) { try SafeTensors(damaged, path: "m.model") }
  }

  @Test func randomFilesComeBackAndEqualContentsGiveEqualBytes() throws {
    let seed: UInt64 = 60_001
    var random = SeededRandom(seed: seed)
    for round in 0..<100 {
      var file = SafeTensors()
      for key in 0..<Int.random(in: 0...4, using: &random) {
        file.metadata["key \(key)"] = String(
          (0..<Int.random(in: 0...9, using: &random)).map { _ in "a\"\\/é\n\u{0}😀".randomElement(using: &random) ?? "a"
          })
      }
      for name in 0..<Int.random(in: 0...5, using: &random) {
        let count = Int.random(in: 1...6, using: &random)
        let words = (0..<count).map { _ in UInt32.random(in: 0...UInt32.max, using: &random) }
        let tensor: SafeTensors.Tensor =
          switch Int.random(in: 0..<3, using: &random) {
          case 0: .init(floats: words.map { Float(bitPattern: $0) }, shape: [1, count])
          case 1: .init(integers: words.map { Int32(bitPattern: $0) })
          default: .init(bytes: words.map { UInt8(truncatingIfNeeded: $0) })
          }
        file.tensors.append(("tensor \(name)", tensor))
      }
      let bytes = try file.encoded()
      #expect(try SafeTensors(reading: bytes) == file, "seed \(seed), round \(round)")
      #expect(try file.encoded() == bytes, "seed \(seed), round \(round)")
      #expect(try SafeTensors(reading: bytes).encoded() == bytes, "seed \(seed), round \(round)")
      #expect(try ParsedSafeTensors(bytes).names == file.tensors.map(\.name), "seed \(seed), round \(round)")
    }
  }

  /// Where an array has no bytes, two arrays start at one place.
  @Test func emptyArraysMayStandAnywhere() throws {
    for count in 1...20 {
      var file = SafeTensors()
      for name in 0..<count {
        file.tensors.append(("empty \(name)", .init(bytes: [])))
        file.tensors.append(("full \(name)", .init(bytes: [UInt8(name)])))
      }
      let read = try SafeTensors(reading: try file.encoded())
      #expect(read.tensors.count == 2 * count)
      for (name, tensor) in file.tensors { #expect(read.tensors.first { $0.name == name }?.tensor == tensor) }
    }
  }

  // MARK: Elements

  @Test func floatsKeepTheirBits() {
    let patterns: [UInt32] = [
      0, 0x8000_0000, 1, 0x8000_0001, 0x7f80_0000, 0xff80_0000, 0x7fc0_0000, 0xffc1_2345, 0x7f7f_ffff, 0x3f80_0001,
    ]
    let tensor = SafeTensors.Tensor(floats: patterns.map { Float(bitPattern: $0) }, shape: [5, 2])
    #expect(tensor.shape == [5, 2])
    #expect(tensor.floats?.map(\.bitPattern) == patterns)
    #expect(tensor.integers == nil)
  }

  @Test func integersComeBack() {
    let numbers: [Int32] = [0, 1, -1, .max, .min, 0x0102_0304]
    let tensor = SafeTensors.Tensor(integers: numbers)
    #expect(tensor.shape == [6])
    #expect(Array(tensor.bytes.suffix(4)) == [4, 3, 2, 1])
    #expect(tensor.integers == numbers)
    #expect(tensor.floats == nil)
  }

  @Test func bytesAreNeitherFloatsNorIntegers() {
    let tensor = SafeTensors.Tensor(bytes: [1, 2, 3, 4])
    #expect(tensor.shape == [4])
    #expect(tensor.floats == nil)
    #expect(tensor.integers == nil)
  }

  // MARK: Reading what others wrote

  struct Accepted: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: [UInt8]
    var names: [String]
  }

  static let accepted = [
    Accepted(testDescription: "no arrays", file: CraftedFile.bytes(entries: ""), names: []),
    Accepted(
      testDescription: "names in another order than places",
      file: CraftedFile.bytes(
        entries:
          #""a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]},"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}"#,
        data: 3), names: ["b", "a"]),
    Accepted(
      testDescription: "an array of one number, without a shape",
      file: CraftedFile.bytes(entries: #""a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}"#, data: 4),
      names: ["a"]),
    Accepted(
      testDescription: "line ends in the header",
      file: CraftedFile.bytes(header: "{\n\(CraftedFile.metadata)\n}\n".utf8), names: []),
  ]

  @Test(arguments: accepted) func reads(_ c: Accepted) throws {
    let file = try SafeTensors(reading: c.file)
    #expect(file.tensors.map(\.name) == c.names)
    #expect(
      file.tensors.flatMap(\.tensor.bytes)
        == (0..<file.tensors.reduce(0) { $0 + $1.tensor.bytes.count }).map { UInt8($0) })
    #expect(file.metadata.isEmpty)
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: [UInt8]
    var reason: String

    init(_ testDescription: String, _ file: [UInt8], _ reason: String) {
      self.testDescription = testDescription
      self.file = file
      self.reason = reason
    }

    /// A file whose only array is `a`, with this entry.
    init(_ testDescription: String, entry: String, data: Int, _ reason: String) {
      self.init(testDescription, CraftedFile.bytes(entries: "\"a\":{\(entry)}", data: data), reason)
    }
  }

  static let refused = lengths + headers + places + checksums

  static let lengths = [
    Refused("an empty file", [], "it has 0 bytes"),
    Refused("less than a length", [0, 0, 0, 0, 0, 0, 0], "it has 7 bytes"),
    Refused(
      "a length of all ones", CraftedFile.bytes(header: "{}".utf8, length: .max),
      "its header would have 18446744073709551615 of 10 bytes"),
    Refused(
      "a length of the largest integer", CraftedFile.bytes(header: "{}".utf8, length: UInt64(Int64.max)),
      "its header would have 9223372036854775807 of 10 bytes"),
    Refused(
      "a length that would overflow with the eight bytes before it",
      CraftedFile.bytes(header: "{}".utf8, length: UInt64(Int64.max) - 7),
      "its header would have 9223372036854775800 of 10 bytes"),
    Refused(
      "a length above the limit", CraftedFile.bytes(header: "{}".utf8, length: 100_000_001),
      "its header would have 100000001 of 10 bytes"),
    Refused(
      "a header one byte longer than the file", CraftedFile.bytes(header: "{}".utf8, length: 3),
      "its header would have 3 of 10 bytes"),
    // int.from_bytes(b'{"a": 1}', 'little')
    Refused("text", Array("{\"a\": 1}".utf8), "its header would have 9021026962656797307 of 8 bytes"),
  ]

  static let headers = [
    Refused("an empty header", CraftedFile.bytes(header: [], data: [0]), "its header cannot be read"),
    Refused("zeros", [UInt8](repeating: 0, count: 64), "its header cannot be read"),
    Refused("no JSON", CraftedFile.bytes(header: "words".utf8), "its header cannot be read"),
    Refused("a JSON array", CraftedFile.bytes(header: "[]".utf8), "its header cannot be read"),
    Refused("half a header", CraftedFile.bytes(header: "{\"a\":".utf8), "its header cannot be read"),
    Refused("two headers", CraftedFile.bytes(header: "{}{}".utf8), "its header cannot be read"),
    Refused(
      "a header in Latin-1", CraftedFile.bytes(header: [0x7b, 0x22, 0xe9, 0x22, 0x3a]), "its header cannot be read"),
    Refused(
      "a header of a hundred thousand brackets",
      CraftedFile.bytes(header: repeatElement(UInt8(ascii: "["), count: 100_000)), "its header cannot be read"),
    Refused(
      "a header of a hundred thousand objects",
      CraftedFile.bytes(header: String(repeating: "{\"a\":", count: 100_000).utf8), "its header cannot be read"),
    Refused(
      "metadata that is no text", CraftedFile.bytes(header: #"{"__metadata__":{"checksum":1}}"#.utf8),
      "its header cannot be read"),
    Refused(
      "an element type that is not ours", entry: #""dtype":"BF16","shape":[2],"data_offsets":[0,4]"#, data: 4,
      "its header cannot be read"),
    Refused(
      "an array without a shape", entry: #""dtype":"U8","data_offsets":[0,1]"#, data: 1, "its header cannot be read"),
    Refused("an array without a place", entry: #""dtype":"U8","shape":[1]"#, data: 1, "its header cannot be read"),
    Refused(
      "a length of 2⁶⁴", entry: #""dtype":"U8","shape":[18446744073709551616],"data_offsets":[0,1]"#, data: 1,
      "its header cannot be read"),
    Refused(
      "an offset of 10³⁰⁰", entry: #""dtype":"U8","shape":[1],"data_offsets":[0,1e300]"#, data: 1,
      "its header cannot be read"),
  ]

  static let places = [
    Refused(
      "one offset", entry: #""dtype":"U8","shape":[1],"data_offsets":[0]"#, data: 1, "the place of 'a' in it is wrong"),
    Refused(
      "no offset", entry: #""dtype":"U8","shape":[1],"data_offsets":[]"#, data: 1, "the place of 'a' in it is wrong"),
    Refused(
      "three offsets", entry: #""dtype":"U8","shape":[1],"data_offsets":[0,1,2]"#, data: 2,
      "the place of 'a' in it is wrong"),
    Refused(
      "offsets that go backwards", entry: #""dtype":"U8","shape":[1],"data_offsets":[1,0]"#, data: 1,
      "the place of 'a' in it is wrong"),
    Refused(
      "a negative offset", entry: #""dtype":"U8","shape":[1],"data_offsets":[-1,0]"#, data: 1,
      "the place of 'a' in it is wrong"),
    Refused(
      "an end before the start of all", entry: #""dtype":"U8","shape":[1],"data_offsets":[0,-9223372036854775808]"#,
      data: 1, "the place of 'a' in it is wrong"),
    Refused(
      "a gap at the start", entry: #""dtype":"U8","shape":[1],"data_offsets":[1,2]"#, data: 2,
      "the place of 'a' in it is wrong"),
    Refused(
      "a start that does not fit its end", entry: #""dtype":"U8","shape":[4],"data_offsets":[1,4]"#,
      data: 4, "the place of 'a' in it is wrong"),
    Refused(
      "more bytes than the shape has", entry: #""dtype":"F32","shape":[1,2],"data_offsets":[0,12]"#, data: 12,
      "the place of 'a' in it is wrong"),
    Refused(
      "fewer bytes than the shape has", entry: #""dtype":"F32","shape":[1,2],"data_offsets":[0,4]"#, data: 4,
      "the place of 'a' in it is wrong"),
    Refused(
      "bytes that are no whole number of elements", entry: #""dtype":"I32","shape":[1],"data_offsets":[0,3]"#, data: 3,
      "the place of 'a' in it is wrong"),
    Refused(
      "a negative length", entry: #""dtype":"F32","shape":[-1],"data_offsets":[0,4]"#, data: 4,
      "the place of 'a' in it is wrong"),
    Refused(
      "two negative lengths", entry: #""dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]"#, data: 4,
      "the place of 'a' in it is wrong"),
    Refused(
      "a shape that overflows", entry: #""dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0]"#, data: 0,
      "the place of 'a' in it is wrong"),
    Refused(
      "a shape whose product overflows to what is there",
      entry: #""dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]"#, data: 0,
      "the place of 'a' in it is wrong"),
    Refused(
      "a shape that overflows before it comes to nothing",
      entry: #""dtype":"U8","shape":[9223372036854775807,2,0],"data_offsets":[0,0]"#, data: 0,
      "the place of 'a' in it is wrong"),
    Refused(
      "the largest place there is",
      entry: #""dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]"#, data: 1,
      "it ends within 'a'"),
    Refused(
      "one byte too few", entry: #""dtype":"U8","shape":[3],"data_offsets":[0,3]"#, data: 2, "it ends within 'a'"),
    Refused(
      "bytes of no array", entry: #""dtype":"U8","shape":[3],"data_offsets":[0,3]"#, data: 5,
      "it has 2 bytes too many"),
    Refused("no array at all", CraftedFile.bytes(entries: "", data: 1), "it has 1 bytes too many"),
    Refused(
      "a gap between arrays",
      CraftedFile.bytes(
        entries:
          #""a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}"#,
        data: 3), "the place of 'b' in it is wrong"),
    Refused(
      "arrays that overlap",
      CraftedFile.bytes(
        entries:
          #""a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}"#,
        data: 3), "the place of 'b' in it is wrong"),
    Refused(
      "a second array that ends before the start of all",
      CraftedFile.bytes(
        entries: #""a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"#
          + #""b":{"dtype":"U8","shape":[1],"data_offsets":[1,-9223372036854775808]}"#,
        data: 1), "the place of 'b' in it is wrong"),
    Refused(
      "two arrays at one place",
      CraftedFile.bytes(
        entries:
          #""b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}"#,
        data: 2), "the place of 'b' in it is wrong"),
  ]

  static let checksums = [
    Refused("no metadata", CraftedFile.bytes(header: "{}".utf8), "it has no checksum"),
    Refused(
      "another program's file",
      CraftedFile.bytes(
        header: #"{"__metadata__":{"format":"pt"},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#.utf8,
        data: [0, 0, 0, 0]), "it has no checksum"),
    Refused(
      "a checksum of another file",
      CraftedFile.bytes(header: #"{"__metadata__":{"checksum":"\#(String(repeating: "a", count: 64))"}}"#.utf8),
      "its checksum does not fit its content"),
    Refused(
      "a checksum that is too short", CraftedFile.bytes(header: #"{"__metadata__":{"checksum":"00"}}"#.utf8),
      "its checksum does not fit its content"),
    Refused(
      "an empty checksum", CraftedFile.bytes(header: #"{"__metadata__":{"checksum":""}}"#.utf8),
      "its checksum does not fit its content"),
    Refused(
      "a checksum of zeros", sealedAgain(with: CraftedFile.blankChecksum), "its checksum does not fit its content"),
    Refused(
      "a checksum in capitals",
      sealedAgain(with: checksum.uppercased()), "its checksum does not fit its content"),
    Refused(
      "a checksum behind a space",
      CraftedFile.bytes(header: #"{"__metadata__":{"checksum": "\#(CraftedFile.blankChecksum)"}}"#.utf8),
      "its checksum does not fit its content"),
  ]

  /// The right checksum of a file without arrays, and that file with another one.
  private static let checksum = String(
    decoding: CraftedFile.bytes(entries: "")[(8 + #"{"__metadata__":{"checksum":""#.utf8.count)...].prefix(64),
    as: UTF8.self)

  private static func sealedAgain(with other: String) -> [UInt8] {
    var file = CraftedFile.bytes(entries: "")
    if let place = file.firstRange(of: checksum.utf8) { file.replaceSubrange(place, with: other.utf8) }
    return file
  }

  @Test(arguments: refused) func refuses(_ c: Refused) {
    #expect(throws: ModelError.refused(c.reason)) { try SafeTensors(reading: c.file) }
  }

  // MARK: Damage

  @Test func everyFileCutShortIsRefused() throws {
    let bytes = try Self.example.encoded()
    for count in 0..<bytes.count {
      #expect(throws: ModelError.self, "cut at \(count)") { try SafeTensors(reading: Array(bytes[..<count])) }
    }
  }

  @Test func everyBitCounts() throws {
    let bytes = try Self.example.encoded()
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        #expect(throws: ModelError.self, "byte \(index), bit \(bit)") { try SafeTensors(reading: damaged) }
      }
    }
  }

  @Test func bytesPutInOrTakenOutAreNoticed() throws {
    let bytes = try Self.example.encoded()
    for index in bytes.indices {
      var longer = bytes
      longer.insert(UInt8(ascii: " "), at: index)
      #expect(throws: ModelError.self, "put in at \(index)") { try SafeTensors(reading: longer) }
      var shorter = bytes
      shorter.remove(at: index)
      #expect(throws: ModelError.self, "taken out at \(index)") { try SafeTensors(reading: shorter) }
    }
  }
}
