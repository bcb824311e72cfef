import NumericKernels
import WindowFeatures

/// A window network as it tags: the first layer is the sum of rows that were computed once for each form, and once for
/// each combination of the values that features of the context have.
///
/// A place of a window has a row for its form, and one for each group of such features. What follows the first layer is
/// computed as the graph of a `WindowClassifier` computes it. Scores are those of the classifier, but for rounding: rows
/// are packed, see `PackedRows`.
///
/// - SeeAlso: Devlin et al., "Fast and Robust Neural Network Joint Models for Statistical Machine Translation", ACL 2014,
///   section 2.3, where the first layer of a window network is looked up in this way.
public struct CollapsedNetwork: Sendable {
  /// The places of a window.
  public let windowSize: Int
  /// For each group of features of the context those that it has, as indices of the model's features.
  public let contexts: [[Int]]
  /// The features of the form alone, as indices of the model's features.
  public let formFeatures: [Int]
  private let features: [Matrix<Float>]
  private let wordTables: Int
  private let forms: CollapsedLayer
  private let contextLayers: [CollapsedLayer]
  private let activation: Activation
  private let bias: Matrix<Float>
  private let second: WindowWeights<Float>.SecondLayer?
  private let pooling: WindowWeights<Float>.Pooling?
  private let outputWeight: Matrix<Float>
  /// The output's weights for what is pooled.
  private let pooledWeight: Matrix<Float>?
  private let outputBias: Matrix<Float>
  private let columns: Int

  /// The combinations of values in a group at most; for each there is a number, whether it occurs or not.
  static let mostCombinations = 1 << 16

  /// - Complexity: O(weights but for those of words).
  public init(_ model: WindowModel) {
    let weights = model.weights
    windowSize = model.architecture.windowSize
    activation = model.architecture.activation
    features = weights.features
    wordTables = weights.words.count
    let tables = weights.words.indices
    formFeatures = model.features.indices.filter { model.features[$0].isOfForm }
    contexts = CollapsedNetwork.groups(
      of: model.features.indices.filter { !model.features[$0].isOfForm }, rowCounts: weights.features.map(\.rows))
    forms = CollapsedLayer(
      weights, windowSize: windowSize, lookups: Array(tables) + formFeatures.map { tables.count + $0 })
    let windowSize = windowSize
    contextLayers = contexts.map { features in
      CollapsedLayer(weights, windowSize: windowSize, lookups: features.map { tables.count + $0 })
    }
    columns = weights.hiddenWeight.rows
    bias = weights.hiddenBias.padded(rows: 1, columns: PackedRows.width(ofColumns: columns))
    second = weights.second.map { second in
      let units = PackedRows.width(ofColumns: second.weight.rows)
      return .init(
        weight: second.weight.padded(rows: units, columns: PackedRows.width(ofColumns: second.weight.columns)),
        bias: second.bias.padded(rows: 1, columns: units))
    }
    let last = model.architecture.lastHiddenUnits
    let width = PackedRows.width(ofColumns: last)
    pooling = weights.pooling.map {
      .init(weight: $0.weight.padded(rows: $0.weight.rows, columns: width), bias: $0.bias)
    }
    outputWeight = weights.outputWeight.columns(0..<last).padded(rows: weights.outputWeight.rows, columns: width)
    pooledWeight = weights.pooling.map { _ in weights.outputWeight.columns(last..<weights.outputWeight.columns) }
    outputBias = weights.outputBias
  }

  /// Puts features side by side as long as they do not have too many combinations of rows.
  static func groups(of features: [Int], rowCounts: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    var combinations = 0
    for feature in features {
      let product = combinations.multipliedReportingOverflow(by: rowCounts[feature])
      if groups.isEmpty || product.overflow || product.partialValue > mostCombinations {
        groups.append([feature])
        combinations = rowCounts[feature]
      } else {
        groups[groups.count - 1].append(feature)
        combinations = product.partialValue
      }
    }
    return groups
  }

  /// The rows of a place.
  public var sets: Int { 1 + contexts.count }

  /// No rows, of the kind that the network adds up.
  public var noRows: PackedRows { PackedRows(parts: windowSize, columns: columns) }

