import NumericKernels

/// What some look-ups of a place bring to the first layer, as a function of what is looked up there: for each place of a
/// window the product of the look-ups' vectors and the layer's weights for that place.
///
/// The sum that a hidden unit takes over a window is one over its places, so that each form is multiplied once, however
/// many windows it stands in.
struct CollapsedLayer: Sendable {
  /// The look-ups, as numbers of tables of words and then of features.
  let lookups: [Int]
  /// `[inputs, windowSize · width]`, where `width` is that of a packed part of as many numbers as there are hidden units.
  private let weight: Matrix<Float>

  /// - Parameter lookups: numbers of tables of words and then of features, in ascending order.
  /// - Complexity: O(elements of the weight).
  init(_ weights: WindowWeights<Float>, windowSize: Int, lookups: [Int]) {
    self.lookups = lookups
    let dimensions = (weights.words + weights.features).map(\.columns)
    let hidden = weights.hiddenWeight
    let width = PackedRows.width(ofColumns: hidden.rows)
    var offsets = [0]
    for dimension in dimensions { offsets.append(offsets[offsets.count - 1] + windowSize * dimension) }
    precondition(hidden.columns == offsets[dimensions.count], "\(hidden.shape) has other inputs than \(dimensions)")
    var weight = Matrix<Float>(rows: lookups.reduce(0) { $0 + dimensions[$1] }, columns: windowSize * width)
    let source = hidden.elements.span
    var target = weight.elements.mutableSpan
    var row = 0
    for lookup in lookups {
      for element in 0..<dimensions[lookup] {
        for place in 0..<windowSize {
          let from = offsets[lookup] + place * dimensions[lookup] + element
          let to = row * windowSize * width + place * width
          for unit in 0..<hidden.rows { target[to + unit] = source[unit * hidden.columns + from] }
        }
        row += 1
      }
    }
    self.weight = weight
  }

  /// The numbers that go in for each place.
  var inputCount: Int { weight.rows }

  /// The products of `count` rows of inputs, `[count, inputs]`, to be packed.
  ///
  /// - Returns: `[count or more, windowSize · width]`: products of a few rows may be rounded in another way than those of
  ///   many, and so there are never a few, for the same row to have the same product whatever others stand beside it.
  /// - Complexity: O(`count` · elements of the weight).
  func products(of inputs: [Float], count: Int) -> Matrix<Float> {
    let rows = (count + 15) / 16 * 16
    let padding = repeatElement(Float(0), count: (rows - count) * inputCount)
    var products = Matrix<Float>(rows: rows, columns: weight.columns)
    products.setProduct(
      of: Matrix(rows: rows, columns: inputCount, elements: inputs + padding).asIs, and: weight.asIs)
    return products
  }
}
