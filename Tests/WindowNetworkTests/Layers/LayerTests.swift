import NumericKernels
import Testing
import WindowNetwork

/// The laws that hold for every layer.
@Suite struct LayerTests {
  @Test(arguments: LayerCase.all) func theValueHasItsShape(_ c: LayerCase) {
    for rows in 1...LayerCase.batch {
      let network = c.network(of: 0..<rows)
      network.graph.forward(to: network.node, .inference)
      #expect(network.node.value.shape == c.outputShape(rows: rows))
      #expect(network.node.layer.outputShape(of: network.inputs) == c.outputShape(rows: rows))
    }
  }

  @Test(arguments: LayerCase.all) func gradientsHaveTheShapeOfWhatTheyAreOf(_ c: LayerCase) {
    let network = c.network()
    network.graph.forward(to: network.loss, .training(seed: 1))
    network.graph.backward(from: network.loss)
    for node in network.inputs + [network.node] { #expect(node.gradient.shape == node.value.shape) }
    for parameter in network.node.layer.parameters {
      #expect(parameter.gradient.values.columns == parameter.value.columns)
      #expect(parameter.gradient.dense(rowCount: parameter.value.rows).shape == parameter.value.shape)
    }
  }

  @Test(arguments: LayerCase.all, [Pass.inference, .training(seed: 1), .training(seed: 2)])
  func backwardAgreesWithCentralDifferences(_ c: LayerCase, _ pass: Pass) {
    let network = c.network()
    let check = GradientCheck(of: network.loss, in: network.graph, pass)
    let parameters = network.graph.parameters
    #expect(parameters.count == c.inputs.count + c.layer(0..<LayerCase.batch).parameters.count)
    #expect(check.rows.map(\.parameter) == parameters.map(\.name))
    #expect(check.rows.map(\.count) == parameters.map(\.trainableCount))
    for row in check.rows { #expect(row.error < 1e-7, "\(row.parameter)") }
    for parameter in parameters { #expect(parameter.gradient.values.elements.contains { $0.magnitude > 0.1 }) }
  }

  @Test(arguments: LayerCase.all) func aBatchIsItsPartsOneByOne(_ c: LayerCase) {
    let batch = c.network()
    batch.graph.forward(to: batch.node, .inference)
    let parts = c.parts.map { rows in
      let network = c.network(of: rows)
      network.graph.forward(to: network.node, .inference)
      return network.node.value.elements
    }
    switch c.output {
    case .rowEach(let columns):
      let together = Matrix(rows: LayerCase.batch, columns: columns, elements: parts.flatMap { $0 })
      #expect(batch.node.value.isNear(together, within: 1e-14))
    case .mean:
      let sum = zip(parts, c.parts).reduce(0) { $0 + $1.0[0] * Double($1.1.count) }
      #expect((batch.node.value[0, 0] - sum / Double(LayerCase.batch)).magnitude < 1e-14)
    }
  }

  @Test(arguments: LayerCase.all) func inferenceKnowsNothingOfTraining(_ c: LayerCase) {
    let fresh = c.network()
    fresh.graph.forward(to: fresh.node, .inference)
    let trained = c.network()
    trained.graph.forward(to: trained.loss, .training(seed: 1))
    trained.graph.backward(from: trained.loss)
    trained.graph.forward(to: trained.node, .inference)
    #expect(trained.node.value == fresh.node.value)
  }

  @Test(arguments: LayerCase.all) func aPassCanBeRepeated(_ c: LayerCase) {
    let network = c.network()
    network.graph.forward(to: network.node, .training(seed: 1))
    let value = network.node.value
    network.graph.forward(to: network.node, .training(seed: 2))
    network.graph.forward(to: network.node, .training(seed: 1))
    #expect(network.node.value == value)
  }

  @Test(arguments: LayerCase.all) func forwardReadsNothingOfTheOldValue(_ c: LayerCase) {
    let network = c.network()
    network.graph.forward(to: network.node, .training(seed: 1))
    let value = network.node.value
    network.node.value.fill(with: .nan)
    network.node.layer.forward(network.node, .training(seed: 1))
    #expect(network.node.value == value)
  }

  @Test(arguments: LayerCase.all) func theInputsKeepTheirValues(_ c: LayerCase) {
    let network = c.network()
    network.graph.forward(to: network.loss, .training(seed: 1))
    network.graph.backward(from: network.loss)
    #expect(network.inputs.map(\.value) == c.inputs)
  }

  @Test(arguments: LayerCase.all) func backwardAddsToWhatIsThere(_ c: LayerCase) {
    let network = c.network()
    let parameters = network.node.layer.parameters
    func gradients() -> [Matrix<Double>] {
      network.inputs.map(\.gradient) + parameters.map { $0.gradient.dense(rowCount: $0.value.rows) }
    }
    network.graph.forward(to: network.loss, .training(seed: 1))
    network.graph.backward(from: network.loss)
    for input in network.inputs { input.gradient.fill(with: 100) }
    let before = gradients()
    network.node.layer.backward(network.node)
    let once = gradients()
    network.node.layer.backward(network.node)
    for ((before, once), twice) in zip(zip(before, once), gradients()) {
      #expect(once != before)
      var expected = once
      expected.add(once)
      expected.add(before, scaledBy: -1)
      #expect(twice.isNear(expected, within: 1e-12))
    }
  }

  @Test(arguments: LayerCase.all) func inputsThatNeedNoGradientGetNone(_ c: LayerCase) {
    let network = LayerCase.Network(c.layer(0..<LayerCase.batch), c.inputs.map { Constant($0) })
    network.graph.forward(to: network.node, .training(seed: 1))
    network.node.gradient = Matrix(rows: network.node.value.rows, columns: network.node.value.columns)
    network.node.gradient.fill(with: 1)
    network.node.layer.backward(network.node)
    for input in network.inputs { #expect(input.gradient.shape == Shape(rows: 0, columns: 0)) }
    for parameter in network.node.layer.parameters {
      #expect(parameter.gradient.values.elements.contains { $0 != 0 })
    }
  }

  /// A formula of its own, for the value and for what becomes of the gradient.
  @Test(arguments: LayerCase.all) func saysWhatItComputes(_ c: LayerCase) {
    let network = c.network()
    for pass in [Pass.training(seed: 1), .inference] {
      network.graph.forward(to: network.node, pass)
      let layer = network.node.layer
      #expect(layer.forwardFormula.hasPrefix("y = "))
      #expect(layer.forwardFormula != Source(network.node.value).forwardFormula)
      #expect(layer.backwardFormula.contains("dy"))
      #expect(layer.backwardFormula != Source(network.node.value).backwardFormula)
    }
  }

  @Test func mostLayersHaveNoParameters() {
    #expect(Concatenation<Float>().parameters.isEmpty)
    #expect(Dropout<Float>(rate: 0.5, stream: 1).parameters.isEmpty)
    #expect(FormPooling<Float>().parameters.isEmpty)
    #expect(HardTanh<Float>().parameters.isEmpty)
    #expect(ReLU<Float>().parameters.isEmpty)
    #expect(Sigmoid<Float>().parameters.isEmpty)
    #expect(SoftmaxCrossEntropy<Float>().parameters.isEmpty)
    #expect(Tanh<Float>().parameters.isEmpty)
  }

  @Test func layersAreCalledWhatPapersCallThem() {
    let names = LayerCase.all.map { $0.layer(0..<LayerCase.batch).name }
    #expect(
      names == [
        "concatenation", "concatenation", "dense", "dense", "dropout", "dropout", "form pooling", "form pooling",
        "hard tanh", "lookup table",
        "lookup table", "lookup table", "lookup table", "relu", "sentence likelihood", "sentence likelihood", "sigmoid",
        "softmax cross-entropy",
        "tanh",
      ])
  }
}
