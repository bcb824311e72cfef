import NumericKernels

/// Lays matrices of one height side by side: the features of a window become one input row.
///
/// Shapes: inputs are `[batch, columnsᵢ]`, the value is `[batch, Σ columnsᵢ]`.
///
/// - Complexity: O(elements), forward and backward alike.
public final class Concatenation<Scalar: KernelScalar>: Layer {
  public let name = "concatenation"

  public init() {}

  public var forwardFormula: String { "y = [x₁ x₂ …] side by side" }

  public var backwardFormula: String { "dxᵢ = the columns of dy that xᵢ fills" }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func outputShape(of inputs: [Node<Scalar>]) -> Shape {
    let height = inputs[0].value.rows
    precondition(
      inputs.allSatisfy { $0.value.rows == height }, "cannot lay \(inputs.map(\.value.shape)) side by side")
    return Shape(rows: height, columns: inputs.reduce(0) { $0 + $1.value.columns })
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    var left = 0
    for input in node.inputs {
      node.value.copyColumns(of: input.value, to: left, by: node.team)
      left += input.value.columns
    }
  }

  public func wantedGradient(of node: Node<Scalar>) -> [MatrixBlock]? {
    if node.inputs.allSatisfy({ $0.needsGradient && $0.wantedGradient == nil }) { return nil }
    var left = 0
    return node.inputs.flatMap { input in
      let columns = left..<left + input.value.columns
      left = columns.upperBound
      if !input.needsGradient { return [MatrixBlock]() }
      return input.wantedGradient?.map { block in
        MatrixBlock(
          rows: block.rows,
          columns: columns.lowerBound + block.columns.lowerBound..<columns.lowerBound + block.columns.upperBound)
      } ?? [MatrixBlock(columns: columns)]
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ node: Node<Scalar>) {
    var left = 0
    for input in node.inputs {
      if input.needsGradient {
        input.addToGradient { dx, adds in
          if adds {
            dx.addBlock(column: left, of: node.gradient)
          } else {
            dx.copyColumns(of: node.gradient, from: left, by: node.team)
          }
        }
      }
      left += input.value.columns
    }
  }
}

extension Matrix {
  /// Adds the columns of `whole` from `column` on to this matrix, which is as high.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func addBlock(column: Int, of whole: Matrix) {
    let (width, wholeWidth) = (columns, whole.columns)
    let source = whole.elements.span
    var target = elements.mutableSpan
    for row in 0..<whole.rows {
      for offset in 0..<width {
        target[row * width + offset] += source[row * wholeWidth + column + offset]
      }
    }
  }
}
