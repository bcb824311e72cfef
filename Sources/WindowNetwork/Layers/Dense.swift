import NumericKernels

/// A fully connected layer, `y = x·Wᵀ + b`.
///
/// Shapes: `x` is `[batch, inputs]`, `W` is `[outputs, inputs]`, `b` is `[1, outputs]`, `y` is `[batch, outputs]`.
/// Gradients: `dx = dy·W`, in those blocks of it that anything asks for, `dW = dyᵀ·x`, `db` is the sum of the rows of `dy`.
///
/// - Complexity: O(`batch` · `inputs` · `outputs`); backward is two products of the size of the forward one.
/// - SeeAlso: Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12 (2011), section 3.3.1.
public final class Dense<Scalar: KernelScalar>: Layer {
  public let name: String
  public let weight: Parameter<Scalar>
  public let bias: Parameter<Scalar>
  private var scratch = BlockScratch<Scalar>()

  public init(name: String, weight: Matrix<Scalar>, bias: Matrix<Scalar>) {
    precondition(
      bias.rows == 1 && bias.columns == weight.rows,
      "the bias of \(weight.shape) is [1, \(weight.rows)], not \(bias.shape)"
    )
    self.name = name
    self.weight = Parameter(name: "\(name).weight", value: weight, isPenalized: true)
    self.bias = Parameter(name: "\(name).bias", value: bias, isPenalized: false)
  }

  public var parameters: [Parameter<Scalar>] { [weight, bias] }

  public var forwardFormula: String { "y = x·Wᵀ + b" }

  public var backwardFormula: String { "dx = dy·W; dW = dyᵀ·x, db = Σ rows of dy" }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func outputShape(of inputs: [Node<Scalar>]) -> Shape {
    precondition(
      inputs[0].value.columns == weight.value.columns,
      "'\(name)' has \(weight.value.columns) inputs and got \(inputs[0].value.shape)"
    )
    return Shape(rows: inputs[0].value.rows, columns: weight.value.rows)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    node.value.setProduct(of: node.inputs[0].value.asIs, and: weight.value.transposed, by: node.team)
    node.value.addToEachRow(bias.value, by: node.team)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    weight.gradient.add { dw, adds in
      dw.setProduct(of: node.gradient.transposed, and: x.value.asIs, adding: adds, by: node.team)
    }
    bias.gradient.values.addColumnSums(of: node.gradient, by: node.team)
    if x.needsGradient {
      x.addToGradient { dx, adds in
        if let wanted = x.wantedGradient {
          if !adds { dx.fill(with: 0, by: node.team) }
          dx.addProduct(of: node.gradient, and: weight.value, in: wanted, &scratch, by: node.team)
          return
        }
        dx.setProduct(of: node.gradient.asIs, and: weight.value.asIs, adding: adds, by: node.team)
      }
    }
  }
}
