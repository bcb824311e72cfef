import Foundation
import Testing

@testable import WindowNetwork

@Suite struct SafeTensorsTests {
  private func header(_ json: String) throws -> SafeTensorsHeader {
    try JSONDecoder().decode(SafeTensorsHeader.self, from: Data(json.utf8))
  }

  @Test(arguments: [(SafeTensors.ElementType.float32, "F32", 4), (.int32, "I32", 4), (.uint8, "U8", 1)])
  func elementTypesAreCalledAsInTheFormat(_ type: SafeTensors.ElementType, _ name: String, _ size: Int) {
    #expect(type.rawValue == name)
    #expect(type.size == size)
    #expect(SafeTensors.ElementType(rawValue: name) == type)
  }

  @Test func aHeaderHoldsMetadataAndEntries() throws {
    let header = try header(
      #"{"b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]},"__metadata__":{"k":"v"},"#
        + #""a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#)
    #expect(header.metadata == ["k": "v"])
    #expect(Set(header.entries.keys) == ["a", "b"])
    #expect(header.entries["a"]?.dtype == .float32)
    #expect(header.entries["a"]?.shape == [1, 2])
    #expect(header.entries["b"]?.data_offsets == [8, 11])
  }

  @Test func metadataMayBeMissing() throws {
    #expect(try header("{}").metadata == [:])
    #expect(try header(#"{"a":{"dtype":"I32","shape":[],"data_offsets":[0,4]}}"#).entries.count == 1)
  }

  @Test func aHeaderIsWrittenAsTheFormatHasIt() throws {
    let header = SafeTensorsHeader(
      metadata: ["k": "v"], entries: ["a": .init(dtype: .int32, shape: [2, 1], data_offsets: [4, 12])])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(header), as: UTF8.self)
        == #"{"__metadata__":{"k":"v"},"a":{"data_offsets":[4,12],"dtype":"I32","shape":[2,1]}}"#)
  }

  @Test(arguments: [
    "", "null", "[]", "3", "{", #"{"a":{}}"#, #"{"a":[0,4]}"#, #"{"__metadata__":{"k":1}}"#, #"{"__metadata__":[]}"#,
    #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}"#, #"{"a":{"dtype":"F32","shape":[1]}}"#,
    #"{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,6]}}"#,
    #"{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,18446744073709551616]}}"#,
  ])
  func refusesWhatIsNoHeader(_ json: String) {
    #expect(throws: DecodingError.self) { try header(json) }
  }

  @Test func filesAreEqualInAllTheyHold() {
    let tensor = SafeTensors.Tensor(bytes: [1, 2])
    let file = SafeTensors(metadata: ["k": "v"], tensors: [("a", tensor), ("b", tensor)])
    #expect(file == SafeTensors(metadata: ["k": "v"], tensors: [("a", tensor), ("b", tensor)]))
    #expect(file != SafeTensors(metadata: ["k": "w"], tensors: [("a", tensor), ("b", tensor)]))
    #expect(file != SafeTensors(metadata: ["k": "v"], tensors: [("b", tensor), ("a", tensor)]))
    #expect(file != SafeTensors(metadata: ["k": "v"], tensors: [("a", tensor)]))
    #expect(file != SafeTensors(metadata: ["k": "v"], tensors: [("a", tensor), ("b", .init(bytes: [1, 3]))]))
    #expect(
      file
        != SafeTensors(
          metadata: ["k": "v"], tensors: [("a", tensor), ("b", .init(type: .uint8, shape: [2, 1], bytes: [1, 2]))]))
  }
}
