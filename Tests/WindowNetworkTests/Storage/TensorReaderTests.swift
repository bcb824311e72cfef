import NumericKernels
import Testing

@testable import WindowNetwork

@Suite struct TensorReaderTests {
  private let reader = TensorReader(
    SafeTensors(tensors: [
      ("weight", .init(floats: [1, 2, 3, 4, 5, 6], shape: [2, 3])), ("counts", .init(integers: [7, -8])),
      ("bytes", .init(bytes: [9])),
    ]), path: "m.model")

  @Test func findsArraysByName() throws {
    #expect(reader.contains("weight"))
    #expect(!reader.contains("Weight"))
    #expect(try reader.tensor("bytes") == .init(bytes: [9]))
    #expect(throws: ModelError.refused("it has no 'bias'")) { try reader.tensor("bias") }
  }

  @Test func aMatrixHasTheShapeThatIsExpected() throws {
    #expect(
      try reader.matrix("weight", rows: 2, columns: 3) == Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6]))
    #expect(throws: ModelError.refused("'weight' has the shape [2, 3], expected [3, 2]")) {
      try reader.matrix("weight", rows: 3, columns: 2)
    }
    #expect(throws: ModelError.refused("'counts' has the shape [2], expected [1, 2]")) {
      try reader.matrix("counts", rows: 1, columns: 2)
    }
    #expect(throws: ModelError.refused("it has no 'bias'")) { try reader.matrix("bias", rows: 1, columns: 2) }
  }

  @Test func aMatrixHoldsFloats() {
    let whole = TensorReader(
      SafeTensors(tensors: [("weight", .init(type: .int32, shape: [1, 1], bytes: [0, 0, 0, 0]))]), path: "m.model")
    #expect(throws: ModelError.refused("'weight' holds I32, expected F32")) {
      try whole.matrix("weight", rows: 1, columns: 1)
    }
  }

  @Test func integersAreAsManyAsExpected() throws {
    #expect(try reader.integers("counts", count: 2) == [7, -8])
    #expect(throws: ModelError.refused("'counts' has the shape [2], expected [3]")) {
      try reader.integers("counts", count: 3)
    }
    #expect(throws: ModelError.refused("'bytes' holds U8, expected I32")) { try reader.integers("bytes", count: 1) }
    #expect(throws: ModelError.refused("it has no 'sums'")) { try reader.integers("sums", count: 1) }
  }
}
