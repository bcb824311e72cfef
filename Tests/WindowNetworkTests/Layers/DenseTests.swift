import NumericKernels
import Testing
import WindowNetwork

@Suite struct DenseTests {
  private func layer<Scalar: KernelScalar>(_: Scalar.Type = Scalar.self) -> Dense<Scalar> {
    Dense(
      name: "hidden", weight: Matrix(rows: 2, columns: 3, elements: [1, 2, 3, -4, 5, 0.5]),
      bias: Matrix(rows: 1, columns: 2, elements: [10, -20]))
  }

  // 1·1 + 0·2 + 2·3 + 10 = 17, −4 + 1 − 20 = −23; −1·1 + 4·2 + 1·3 + 10 = 20, 4 + 20 + 0.5 − 20 = 4.5
  private func checkForward<Scalar: KernelScalar>(_: Scalar.Type) {
    let x = Matrix<Scalar>(rows: 2, columns: 3, elements: [1, 0, 2, -1, 4, 1])
    #expect(Graph.value(of: layer(), x) == Matrix(rows: 2, columns: 2, elements: [17, -23, 20, 4.5]))
  }

  @Test func forward() {
    checkForward(Float.self)
    checkForward(Double.self)
  }

  // dy = [[1, 2], [0, −1]]: dx = dy·W, dW = dyᵀ·x, db = column sums of dy
  @Test func backward() {
    let graph = Graph<Double>()
    let dense = layer(Double.self)
    let x = graph.add(Source(Matrix(rows: 2, columns: 3, elements: [1, 0, 2, -1, 4, 1])))
    let node = graph.add(dense, x)
    graph.forward(to: node, .inference)
    x.gradient = Matrix(rows: 2, columns: 3)
    node.gradient = Matrix(rows: 2, columns: 2, elements: [1, 2, 0, -1])
    dense.backward(node)
    #expect(x.gradient.elements == [-7, 12, 4, 4, -5, -0.5])
    #expect(dense.weight.gradient.values.elements == [1, 0, 2, 3, -4, 3])
    #expect(dense.bias.gradient.values.elements == [1, 1])
  }

  @Test func theParametersAreNamedAfterTheLayer() {
    let dense = layer(Float.self)
    #expect(dense.parameters.map(\.name) == ["hidden.weight", "hidden.bias"])
    #expect(dense.parameters.map(\.isPenalized) == [true, false])
    #expect(dense.parameters.allSatisfy { !$0.isFrozen })
  }

  @Test func anEmptyBatchIsNoTrouble() {
    #expect(Graph.value(of: layer(Float.self), Matrix(rows: 0, columns: 3)).shape == Shape(rows: 0, columns: 2))
  }

  @Test func shapesMustAgree() async {
    await #expect(processExitsWith: .failure) {
      _ = Dense<Float>(name: "d", weight: Matrix(rows: 2, columns: 3), bias: Matrix(rows: 1, columns: 3))
    }
    await #expect(processExitsWith: .failure) {
      _ = Dense<Float>(name: "d", weight: Matrix(rows: 2, columns: 3), bias: Matrix(rows: 2, columns: 2))
    }
    await #expect(processExitsWith: .failure) {
      let dense = Dense<Float>(name: "d", weight: Matrix(rows: 2, columns: 3), bias: Matrix(rows: 1, columns: 2))
      _ = Graph.value(of: dense, Matrix(rows: 4, columns: 2))
    }
  }

  /// What was cleared is not read, but replaced.
  @Test func clearedGradientsAreReplaced() {
    let dense = Dense<Double>(
      name: "dense", weight: Matrix(rows: 1, columns: 2, elements: [3, 4]), bias: Matrix(rows: 1, columns: 1))
    let graph = Graph<Double>()
    let loss = graph.add(
      WeightedSum(), graph.add(dense, graph.add(Constant(Matrix(rows: 1, columns: 2, elements: [5, 6])))))
    let c = WeightedSum.coefficient(0)
    for _ in 1...2 {
      for parameter in dense.parameters {
        parameter.gradient.values.fill(with: .nan)
        parameter.gradient.clear()
        #expect(parameter.gradient.values.elements.allSatisfy { $0 == 0 })
      }
      graph.forward(to: loss, .inference)
      graph.backward(from: loss)
      #expect(dense.weight.gradient.values.elements == [5 * c, 6 * c])
      #expect(dense.bias.gradient.values.elements == [c])
    }
  }
}