  /// The number of classes.
  public var classCount: Int { outputBias.columns }

  // MARK: Rows

  /// Appends the embedding of a feature to the inputs of a place.
  ///
  /// - Parameter rows: one, or several of which it is the mean.
  public func append(feature: Int, rows: [Int32], to inputs: inout [Float]) {
    if rows.count == 1 {
      inputs.append(contentsOf: features[feature].row(Int(rows[0])))
    } else {
      inputs.append(contentsOf: features[feature].meanOfRows(rows))
    }
  }

  /// The rows of `count` forms by their inputs: for each table of words the vector of the form, and then the embeddings of
  /// ``formFeatures``.
  ///
  /// - Returns: `[count or more, …]`, to be packed.
  public func rows(ofForms inputs: [Float], count: Int) -> Matrix<Float> { forms.products(of: inputs, count: count) }

  /// The numbers that there are for combinations of a group.
  public func combinations(ofContext group: Int) -> Int { contexts[group].reduce(1) { $0 * features[$1].rows } }

  /// The rows of some combinations of a group: a combination is the number whose digits are the rows of the group's
  /// features, the first one's lowest, each in a system of as many digits as its feature has rows.
  ///
  /// - Returns: `[combinations or more, …]`, to be packed.
  public func rows(ofContext group: Int, combinations: [Int]) -> Matrix<Float> {
    var inputs: [Float] = []
    for combination in combinations {
      var rest = combination
      for feature in contexts[group] {
        inputs.append(contentsOf: features[feature].row(rest % features[feature].rows))
        rest /= features[feature].rows
      }
    }
    return contextLayers[group].products(of: inputs, count: combinations.count)
  }

  // MARK: Scores

  /// Windows for which the layers are computed at once, so that what lies between them stays in a cache of the core.
  private static let batchSize = 256

  /// The scores of each tag for each window, `[windows, classes]`, row by row.
  ///
  /// - Parameter groups: for each window a number that the occurrences of one form in one document share, from 0 on; only
  ///   looked at where words are pooled over their document.
  /// - Complexity: O(windows · hidden · (window size + second hidden units + pooled units + classes)).
  public func scores(of text: RowWindows, in rows: PackedRows, groups: [Int32]) -> [Float] {
    var scores: [Float] = []
    scores.reserveCapacity(text.firsts.count * classCount)
    var layers = Layers()
    var pool = pooling.map { FormPool(groups: groups, units: $0.weight.rows) }
    for first in stride(from: 0, to: text.firsts.count, by: CollapsedNetwork.batchSize) {
      let windows = first..<min(first + CollapsedNetwork.batchSize, text.firsts.count)
      computeHidden(of: text, in: rows, windows: windows, &layers)
      if let pooling {
        layers.pooled.setDense(layers.last, pooling.weight, pooling.bias)
        pool?.take(layers.pooled, windows: windows)
      }
      layers.output.setDense(layers.last, outputWeight, outputBias)
      scores.append(contentsOf: layers.output.elements)
    }
    if let pool, let pooledWeight { scores.add(pool.scores(pooledWeight), groups: groups) }
    return scores
  }

  /// What the layers compute for a batch.
  private struct Layers {
    var last = Matrix<Float>(rows: 0, columns: 0)
    var before = Matrix<Float>(rows: 0, columns: 0)
    var pooled = Matrix<Float>(rows: 0, columns: 0)
    var output = Matrix<Float>(rows: 0, columns: 0)

    /// Makes room for what is computed, number by number, from the last.
    mutating func putLastBefore() {
      swap(&last, &before)
      last.reshape(to: before.shape)
    }
  }

  private func computeHidden(of text: RowWindows, in rows: PackedRows, windows: Range<Int>, _ layers: inout Layers) {
    layers.last.setSums(of: rows, at: text, windows: windows, bias: bias, limits: activation.limits)
    apply(&layers)
    guard let second else { return }
    swap(&layers.last, &layers.before)
    layers.last.setDense(layers.before, second.weight, second.bias)
    layers.last.clip(to: activation.limits)
    apply(&layers)
  }

