import NumericKernels
import TaggedText
import Testing
import WindowFeatures
import WindowNetwork

/// A layer with inputs to try it on. Every general law of layers is run over every row of `all`.
struct LayerCase: Sendable, CustomTestStringConvertible {
  /// How the value follows from the rows of a batch.
  enum Output: Sendable {
    /// Each row brings a row of so many columns.
    case rowEach(columns: Int)
    /// All rows together bring one number, the mean over them.
    case mean
  }

  var testDescription: String
  /// For the whole batch, each `[batch, columns]`; none for a layer that starts from row numbers.
  var inputs: [Matrix<Double>] = []
  var output: Output
  /// The rows that know nothing of each other, one by one where a layer treats every row for itself.
  var parts = [0..<1, 1..<2, 2..<3, 3..<4]
  /// Makes the layer, ready for some rows of the batch.
  var layer: @Sendable (_ rows: Range<Int>) -> any Layer<Double>

  /// The number of rows of every case.
  static let batch = 4

  static let all = [
    LayerCase(testDescription: "concatenation", inputs: inputs(2, 1, 3), output: .rowEach(columns: 6)) { _ in
      Concatenation()
    },
    LayerCase(testDescription: "concatenation of one", inputs: inputs(3), output: .rowEach(columns: 3)) { _ in
      Concatenation()
    },
    LayerCase(testDescription: "dense", inputs: inputs(5), output: .rowEach(columns: 3)) { _ in
      Dense(
        name: "dense", weight: .offKink(rows: 3, columns: 5, seed: 21), bias: .offKink(rows: 1, columns: 3, seed: 22))
    },
    LayerCase(testDescription: "dense of one unit", inputs: inputs(1), output: .rowEach(columns: 1)) { _ in
      Dense(
        name: "dense", weight: .offKink(rows: 1, columns: 1, seed: 23), bias: .offKink(rows: 1, columns: 1, seed: 24))
    },
    LayerCase(testDescription: "dropout", inputs: inputs(5), output: .rowEach(columns: 5)) { _ in
      Dropout(rate: 0.4, stream: 1)
    },
    LayerCase(testDescription: "dropout of nothing", inputs: inputs(5), output: .rowEach(columns: 5)) { _ in
      Dropout(rate: 0, stream: 1)
    },
    LayerCase(
      testDescription: "form pooling", inputs: inputs(5), output: .rowEach(columns: 6), parts: threeAndOne
    ) { rows in
      let layer = FormPooling<Double>()
      layer.groups = Array([1, 0, 1, 2][rows])
      return layer
    },
    LayerCase(
      testDescription: "form pooling of rows alone", inputs: inputs(2), output: .rowEach(columns: 3)
    ) { rows in
      let layer = FormPooling<Double>()
      layer.groups = Array([2, 0, 3, 1][rows])
      return layer
    },
    LayerCase(testDescription: "hard tanh", inputs: inputs(5, scale: 1.75), output: .rowEach(columns: 5)) { _ in
      HardTanh()
    },
    LayerCase(testDescription: "lookup", output: .rowEach(columns: 6)) { rows in
      lookup(trainableRows: 0..<5, rows)
    },
    LayerCase(testDescription: "lookup, some rows trainable", output: .rowEach(columns: 6)) { rows in
      lookup(trainableRows: 1..<3, rows)
    },
    LayerCase(testDescription: "lookup of bags", output: .rowEach(columns: 6)) { rows in
      lookup(trainableRows: 0..<5, rows, bags: bags)
    },
    LayerCase(testDescription: "lookup of bags, some rows trainable", output: .rowEach(columns: 6)) { rows in
      lookup(trainableRows: 1..<3, rows, bags: bags)
    },
    LayerCase(testDescription: "relu", inputs: inputs(5), output: .rowEach(columns: 5)) { _ in ReLU() },
    LayerCase(
      testDescription: "sentence likelihood", inputs: inputs(3), output: .mean, parts: threeAndOne
    ) { rows in
      sentenceLikelihood(forbiddenBy: nil, rows)
    },
    LayerCase(
      testDescription: "sentence likelihood of legal tags", inputs: inputs(3), output: .mean, parts: threeAndOne
    ) { rows in
      sentenceLikelihood(forbiddenBy: TagSet(labels: ["A"], scheme: .iob2), rows)
    },
    LayerCase(testDescription: "sigmoid", inputs: inputs(5, scale: 3), output: .rowEach(columns: 5)) { _ in Sigmoid() },
    LayerCase(testDescription: "softmax cross-entropy", inputs: inputs(3), output: .mean) { rows in
      let layer = SoftmaxCrossEntropy<Double>()
      layer.goldClasses = Array([2, 0, 2, 1][rows])
      return layer
    },
    LayerCase(testDescription: "tanh", inputs: inputs(5, scale: 3), output: .rowEach(columns: 5)) { _ in Tanh() },
  ]

