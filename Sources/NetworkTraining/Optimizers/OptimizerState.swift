import NumericKernels
import WindowNetwork

/// What an optimizer remembers from step to step. Given to a new optimizer of the same kind and constants, it makes the
/// next step that one of the old would have made, bit for bit.
public struct OptimizerState<Scalar: KernelScalar>: Sendable, Equatable {
  /// The number of steps made.
  public var steps: Int
  /// For each kind of memory a list with one matrix a parameter, of the parameter's shape, or without rows where that
  /// is frozen. The lists are empty before the first step, and there is none where nothing is remembered.
  public var matrices: [[Matrix<Scalar>]]
  /// For each parameter the number of the step that last touched each of its rows, counted from 1; 0 for a row that none
  /// touched. Empty before the first step, and for an optimizer that treats a row alike however long it rested.
  public var rowSteps: [[Int32]]

  public init(steps: Int, matrices: [[Matrix<Scalar>]], rowSteps: [[Int32]]) {
    self.steps = steps
    self.matrices = matrices
    self.rowSteps = rowSteps
  }

  /// Checks that an optimizer can take over this state.
  ///
  /// - Precondition: it has `kinds` lists of matrices, and row steps only where the optimizer uses them.
  func check(for optimizer: String, kinds: Int, usesRowSteps: Bool) {
    precondition(matrices.count == kinds, "\(optimizer) remembers \(kinds) lists of matrices, not \(matrices.count)")
    precondition(usesRowSteps || rowSteps.isEmpty, "\(optimizer) remembers no steps of rows")
  }
}

extension Array {
  /// Makes this memory, at the first step, one matrix of zeros for each of `parameters`.
  ///
  /// - Precondition: a memory that is there was made for the same parameters.
  /// - Complexity: O(elements) at the first step, O(parameters) later.
  mutating func prepare<Scalar>(for parameters: [Parameter<Scalar>]) where Element == Matrix<Scalar> {
    let shapes = parameters.map { Shape(rows: $0.isFrozen ? 0 : $0.value.rows, columns: $0.value.columns) }
    if isEmpty { self = shapes.map { Matrix(rows: $0.rows, columns: $0.columns) } }
    precondition(count == parameters.count, "\(parameters.count) parameters where there were \(count)")
    for ((shape, memory), parameter) in zip(zip(shapes, self), parameters) {
      precondition(shape == memory.shape, "the memory of '\(parameter.name)', \(shape), has the shape \(memory.shape)")
    }
  }

  /// Makes this memory, at the first step, a list of zeros for each of `parameters`, one a row.
  ///
  /// - Precondition: a memory that is there was made for the same parameters.
  /// - Complexity: O(rows) at the first step, O(parameters) later.
  mutating func prepare<Scalar>(for parameters: [Parameter<Scalar>]) where Element == [Int32] {
    let counts = parameters.map { $0.isFrozen ? 0 : $0.value.rows }
    if isEmpty { self = counts.map { [Int32](repeating: 0, count: $0) } }
    precondition(map(\.count) == counts, "steps of \(map(\.count)) rows where parameters have \(counts)")
  }
}
