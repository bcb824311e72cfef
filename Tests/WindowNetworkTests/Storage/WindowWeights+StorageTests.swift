import NumericKernels
import Testing

@testable import WindowNetwork

@Suite struct WindowWeightsStorageTests {
  static let networks = [
    ToyNetwork(), ToyNetwork(hasFeature: false), ToyNetwork(hasSecondTable: true), ToyNetwork(pooledUnits: 2),
    ToyNetwork(scoresMoves: true),
    ToyNetwork(radius: 0, pooledUnits: 1, scoresMoves: true), ToyNetwork(secondHiddenUnits: 3),
    ToyNetwork(secondHiddenUnits: 5, pooledUnits: 2, scoresMoves: true),
  ]

  private func read(
    _ tensors: [(name: String, tensor: SafeTensors.Tensor)], _ network: ToyNetwork, prefix: String = ""
  ) throws(ModelError) -> WindowWeights<Float> {
    try WindowWeights(
      from: TensorReader(SafeTensors(tensors: tensors), path: "m.model"), of: network.architecture,
      wordRows: network.architecture.wordDimensions.map { _ in ToyNetwork.wordCount }, prefix: prefix)
  }

  @Test(arguments: networks) func comesBack(_ network: ToyNetwork) throws {
    let weights: WindowWeights<Float> = network.weights()
    let tensors = weights.tensors(of: network.architecture)
    #expect(tensors.reduce(0) { $0 + $1.tensor.shape.reduce(1, *) } == weights.count)
    #expect(try read(tensors, network).bits == weights.bits)
    #expect(try read(tensors, network) == weights)
  }

  @Test func names() {
    let network = ToyNetwork(secondHiddenUnits: 3, pooledUnits: 2, scoresMoves: true)
    #expect(
      network.weights(Float.self).tensors(of: network.architecture, prefix: "best.").map(\.name)
        == [
          "words", "feature.case", "hidden.weight", "hidden.bias", "output.weight", "output.bias", "second.weight",
          "second.bias", "pooling.weight", "pooling.bias", "sentence.moves", "sentence.start", "sentence.end",
        ].map { "best.\($0)" })
    let two = ToyNetwork(hasSecondTable: true)
    #expect(
      two.weights(Float.self).tensors(of: two.architecture).map(\.name).prefix(3) == [
        "words", "words.2", "feature.case",
      ])
    #expect(
      ToyNetwork(hasFeature: false).weights(Float.self).tensors(of: ToyNetwork(hasFeature: false).architecture)
        .map(\.name) == ["words", "hidden.weight", "hidden.bias", "output.weight", "output.bias"])
  }

  /// Two sets of weights in one file, as a checkpoint has them.
  @Test func prefixesTellSetsApart() throws {
    let network = ToyNetwork(pooledUnits: 2, scoresMoves: true)
    let first: WindowWeights<Float> = network.weights()
    var second = first
    second.moves?.end.fill(with: 7)
    second.pooling?.bias.fill(with: 8)
    second.words[0].fill(with: 9)
    let tensors =
      first.tensors(of: network.architecture) + second.tensors(of: network.architecture, prefix: "best.")
    #expect(try read(tensors, network) == first)
    #expect(try read(tensors, network, prefix: "best.") == second)
  }

  @Test(arguments: networks) func everyArrayIsNeeded(_ network: ToyNetwork) {
    let tensors = network.weights(Float.self).tensors(of: network.architecture)
    for (index, (name, _)) in tensors.enumerated() {
      var fewer = tensors
      fewer.remove(at: index)
      #expect(throws: ModelError.refused("it has no '\(name)'")) { try read(fewer, network) }
    }
  }

  @Test(arguments: networks) func everyShapeIsChecked(_ network: ToyNetwork) {
    let tensors = network.weights(Float.self).tensors(of: network.architecture)
    for (index, (name, tensor)) in tensors.enumerated() {
      var changed = tensors
      let (rows, columns) = (tensor.shape[0], tensor.shape[1])
      changed[index].tensor = .init(
        floats: [Float](repeating: 0, count: rows * (columns + 1)), shape: [rows, columns + 1])
      let reason = "'\(name)' has the shape [\(rows), \(columns + 1)], expected [\(rows), \(columns)]"
      #expect(throws: ModelError.refused(reason)) { try read(changed, network) }
    }
  }

  @Test func whatTheArchitectureDoesNotHaveIsPassedOver() throws {
    let all = ToyNetwork(secondHiddenUnits: 4, pooledUnits: 2, scoresMoves: true)
    let weights: WindowWeights<Float> = all.weights()
    var tensors = weights.tensors(of: all.architecture)
    let plain: WindowWeights<Float> = ToyNetwork().weights()
    tensors.removeAll { $0.name == "output.weight" }
    tensors.append(("output.weight", .init(floats: plain.outputWeight.elements, shape: [3, 4])))
    let read = try read(tensors, ToyNetwork())
    #expect(read.second == nil)
    #expect(read.pooling == nil)
    #expect(read.moves == nil)
    #expect(read.hiddenWeight == weights.hiddenWeight)
  }
}
