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

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape {
    precondition(indices.count.isMultiple(of: places), "\(indices.count) indices are no windows of \(places)")
    return Shape(rows: indices.count / places, columns: places * table.value.columns)
  }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    guard let bags else {
      node.value.gatherRows(of: table.value, indices)
      return
    }
    means.compute(of: table.value, bags, places: indices)
    node.value.gatherRows(of: means.values, means.slots)
  }

  public func backward(_ node: Node<Scalar>) {
    guard let bags else {
      table.gradient.scatter(node.gradient, toRows: indices, within: table.trainableRows)
      return
    }
    means.scatter(node.gradient, to: &table.gradient, bags, within: table.trainableRows)
  }
}

extension Matrix {
  /// Replaces the elements by the rows of `table` with the given numbers, one after the other.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func gatherRows(of table: Matrix, _ indices: [Int32]) {
    let width = table.columns
    let rows = indices.span
    let source = table.elements.span
    var output = elements.mutableSpan
    for place in rows.indices {
      let from = Int(rows[place]) * width
      let to = place * width
      for column in 0..<width { output[to + column] = source[from + column] }
    }
  }
}
