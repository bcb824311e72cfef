import NumericKernels
import WindowFeatures

/// Looks up a row of a table for each place of a window, or the mean of a bag of rows, and lays them side by side.
///
/// Shapes: the table is `[rows, dimension]`, `indices` are `batch · places` numbers of rows or of bags, the value is
/// `[batch, places · dimension]`.
///
/// The gradient of a table is sparse: only the rows looked up are touched, and those outside the parameter's
/// `trainableRows` not even then.
///
/// - Complexity: O(`batch` · `places` · `dimension`), and with bags O(rows of all bags looked up · `dimension`), each bag
///   once; forward and backward alike.
/// - SeeAlso: Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12 (2011), section 3.2.
public final class EmbeddingLookup<Scalar: KernelScalar>: Layer {
  public let name: String
  public let table: Parameter<Scalar>
  /// Places in a window, 2k + 1 for a context of k words on either side.
  public let places: Int
  /// The rows to look up, or the bags, window after window.
  public var indices: [Int32] = []
  /// The bags that `indices` are numbers of; nil where these are rows.
  public var bags: RowBags?
  private var means = BagMeans<Scalar>()

  public init(table: Parameter<Scalar>, places: Int) {
    precondition(places > 0, "a window of \(places) places has no centre")
    name = "lookup \(table.name)"
    self.table = table
    self.places = places
  }

  public var parameters: [Parameter<Scalar>] { [table] }

  public var forwardFormula: String {
    bags == nil ? "y = rows of E side by side" : "y = means of rows of E side by side"
  }

  public var backwardFormula: String {
    bags == nil
      ? "dE[row] += the part of dy at its place" : "dE[row] += the part of dy at its place / rows of the mean there"
  }

  /// The rows of the table that the value depends on, some of them several times.
  var rows: [Int32] {
    guard let bags else { return indices }
    return Set(indices).flatMap { bags[$0] }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func outputShape(of inputs: [Node<Scalar>]) -> Shape {
    precondition(indices.count.isMultiple(of: places), "\(indices.count) indices are no windows of \(places)")
    return Shape(rows: indices.count / places, columns: places * table.value.columns)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    guard let bags else {
      node.value.gatherRows(of: table.value, indices, by: node.team)
      return
    }
    means.compute(of: table.value, bags, places: indices)
    node.value.gatherRows(of: means.values, means.slots, by: node.team)
  }

  /// Where rows are looked up that are frozen, as those of most words may be, nothing is asked for: a batch has but a few
  /// places of padding and unknown words, which are learned.
  public func wantedGradient(of node: Node<Scalar>) -> [MatrixBlock]? {
    let trainable = table.trainableRows
    guard bags == nil, trainable.count < table.value.rows else { return nil }
    let width = table.value.columns
    var blocks = (0..<places).map { MatrixBlock(rows: [], columns: $0 * width..<($0 + 1) * width) }
    var wanted = 0
    for (index, row) in indices.enumerated() where trainable.contains(Int(row)) {
      blocks[index % places].rows?.append(Int32(index / places))
      wanted += 1
    }
    // one product of everything is faster than several of nearly everything
    return 2 * wanted > indices.count ? nil : blocks
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ node: Node<Scalar>) {
    guard let bags else {
      table.gradient.scatter(node.gradient, toRows: indices, within: table.trainableRows, by: node.team)
      return
    }
    means.scatter(node.gradient, to: &table.gradient, bags, within: table.trainableRows)
  }
}

extension Matrix {
  /// Replaces the elements by the rows of `table` with the given numbers, one after the other.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func gatherRows(of table: Matrix, _ indices: [Int32], by team: Team) {
    precondition(
      shape.count == indices.count * table.columns, "\(shape) does not hold \(indices.count) rows of \(table.shape)")
    let last = Int32(table.rows)
    for row in indices { precondition(row >= 0 && row < last, "no row \(row) in a table of \(table.shape)") }
    var output = elements.mutableSpan
    Scalar.gatherRows(indices.span, width: table.columns, of: table.elements.span, into: &output, by: team)
  }
}
