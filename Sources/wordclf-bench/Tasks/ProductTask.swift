import NumericKernels

/// One product of matrices, as the network makes it.
struct ProductTask: BenchmarkTask {
  /// `a·b`, where `a` is `[rows, inner]` and `b` is `[inner, columns]`, each stored as it is or transposed.
  struct Size {
    var rows: Int
    var inner: Int
    var columns: Int
    var isTransposedA = false
    var isTransposedB = false

    static let hiddenForward = Size(rows: 64, inner: 275, columns: 300, isTransposedB: true)
    static let hiddenWeightGradient = Size(rows: 300, inner: 64, columns: 275, isTransposedA: true)
    static let hiddenInputGradient = Size(rows: 64, inner: 300, columns: 275)
    /// To the scores of 17 tags: four labels in BIOES.
    static let outputForward = Size(rows: 64, inner: 300, columns: 17, isTransposedB: true)
    static let hiddenForwardTagging = Size(rows: 512, inner: 275, columns: 300, isTransposedB: true)
  }

  private let size: Size
  private let a: Matrix<Float>
  private let b: Matrix<Float>
  private var product: Matrix<Float>

  init(_ size: Size) {
    self.size = size
    var generator = SeededGenerator(seed: 1)
    a =
      size.isTransposedA
      ? .uniform(rows: size.inner, columns: size.rows, limit: 1, using: &generator)
      : .uniform(rows: size.rows, columns: size.inner, limit: 1, using: &generator)
    b =
      size.isTransposedB
      ? .uniform(rows: size.columns, columns: size.inner, limit: 1, using: &generator)
      : .uniform(rows: size.inner, columns: size.columns, limit: 1, using: &generator)
    product = Matrix(rows: size.rows, columns: size.columns)
  }

  /// A multiplication and an addition for each of rows · inner · columns.
  var work: Double { 2 * Double(size.rows) * Double(size.inner) * Double(size.columns) }

  mutating func run() -> Double {
    product.setProduct(
      of: size.isTransposedA ? a.transposed : a.asIs, and: size.isTransposedB ? b.transposed : b.asIs)
    return Double(product[product.rows - 1, product.columns - 1])
  }

  /// The oracle: the definition, in double precision.
  func check() throws {
    let (a, b) = (Matrix<Double>(a), Matrix<Double>(b))
    let expected = ReferenceKernels.product(
      size.isTransposedA ? ReferenceKernels.transpose(a) : a, size.isTransposedB ? ReferenceKernels.transpose(b) : b)
    let error = zip(product.elements, expected.elements).map { (Double($0) - $1).magnitude }.max() ?? 0
    try WrongAnswer.unless(error, isWithin: 1e-4, of: "the elements")
  }
}
