import NumericKernels

/// A matrix that training changes: its value, the gradient gathered since the last step, and which of its rows may
/// move.
///
/// Frozen is a property of the parameter, asked by the layers that would compute its gradient and by the optimizer;
/// no layer has a case for it.
public final class Parameter<Scalar: KernelScalar> {
  public let name: String
  public var value: Matrix<Scalar>
  private lazy var room = Room(
    isTable ? RowGradient(touchedRowsOf: value.shape) : RowGradient(everyRowOf: value.shape))
  /// The rows that training may change; empty when the whole parameter is frozen.
  public let trainableRows: Range<Int>
  /// Whether the L2 penalty applies: to weights, and not to biases or embeddings.
  public let isPenalized: Bool
  private let isTable: Bool

  /// A dense parameter, whose gradient reaches every row at every step: weights and biases.
  public init(name: String, value: Matrix<Scalar>, isPenalized: Bool) {
    self.name = name
    self.value = value
    self.isPenalized = isPenalized
    trainableRows = 0..<value.rows
    isTable = false
  }

  /// A table of embeddings, whose gradient reaches only the rows that a batch looks up.
  ///
  /// - Parameter trainableRows: the rows that may change. Frozen word vectors still have the rows of padding and of
  ///   the unknown word to learn, for no file of vectors brings those.
  public init(name: String, table: Matrix<Scalar>, trainableRows: Range<Int>) {
    precondition(
      trainableRows.lowerBound >= 0 && trainableRows.upperBound <= table.rows,
      "rows \(trainableRows) are not all in a table of \(table.rows)"
    )
    self.name = name
    self.value = table
    self.trainableRows = trainableRows
    isPenalized = false
    isTable = true
  }

  /// Made when it is first asked for: a network that only tags never does.
  public var gradient: RowGradient<Scalar> {
    get { room.gradient }
    _modify { yield &room.gradient }
  }

  /// Where a gradient changes in place: what is lazy itself is copied when it changes.
  private final class Room {
    var gradient: RowGradient<Scalar>

    init(_ gradient: RowGradient<Scalar>) { self.gradient = gradient }
  }

  /// Whether training changes nothing of this parameter.
  public var isFrozen: Bool { trainableRows.isEmpty }

  /// The number of scalars that training may change.
  public var trainableCount: Int { trainableRows.count * value.columns }
}
