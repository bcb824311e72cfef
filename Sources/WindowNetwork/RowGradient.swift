import NumericKernels
import WindowFeatures

/// A gradient that holds only the rows that were touched: of 400,000 word vectors a batch looks up a few hundred, and
/// only those are stored, cleared and stepped.
///
/// Touched row number `slot` is row `rows[slot]` of the parameter, its gradient is row `slot` of `values`. A dense
/// parameter has the same form with every row touched, in order, so that an optimizer has one case to treat.
public struct RowGradient<Scalar: KernelScalar>: Sendable {
  /// The rows of the parameter that have a gradient, in the order in which they were first touched.
  public private(set) var rows: [Int32]
  /// Their gradients; while `isZero`, what earlier steps left.
  private var gathered: Matrix<Scalar>
  /// Whether the gradient of a dense parameter was cleared, and nothing added since.
  private var isZero = false
  /// For each row of the parameter its slot, or -1 while it is untouched.
  private var slotOfRow: [Int32]
  private let isDense: Bool
  /// For each piece of the last `scatter` the slot of its row, or -1.
  private var slotOfPiece: [Int32] = []

  /// The gradient of a dense parameter.
  public init(everyRowOf shape: Shape) {
    rows = (0..<Int32(shape.rows)).map { $0 }
    gathered = Matrix(rows: shape.rows, columns: shape.columns)
    slotOfRow = rows
    isDense = true
  }

  /// The gradient of a table of which only some rows are used at a time.
  public init(touchedRowsOf shape: Shape) {
    rows = []
    gathered = Matrix(rows: 0, columns: shape.columns)
    slotOfRow = [Int32](repeating: -1, count: shape.rows)
    isDense = false
  }

  /// The gradients of the rows, `[touched, columns]`.
  public var values: Matrix<Scalar> {
    get { isZero ? Matrix(rows: gathered.rows, columns: gathered.columns) : gathered }
    _modify {
      writeZeros()
      yield &gathered
    }
    set {
      gathered = newValue
      isZero = false
    }
  }

  /// Adds a part to the gradient of a dense parameter. The first part since that was cleared may as well replace what is
  /// there, which saves writing zeros and reading them.
  ///
  /// - Parameter write: is told whether it has to add.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func add(_ write: (_ gradient: inout Matrix<Scalar>, _ adds: Bool) -> Void) {
    precondition(isDense, "of a table, only rows that are touched have a gradient")
    write(&gathered, !isZero)
    isZero = false
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private mutating func writeZeros() {
    guard isZero else { return }
    gathered.fill(with: 0)
    isZero = false
  }

  /// Adds the pieces of `source`, as many columns wide as the parameter and read one after the other, each to the
  /// gradient of its row; rows outside `trainable` are passed over.
  ///
  /// - Complexity: O(elements of `source`).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func scatter(
    _ source: Matrix<Scalar>, toRows targets: [Int32], within trainable: Range<Int>, by team: Team = .alone
  ) {
    writeZeros()
    let width = gathered.columns
    precondition(
      targets.count * width == source.shape.count,
      "\(source.shape) is not \(targets.count) rows of \(width)"
    )
    slotOfPiece.removeAll(keepingCapacity: true)
    for target in targets {
      let isTrainable = trainable.contains(Int(target))
      if isTrainable { touch(target) }
      slotOfPiece.append(isTrainable ? slotOfRow[Int(target)] : -1)
    }
    gathered.reshape(to: Shape(rows: rows.count, columns: width))
    let slots = slotOfPiece
    var sums = gathered.elements.mutableSpan
    Scalar.scatterRows(source.elements.span, width: width, to: slots.span, of: &sums, by: team)
  }

  /// Adds each row of `source`, shared out evenly, to the gradients of the rows of its bag; rows outside `trainable` are
  /// passed over, and their shares with them.
  ///
  /// - Parameter numbers: for each row of `source` the number of its bag.
  /// - Complexity: O(rows of these bags · columns).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func scatter(
    _ source: Matrix<Scalar>, toBags numbers: [Int32], of bags: RowBags, within trainable: Range<Int>
  ) {
    writeZeros()
    let width = gathered.columns
    precondition(
      source.shape == Shape(rows: numbers.count, columns: width),
      "\(source.shape) is not \(numbers.count) rows of \(width)"
    )
    for number in numbers {
      for target in bags[number] where trainable.contains(Int(target)) { touch(target) }
    }
    gathered.reshape(to: Shape(rows: rows.count, columns: width))
    let pieces = source.elements.span
    let targets = bags.rows.span
    let borders = bags.borders.span
    let slotOfRow = self.slotOfRow
    let slots = slotOfRow.span
    var sums = gathered.elements.mutableSpan
    for (piece, number) in numbers.enumerated() {
      let from = piece * width
      let bag = borders[Int(number)]..<borders[Int(number) + 1]
      let share = 1 / Scalar(bag.count)
      for place in bag where trainable.contains(Int(targets[place])) {
        let to = Int(slots[Int(targets[place])]) * width
        for column in 0..<width { sums[to + column] += share * pieces[from + column] }
      }
    }
  }

  /// Gives a row a slot, unless it has one; its gradient is still to be made.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private mutating func touch(_ row: Int32) {
    guard slotOfRow[Int(row)] < 0 else { return }
    slotOfRow[Int(row)] = Int32(rows.count)
    rows.append(row)
  }

  /// Forgets the gradient, for the next step.
  ///
  /// - Complexity: O(touched rows) for a table, O(1) for a dense parameter.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func clear() {
    if isDense {
      isZero = true
      return
    }
    for row in rows { slotOfRow[Int(row)] = -1 }
    rows.removeAll(keepingCapacity: true)
    gathered.reshape(to: Shape(rows: 0, columns: gathered.columns))
  }

  /// The gradient of the whole parameter as one matrix of `rowCount` rows: for tests, gradient checks and plots.
  public func dense(rowCount: Int) -> Matrix<Scalar> {
    let values = values
    var all = Matrix<Scalar>(rows: rowCount, columns: values.columns)
    for (slot, row) in rows.enumerated() {
      for column in 0..<values.columns { all[Int(row), column] = values[slot, column] }
    }
    return all
  }
}
