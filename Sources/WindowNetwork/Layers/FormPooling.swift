import NumericKernels
import RealModule

/// Puts beside each row the largest values that any row of its group has: what a word is in one place of a document may
/// tell what it is in another.
///
/// ```text
/// y = [max over the rows of the group of x, log(rows of the group)]
/// ```
///
/// Shapes: `x` is `[rows, columns]`, `groups` are `rows` numbers, `y` is `[rows, columns + 1]`. A row belongs to its own
/// group; what the row alone says is for another branch of the network.
///
/// The gradient of a maximum goes to the row that has it, the first of equal ones, and is summed over the rows of the
/// group. What is no number stays none.
///
/// - Complexity: O(`rows` · `columns`), forward and backward alike; memory for as many numbers as there are groups, counted
///   up to the largest number, times `columns`, kept from pass to pass.
/// - SeeAlso: Krishnan and Manning, "An Effective Two-Stage Model for Exploiting Non-Local Dependencies in Named Entity
///   Recognition", ACL 2006, where the majority of a word's labels in the document is what its places share.
public final class FormPooling<Scalar: KernelScalar>: Layer {
  public let name = "form pooling"
  /// The group of each row of the input, numbered from 0.
  public var groups: [Int32] = []
  /// For each group and column of the input the row that has the maximum, group after group; -1 in a group without rows.
  private var winners: [Int32] = []
  /// The number of rows of each group.
  private var counts: [Int32] = []

  public init() {}

  public var forwardFormula: String { "y = [max of x over the rows of the group, log(rows of the group)]" }

  public var backwardFormula: String { "dx[row of the maximum] += dy of each row of the group" }

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape {
    let x = inputs[0].value.shape
    precondition(groups.count == x.rows, "\(groups.count) rows have a group, of \(x)")
    return Shape(rows: x.rows, columns: x.columns + 1)
  }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    count()
    let x = node.inputs[0].value
    x.findMaxima(of: groups, groupCount: counts.count, &winners)
    node.value.setPooled(x, groups, winners, counts)
  }

  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    if x.needsGradient { x.gradient.addPooled(node.gradient, groups, winners) }
  }

  /// Counts the rows of each group.
  private func count() {
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: Int(groups.max() ?? -1) + 1))
    for group in groups {
      precondition(group >= 0, "groups are numbered from 0, unlike \(group)")
      counts[Int(group)] += 1
    }
  }
}

extension Matrix {
  /// Finds for each group and column the row with the largest element, the first of equal ones; one that is no number
  /// counts as the largest.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate func findMaxima(of groups: [Int32], groupCount: Int, _ winners: inout [Int32]) {
    let width = columns
    winners.removeAll(keepingCapacity: true)
    winners.append(contentsOf: repeatElement(-1, count: groupCount * width))
    let x = elements.span
    var winner = winners.mutableSpan
    for (row, group) in groups.enumerated() {
      let first = Int(group) * width
      for column in 0..<width {
        let holder = Int(winner[first + column])
        let value = x[row * width + column]
        if holder < 0 || value > x[holder * width + column]
          || value.isNaN && !x[holder * width + column].isNaN
        {
          winner[first + column] = Int32(truncatingIfNeeded: row)
        }
      }
    }
  }

  /// Replaces each row by the maxima of its group and the logarithm of how many rows that has.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func setPooled(_ source: Matrix, _ groups: [Int32], _ winners: [Int32], _ counts: [Int32]) {
    let width = source.columns
    let x = source.elements.span
    let winner = winners.span
    var y = elements.mutableSpan
    for (row, group) in groups.enumerated() {
      let to = row * (width + 1)
      for column in 0..<width { y[to + column] = x[Int(winner[Int(group) * width + column]) * width + column] }
      y[to + width] = Scalar.log(Scalar(counts[Int(group)]))
    }
  }

  /// Adds the gradients of the maxima, of each row of a group, where these were taken.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func addPooled(_ gradient: Matrix, _ groups: [Int32], _ winners: [Int32]) {
    let width = columns
    let dy = gradient.elements.span
    let winner = winners.span
    var dx = elements.mutableSpan
    for (row, group) in groups.enumerated() {
      let from = row * (width + 1)
      for column in 0..<width {
        dx[Int(winner[Int(group) * width + column]) * width + column] += dy[from + column]
      }
    }
  }
}
