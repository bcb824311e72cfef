import ByteStreams
import Foundation
import Testing

@testable import WindowNetwork

/// A safetensors file taken apart by the letter of the format's description, with nothing of ours.
///
/// - SeeAlso: https://github.com/huggingface/safetensors, "Format".
struct ParsedSafeTensors {
  struct Array: Equatable {
    var type: String
    var shape: [Int]
    var bytes: [UInt8]
  }

  /// The number of bytes before the arrays' bytes.
  let dataStart: Int
  let header: [UInt8]
  let metadata: [String: String]
  let arrays: [String: Array]
  /// The names, in the order of their places.
  let names: [String]

  /// Records an issue for each promise of the format that the file breaks.
  init(_ file: [UInt8]) throws {
    try #require(file.count >= 8)
    let length = file[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    try #require(length <= file.count - 8)
    header = Swift.Array(file[8..<8 + length])
    dataStart = 8 + length
    #expect(dataStart.isMultiple(of: 8))
    #expect(header.first == UInt8(ascii: "{"))
    var object = try #require(try JSONSerialization.jsonObject(with: Data(header)) as? [String: Any])
    metadata = try #require(object.removeValue(forKey: "__metadata__") as? [String: String])
    let sizes = ["F32": 4, "I32": 4, "U8": 1]
    var places: [(name: String, range: Range<Int>)] = []
    var arrays: [String: Array] = [:]
    for (name, value) in object {
      let entry = try #require(value as? [String: Any])
      #expect(Set(entry.keys) == ["dtype", "shape", "data_offsets"])
      let type = try #require(entry["dtype"] as? String)
      let shape = try #require(entry["shape"] as? [Int])
      let offsets = try #require(entry["data_offsets"] as? [Int])
      try #require(offsets.count == 2 && 0 <= offsets[0] && offsets[0] <= offsets[1])
      try #require(dataStart + offsets[1] <= file.count)
      #expect(offsets[1] - offsets[0] == shape.reduce(try #require(sizes[type]), *))
      places.append((name, offsets[0]..<offsets[1]))
      arrays[name] = Array(
        type: type, shape: shape, bytes: Swift.Array(file[dataStart + offsets[0]..<dataStart + offsets[1]]))
    }
    places.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var end = 0
    for place in places {
      #expect(place.range.lowerBound == end, "a gap before '\(place.name)'")
      end = place.range.upperBound
    }
    #expect(dataStart + end == file.count)
    names = places.map(\.name)
    self.arrays = arrays
  }
}

/// Files written byte by byte.
enum CraftedFile {
  /// What stands in the place of a checksum until it is known.
  static let blankChecksum = String(repeating: "0", count: 64)
  static let metadata = #""__metadata__":{"checksum":"\#(blankChecksum)"}"#

  /// A file of a header, as it is, and some bytes behind it. A blank checksum is replaced by the right one.
  static func bytes(header: some Sequence<UInt8>, data: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
    let header = [UInt8](header)
    let length = length ?? UInt64(header.count)
    return sealed((0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + header + data)
  }

  /// A file of the metadata, some entries, and so many bytes.
  static func bytes(entries: String, data: Int = 0) -> [UInt8] {
    bytes(header: "{\(metadata)\(entries.isEmpty ? "" : ",")\(entries)}".utf8, data: (0..<data).map { UInt8($0 % 251) })
  }

  /// The file with a right checksum in the place of a blank one, if there is one.
  static func sealed(_ file: [UInt8]) -> [UInt8] {
    guard let place = file.firstRange(of: blankChecksum.utf8) else { return file }
    var file = file
    file.replaceSubrange(place, with: Digest.sha256(of: file).utf8)
    return file
  }

  /// The file with its checksum made right again after a change, if there still is one.
  static func resealed(_ file: [UInt8]) -> [UInt8] {
    guard let key = file.firstRange(of: #""checksum":""#.utf8), key.upperBound + 64 <= file.count else { return file }
    var file = file
    file.replaceSubrange(key.upperBound..<key.upperBound + 64, with: blankChecksum.utf8)
    return sealed(file)
  }
}

extension SafeTensors {
  /// Reads a file that lies in memory.
  init(reading file: [UInt8]) throws(ModelError) { try self.init(decoding: unsafe file.span.bytes, path: "m.model") }
}

extension ModelError {
  /// What is wrong with the file `m.model`.
  static func refused(_ reason: String) -> ModelError { .notAModel(path: "m.model", reason: reason) }
}
