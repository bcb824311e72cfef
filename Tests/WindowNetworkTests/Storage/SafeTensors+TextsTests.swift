import TestSupport
import Testing

@testable import WindowNetwork

@Suite struct SafeTensorsTextsTests {
  /// What comes back of a list, or the error.
  private func read(_ file: SafeTensors) throws(ModelError) -> [String] {
    try TensorReader(file, path: "m.model").texts("list")
  }

  @Test(arguments: [[], [""], ["a"], ["", "a", "bc"], ["é", "e\u{301}", "\u{0}", "漢 字", "\n"]])
  func comesBack(_ texts: [String]) throws {
    var file = SafeTensors()
    file.append(texts, named: "list")
    #expect(file.tensors.map(\.name) == ["list.offsets", "list.bytes"])
    #expect(try read(file).map { Array($0.utf8) } == texts.map { Array($0.utf8) })
  }

  @Test func randomTextsComeBack() throws {
    let seed: UInt64 = 60_004
    var random = SeededRandom(seed: seed)
    for round in 0..<100 {
      let texts = Set(
        (0..<Int.random(in: 0...9, using: &random)).map { _ in
          String((0..<Int.random(in: 0...5, using: &random)).map { _ in "aé漢😀 ".randomElement(using: &random) ?? "a" })
        }
      ).sorted()
      var file = SafeTensors()
      file.append(texts, named: "list")
      #expect(try read(file) == texts, "seed \(seed), round \(round)")
    }
  }

  @Test func severalListsAreToldApart() throws {
    var file = SafeTensors()
    file.append(["a"], named: "list")
    file.append(["b", "c"], named: "other")
    let reader = TensorReader(file, path: "m.model")
    #expect(try reader.texts("list") == ["a"])
    #expect(try reader.texts("other") == ["b", "c"])
    #expect(try reader.textsIfThere("other") == ["b", "c"])
    #expect(try reader.textsIfThere("none") == nil)
  }

  @Test func halfAListIsNone() {
    for half in ["bytes", "offsets"] {
      var file = SafeTensors()
      file.append(["a"], named: "list")
      file.tensors.removeAll { $0.name == "list.\(half)" }
      let error = ModelError.refused("it has no 'list.\(half)'")
      #expect(throws: error) { try read(file) }
      #expect(throws: error) { try TensorReader(file, path: "m.model").textsIfThere("list") }
    }
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes = SafeTensors.Tensor(bytes: Array("abcé".utf8))
    var offsets: SafeTensors.Tensor
    var reason = "its list cannot be read"
  }

  static let refused = [
    Refused(testDescription: "no offsets", offsets: .init(integers: [])),
    Refused(testDescription: "a start behind the first byte", offsets: .init(integers: [1, 5])),
    Refused(testDescription: "an end before the last byte", offsets: .init(integers: [0, 3])),
    Refused(testDescription: "an end behind the last byte", offsets: .init(integers: [0, 6])),
    Refused(testDescription: "offsets that go backwards", offsets: .init(integers: [0, 3, 1, 5])),
    Refused(testDescription: "a negative offset", offsets: .init(integers: [0, -1, 5])),
    Refused(testDescription: "the largest offset", offsets: .init(integers: [0, .max, 5])),
    Refused(testDescription: "the smallest offset", offsets: .init(integers: [0, .min, 5])),
    Refused(testDescription: "half a character", offsets: .init(integers: [0, 4, 5])),
    Refused(testDescription: "offsets that are floats", offsets: .init(floats: [0, 5], shape: [2])),
    Refused(
      testDescription: "offsets in two dimensions",
      offsets: .init(type: .int32, shape: [1, 2], bytes: [0, 0, 0, 0, 5, 0, 0, 0])),
    Refused(
      testDescription: "bytes in two dimensions", bytes: .init(type: .uint8, shape: [5, 1], bytes: Array("abcé".utf8)),
      offsets: .init(integers: [0, 5])),
    Refused(
      testDescription: "bytes that are no UTF-8", bytes: .init(bytes: [0xc3, 0x28]), offsets: .init(integers: [0, 2])),
    Refused(
      testDescription: "bytes that are whole numbers", bytes: .init(integers: [0]), offsets: .init(integers: [0, 4])),
    Refused(
      testDescription: "a text that stands twice", bytes: .init(bytes: Array("abab".utf8)),
      offsets: .init(integers: [0, 2, 4]), reason: "a text stands twice in its list"),
    Refused(
      testDescription: "nothing, twice", bytes: .init(bytes: []), offsets: .init(integers: [0, 0, 0]),
      reason: "a text stands twice in its list"),
  ]

  @Test(arguments: refused) func refuses(_ c: Refused) {
    let file = SafeTensors(tensors: [("list.offsets", c.offsets), ("list.bytes", c.bytes)])
    #expect(throws: ModelError.refused(c.reason)) { try read(file) }
  }
}
