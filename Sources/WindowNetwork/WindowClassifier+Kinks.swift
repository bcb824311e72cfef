import NumericKernels
import WindowFeatures

extension WindowClassifier where Scalar == Double {
  /// Moves the bias of each hidden unit, by as little as will do, until in a pass over `batch` all that the activation
  /// gets is at least `margin` away from each of its `kinks`.
  ///
  /// At a kink the activation has no derivative, and a central difference across one measures the mean of two slopes,
  /// whatever the backward pass computes. Between the kinks it is smooth, so that a network moved off them shows whether
  /// its gradients are right.
  ///
  /// - Complexity: a forward pass, and O(batch · kinks) for each hidden unit.
  func moveOffKinks(_ kinks: [Double], margin: Double, of batch: WindowBatch, _ pass: Pass) {
    guard !kinks.isEmpty else { return }
    let hidden = graph.nodes.compactMap { node in
      (node.layer as? Dense<Double>).flatMap { $0.name == "hidden" ? (node: node, layer: $0) : nil }
    }.first
    guard let hidden else { preconditionFailure("a window network has a layer named 'hidden'") }
    _ = loss(of: batch, pass)
    let inputs = hidden.node.value
    for unit in 0..<inputs.columns {
      let values = (0..<inputs.rows).map { inputs[$0, unit] }
      hidden.layer.bias.value[0, unit] += values.smallestShift(off: kinks, margin: margin)
    }
  }
}

extension [Double] {
  /// The number nearest to 0 that, added to all elements, leaves none of them less than `margin` away from a kink.
  ///
  /// - Complexity: O(n · log n), where n is elements · kinks.
  func smallestShift(off kinks: [Double], margin: Double) -> Double {
    // adding c, or anything less than the margin away from it, brings some element to some kink
    let forbidden = flatMap { element in kinks.map { $0 - element } }.sorted()
    var up = 0.0
    for center in forbidden where (center - up).magnitude < margin { up = center + margin }
    var down = 0.0
    for center in forbidden.reversed() where (center - down).magnitude < margin { down = center - margin }
    return up < -down ? up : down
  }
}
