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

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape {
    let heights = Set(inputs.map(\.value.rows))
    precondition(heights.count == 1, "cannot lay \(inputs.map(\.value.shape)) side by side")
    return Shape(rows: inputs[0].value.rows, columns: inputs.reduce(0) { $0 + $1.value.columns })
  }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    var left = 0
    for input in node.inputs {
      node.value.setBlock(column: left, to: input.value)
      left += input.value.columns
    }
  }

  public func backward(_ node: Node<Scalar>) {
    var left = 0
    for input in node.inputs {
      if input.needsGradient { input.gradient.addBlock(column: left, of: node.gradient) }
      left += input.value.columns
    }
  }
}

extension Matrix {
  /// Writes `block`, which is as high as this matrix, over the columns from `column` on.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func setBlock(column: Int, to block: Matrix) {
    let (width, blockWidth) = (columns, block.columns)
    let source = block.elements.span
    var target = elements.mutableSpan
    for row in 0..<block.rows {
      for offset in 0..<blockWidth {
        target[row * width + column + offset] = source[row * blockWidth + offset]
      }
    }
  }

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
