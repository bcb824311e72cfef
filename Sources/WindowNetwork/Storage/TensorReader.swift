import NumericKernels

/// Takes arrays of known shapes out of a file of arrays.
package struct TensorReader {
  private let file: SafeTensors
  private let path: String

  /// - Parameter path: the name to use in errors.
  package init(_ file: SafeTensors, path: String) {
    self.file = file
    self.path = path
  }

  /// A file that does not hold what it should.
  package func refused(_ reason: String) -> ModelError { .notAModel(path: path, reason: reason) }

  /// Whether the file has an array of that name.
  func contains(_ name: String) -> Bool { file.tensors.contains { $0.name == name } }

  package func tensor(_ name: String) throws(ModelError) -> SafeTensors.Tensor {
    guard let found = file.tensors.first(where: { $0.name == name }) else {
      throw refused("it has no '\(name)'")
    }
    return found.tensor
  }

  package func matrix(_ name: String, rows: Int, columns: Int) throws(ModelError) -> Matrix<Float> {
    let tensor = try tensor(name)
    guard tensor.shape == [rows, columns] else {
      throw refused("'\(name)' has the shape \(tensor.shape), expected [\(rows), \(columns)]")
    }
    guard let floats = tensor.floats else {
      throw refused("'\(name)' holds \(tensor.type.rawValue), expected \(SafeTensors.ElementType.float32.rawValue)")
    }
    return Matrix(rows: rows, columns: columns, elements: floats)
  }

  package func integers(_ name: String, count: Int) throws(ModelError) -> [Int32] {
    let tensor = try tensor(name)
    guard tensor.shape == [count] else {
      throw refused("'\(name)' has the shape \(tensor.shape), expected [\(count)]")
    }
    guard let integers = tensor.integers else {
      throw refused("'\(name)' holds \(tensor.type.rawValue), expected \(SafeTensors.ElementType.int32.rawValue)")
    }
    return integers
  }
}