  /// Applies an activation that is not just a limit.
  private func apply(_ layers: inout Layers) {
    switch activation {
    case .relu, .hardTanh: break
    case .sigmoid:
      layers.putLastBefore()
      layers.last.setSigmoid(of: layers.before)
    case .tanh:
      layers.putLastBefore()
      layers.last.setTanh(of: layers.before)
    }
  }
}

extension Activation {
  /// The values that it has where it is no more than a limit of what goes in.
  fileprivate var limits: ClosedRange<Float> {
    switch self {
    case .relu: 0 ... .infinity
    case .hardTanh: -1...1
    case .sigmoid, .tanh: -Float.infinity ... .infinity
    }
  }
}

/// The largest values of pooled units over the windows of each group.
private struct FormPool {
  private let groups: [Int32]
  private var maxima: Matrix<Float>

  init(groups: [Int32], units: Int) {
    self.groups = groups
    maxima = Matrix(rows: Int(groups.max() ?? -1) + 1, columns: units + 1)
    maxima.fill(with: -.infinity)
    var counts = [Int](repeating: 0, count: maxima.rows)
    for group in groups { counts[Int(group)] += 1 }
    for (group, count) in counts.enumerated() { maxima[group, units] = Float.log(Float(count)) }
  }

  /// Takes account of the units of some windows, `[windows, units]`.
  mutating func take(_ values: Matrix<Float>, windows: Range<Int>) {
    let units = values.columns
    let source = values.elements.span
    let own = groups[windows]
    var target = maxima.elements.mutableSpan
    for (row, group) in own.enumerated() {
      let to = Int(group) * (units + 1)
      for unit in 0..<units {
        let value = source[row * units + unit]
        // what is no number counts as the largest
        if value > target[to + unit] || value.isNaN { target[to + unit] = value }
      }
    }
  }

  /// What the groups add to the scores of their windows, `[groups, classes]`.
  func scores(_ weight: Matrix<Float>) -> Matrix<Float> {
    var scores = Matrix<Float>(rows: maxima.rows, columns: weight.rows)
    scores.setProduct(of: maxima.asIs, and: weight.transposed)
    return scores
  }
}

extension [Float] {
  /// Adds to each row that of its group.
  fileprivate mutating func add(_ scores: Matrix<Float>, groups: [Int32]) {
    let classes = scores.columns
    let addends = scores.elements.span
    var sums = mutableSpan
    for (row, group) in groups.enumerated() {
      for index in 0..<classes { sums[row * classes + index] += addends[Int(group) * classes + index] }
    }
  }
}

extension Matrix where Scalar == Float {
  /// Replaces this matrix by `x·Wᵀ + b`.
  fileprivate mutating func setDense(_ x: Matrix, _ weight: Matrix, _ bias: Matrix) {
    reshape(to: Shape(rows: x.rows, columns: weight.rows))
    setProduct(of: x.asIs, and: weight.transposed)
    addToEachRow(bias)
  }

  /// Replaces elements beyond the limits by these; what is no number stays none.
  fileprivate mutating func clip(to limits: ClosedRange<Float>) {
    var values = elements.mutableSpan
    for index in values.indices {
      let value = values[index]
      values[index] =
        value < limits.lowerBound ? limits.lowerBound : value > limits.upperBound ? limits.upperBound : value
    }
  }

  /// The mean of some rows.
  fileprivate func meanOfRows(_ numbers: [Int32]) -> [Float] {
    var mean = [Float](repeating: 0, count: columns)
    for number in numbers {
      for (column, element) in zip(mean.indices, row(Int(number))) { mean[column] += element }
    }
    let share = 1 / Float(numbers.count)
    return mean.map { $0 * share }
  }

  /// The same matrix with zeros behind its rows and below.
  fileprivate func padded(rows: Int, columns: Int) -> Matrix {
    var padded = Matrix(rows: rows, columns: columns)
    for row in 0..<self.rows {
      let first = row * columns
      padded.elements.replaceSubrange(first..<first + self.columns, with: self.row(row))
    }
    return padded
  }

  /// Some columns of the matrix.
  fileprivate func columns(_ range: Range<Int>) -> Matrix {
    Matrix(rows: rows, columns: range.count, elements: (0..<rows).flatMap { row in range.map { self[row, $0] } })
  }
}
