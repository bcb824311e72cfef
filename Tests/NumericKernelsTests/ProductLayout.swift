import NumericKernels
import Testing

/// Which sides of a product are stored transposed.
struct ProductLayout: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var isTransposedA: Bool
  var isTransposedB: Bool

  static let all = [
    ProductLayout(testDescription: "a · b", isTransposedA: false, isTransposedB: false),
    ProductLayout(testDescription: "aᵀ · b", isTransposedA: true, isTransposedB: false),
    ProductLayout(testDescription: "a · bᵀ", isTransposedA: false, isTransposedB: true),
    ProductLayout(testDescription: "aᵀ · bᵀ", isTransposedA: true, isTransposedB: true),
  ]

  /// What must be stored for the left side to be `a`.
  func stored<Scalar>(left a: Matrix<Scalar>) -> Matrix<Scalar> {
    isTransposedA ? ReferenceKernels.transpose(a) : a
  }

  /// What must be stored for the right side to be `b`.
  func stored<Scalar>(right b: Matrix<Scalar>) -> Matrix<Scalar> {
    isTransposedB ? ReferenceKernels.transpose(b) : b
  }

  /// The left side, from what is stored.
  func left<Scalar>(_ stored: Matrix<Scalar>) -> Factor<Scalar> { isTransposedA ? stored.transposed : stored.asIs }

  /// The right side, from what is stored.
  func right<Scalar>(_ stored: Matrix<Scalar>) -> Factor<Scalar> { isTransposedB ? stored.transposed : stored.asIs }
}
