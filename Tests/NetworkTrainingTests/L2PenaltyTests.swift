import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct L2PenaltyTests {
  /// A weight, its bias and a table of embeddings, each with a gradient of ones.
  private func parameters<Scalar: KernelScalar>(_: Scalar.Type) -> [Parameter<Scalar>] {
    let weight = Parameter<Scalar>(
      name: "weight", value: Matrix(rows: 2, columns: 2, elements: [1, -2, 3, 0.5]), isPenalized: true)
    let bias = Parameter<Scalar>(
      name: "bias", value: Matrix(rows: 1, columns: 2, elements: [10, 20]), isPenalized: false)
    let table = Parameter<Scalar>(
      name: "table", table: Matrix(rows: 2, columns: 1, elements: [30, 40]), trainableRows: 0..<2)
    weight.gradient.values.fill(with: 1)
    bias.gradient.values.fill(with: 1)
    table.gradient.scatter(Matrix(rows: 2, columns: 1, elements: [1, 1]), toRows: [0, 1], within: 0..<2)
    return [weight, bias, table]
  }

  private func checkGradient<Scalar: KernelScalar>(_: Scalar.Type) {
    let parameters = parameters(Scalar.self)
    L2Penalty(strength: 0.25).addGradient(to: parameters)
    // 1 + 0.25 · W, exact in binary
    #expect(parameters[0].gradient.values.elements == [1.25, 0.5, 1.75, 1.125])
    #expect(parameters[1].gradient.values.elements == [1, 1])
    #expect(parameters[2].gradient.values.elements == [1, 1])
  }

  @Test func addsItsGradientToWeightsAlone() {
    checkGradient(Float.self)
    checkGradient(Double.self)
  }

  /// 0.25 / 2 · (1 + 4 + 9 + 0.25)
  @Test func lossOfWeightsAlone() {
    #expect(L2Penalty(strength: 0.25).loss(of: parameters(Float.self)) == 1.78125)
    #expect(L2Penalty(strength: 0.25).loss(of: parameters(Double.self)) == 1.78125)
  }

  @Test func nothingAtStrengthZero() {
    let parameters = parameters(Double.self)
    L2Penalty(strength: 0).addGradient(to: parameters)
    #expect(parameters[0].gradient.values.elements == [1, 1, 1, 1])
    #expect(L2Penalty(strength: 0).loss(of: parameters) == 0)
  }

  @Test func theGradientIsThatOfTheLoss() {
    let weight = parameters(Double.self)[0]
    weight.gradient.clear()
    let penalty = L2Penalty(strength: 0.3)
    penalty.addGradient(to: [weight])
    for index in weight.value.elements.indices {
      let value = weight.value.elements[index]
      weight.value.elements[index] = value + 1e-4
      let above = penalty.loss(of: [weight])
      weight.value.elements[index] = value - 1e-4
      let below = penalty.loss(of: [weight])
      weight.value.elements[index] = value
      #expect(((above - below) / 2e-4 - weight.gradient.values.elements[index]).magnitude < 1e-9)
    }
  }
}
