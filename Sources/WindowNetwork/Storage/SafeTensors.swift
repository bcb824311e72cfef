import Foundation

/// A file of named arrays in the safetensors format: eight bytes with the length of a JSON header, the header, and the
/// arrays' bytes, little-endian and without gaps. It can hold no code.
///
/// - SeeAlso: the format's description at https://github.com/huggingface/safetensors.
package struct SafeTensors: Sendable, Equatable {
  /// The element types that are written here.
  package enum ElementType: String, Codable, Sendable {
    case float32 = "F32"
    case int32 = "I32"
    case uint8 = "U8"

    /// The bytes of one element.
    package var size: Int { self == .uint8 ? 1 : 4 }
  }

  /// One named array.
  package struct Tensor: Sendable, Equatable {
    package var type: ElementType
    package var shape: [Int]
    /// The elements, little-endian.
    package var content: Bytes

    package init(type: ElementType, shape: [Int], content: Bytes) {
      self.type = type
      self.shape = shape
      self.content = content
    }

    package init(type: ElementType, shape: [Int], bytes: [UInt8]) {
      self.init(type: type, shape: shape, content: .inMemory(bytes))
    }

    /// A copy of the elements, little-endian.
    package var bytes: [UInt8] { content.copied }

    package static func == (a: Tensor, b: Tensor) -> Bool {
      a.type == b.type && a.shape == b.shape && a.bytes == b.bytes
    }
  }

  /// Free text beside the arrays, `__metadata__` in the header.
  package var metadata: [String: String] = [:]
  /// The arrays, which are stored in this order.
  package var tensors: [(name: String, tensor: Tensor)] = []

  package init(metadata: [String: String] = [:], tensors: [(name: String, tensor: Tensor)] = []) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// No header may be longer: the limit that the format's own library sets.
  static let longestHeader = 100_000_000

  /// What the header says of one array.
  struct Entry: Codable, Sendable {
    var dtype: ElementType
    var shape: [Int]
    var data_offsets: [Int]
  }

  package static func == (a: SafeTensors, b: SafeTensors) -> Bool {
    a.metadata == b.metadata && a.tensors.elementsEqual(b.tensors, by: { $0.name == $1.name && $0.tensor == $1.tensor })
  }
}

/// The header: either the metadata or an array under each key.
struct SafeTensorsHeader: Codable {
  var metadata: [String: String]
  var entries: [String: SafeTensors.Entry]

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    static let metadata = Key(stringValue: "__metadata__")
  }

  init(metadata: [String: String], entries: [String: SafeTensors.Entry]) {
    self.metadata = metadata
    self.entries = entries
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    metadata = try container.decodeIfPresent([String: String].self, forKey: .metadata) ?? [:]
    entries = [:]
    for key in container.allKeys where key.stringValue != Key.metadata.stringValue {
      entries[key.stringValue] = try container.decode(SafeTensors.Entry.self, forKey: key)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(metadata, forKey: .metadata)
    for (name, entry) in entries { try container.encode(entry, forKey: Key(stringValue: name)) }
  }
}