  /// Inputs of these widths, each number between 0.1 and 1, of either sign, times `scale`.
  private static func inputs(_ columns: Int..., scale: Double = 1) -> [Matrix<Double>] {
    columns.enumerated().map { index, columns in
      var input = Matrix<Double>(rows: batch, columns: columns)
      input.add(.offKink(rows: batch, columns: columns, seed: UInt64(index + 10)), scaledBy: scale)
      return input
    }
  }

  private static let threeAndOne = [0..<3, 3..<4]

  /// A sentence of three tokens and one of one, or what of them lies in `rows`.
  private static func sentenceLikelihood(forbiddenBy tagSet: TagSet?, _ rows: Range<Int>) -> any Layer<Double> {
    let layer = SentenceLikelihood<Double>(
      moves: .offKink(rows: 3, columns: 3, seed: 26), start: .offKink(rows: 1, columns: 3, seed: 27),
      end: .offKink(rows: 1, columns: 3, seed: 28), forbiddenBy: tagSet)
    layer.sentenceLengths = threeAndOne.map { $0.clamped(to: rows).count }
    layer.goldClasses = Array([0, 1, 2, 0][rows])
    return layer
  }

  /// Five bags of five rows, in one of which a row stands twice.
  private static let bags: RowBags = {
    var bags = RowBags()
    for rows: [Int32] in [[1, 4], [2, 3, 2], [4, 0, 1], [3]] { _ = bags.append(rows) }
    return bags
  }()

  /// Windows of three places, in which rows or bags occur several times.
  private static func lookup(
    trainableRows: Range<Int>, _ rows: Range<Int>, bags: RowBags? = nil
  ) -> any Layer<Double> {
    let table = Matrix<Double>.offKink(rows: 5, columns: 2, seed: 25)
    let layer = EmbeddingLookup(
      table: Parameter(name: "table", table: table, trainableRows: trainableRows), places: 3)
    layer.indices = Array([1, 4, 1, 2, 2, 2, 0, 1, 3, 3, 4, 2][rows.lowerBound * 3..<rows.upperBound * 3])
    layer.bags = bags
    return layer
  }
}

extension LayerCase {
  /// The layer between its inputs and a loss that uses the inputs too, so that they have several consumers.
  struct Network {
    let graph = Graph<Double>()
    let inputs: [Node<Double>]
    let node: Node<Double>
    let loss: Node<Double>

    init(_ layer: any Layer<Double>, _ sources: [any Layer<Double>]) {
      let graph = self.graph
      inputs = sources.map { graph.add($0) }
      node = graph.add(layer, inputs)
      loss = graph.add(WeightedSum(), [node] + inputs)
    }
  }

  /// The layer with some rows of the inputs, whose gradients are asked for like those of parameters.
  func network(of rows: Range<Int> = 0..<batch) -> Network {
    Network(layer(rows), inputs.enumerated().map { Source($1.rows(rows), name: "input \($0)") })
  }

  /// The shape of the value for a batch of `rows`.
  func outputShape(rows: Int) -> Shape {
    switch output {
    case .rowEach(let columns): Shape(rows: rows, columns: columns)
    case .mean: Shape(rows: 1, columns: 1)
    }
  }
}
