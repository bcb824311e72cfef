import RealModule

#if canImport(Accelerate)
  import Accelerate
#else
  internal import CBLAS
#endif

/// A real number type with matrix products in the system's BLAS, and the two curves of classic networks: `Float`, which
/// trains and tags, and `Double`, in which gradients are checked.
public protocol KernelScalar: Real, BinaryFloatingPoint, ElementKernels, Sendable {
  /// Computes `c ← op(a)·op(b) + β·c` over row-major storage, where `op` transposes on request.
  ///
  /// Shapes: `op(a)` is `[m, k]`, `op(b)` is `[k, n]`, `c` is `[m, n]`, each stored without gaps.
  ///
  /// A product is computed in pieces whose number its shape alone decides, so that its bits do not depend on how many
  /// threads a team has.
  ///
  /// - Precondition: `m`, `n` and `k` are above 0, and the operands hold as many elements as their shapes.
  static func multiply(
    m: Int,
    n: Int,
    k: Int,
    a: Span<Self>,
    transposeA: Bool,
    b: Span<Self>,
    transposeB: Bool,
    c: inout MutableSpan<Self>,
    keeping beta: Self,
    by team: Team
  )

  /// Computes some products `c ← a·b` over row-major storage, each in two halves of its sums over `k`: the half over the
  /// first rows of `b` goes to `first`, the other one to the same place in `second`.
  ///
  /// - Precondition: all lie in the operands; no two have an element of `c` in common.
  static func multiplyHalves(
    _ products: [BlockProduct], a: Span<Self>, b: Span<Self>, first: inout MutableSpan<Self>,
    second: inout MutableSpan<Self>, by team: Team)

  /// Computes `y ← tanh(x)`, element by element; what is no number stays none.
  ///
  /// - Precondition: `x` and `y` hold as many elements.
  static func computeTanh(of x: Span<Self>, into y: inout MutableSpan<Self>)

  /// Computes `y ← σ(x) = 1 / (1 + e⁻ˣ)`, element by element; what is no number stays none.
  ///
  /// - Precondition: `x` and `y` hold as many elements.
  static func computeSigmoid(of x: Span<Self>, into y: inout MutableSpan<Self>)
}

extension Float: KernelScalar {
  public static func multiply(
    m: Int, n: Int, k: Int,
    a: Span<Float>, transposeA: Bool,
    b: Span<Float>, transposeB: Bool,
    c: inout MutableSpan<Float>, keeping beta: Float, by team: Team
  ) {
    let call = ProductCall(m: m, n: n, k: k, transposeA: transposeA, transposeB: transposeB)
    unsafe call.run(cblas_sgemm, a, b, &c, keeping: beta, by: team)
  }

  public static func multiplyHalves(
    _ products: [BlockProduct], a: Span<Float>, b: Span<Float>, first: inout MutableSpan<Float>,
    second: inout MutableSpan<Float>, by team: Team
  ) {
    unsafe BlockProduct.run(products, cblas_sgemm, a, b, &first, &second, by: team)
  }
}

extension Double: KernelScalar {
  public static func multiply(
    m: Int, n: Int, k: Int,
    a: Span<Double>, transposeA: Bool,
    b: Span<Double>, transposeB: Bool,
    c: inout MutableSpan<Double>, keeping beta: Double, by team: Team
  ) {
    let call = ProductCall(m: m, n: n, k: k, transposeA: transposeA, transposeB: transposeB)
    unsafe call.run(cblas_dgemm, a, b, &c, keeping: beta, by: team)
  }

  public static func multiplyHalves(
    _ products: [BlockProduct], a: Span<Double>, b: Span<Double>, first: inout MutableSpan<Double>,
    second: inout MutableSpan<Double>, by team: Team
  ) {
    unsafe BlockProduct.run(products, cblas_dgemm, a, b, &first, &second, by: team)
  }
}

/// `cblas_sgemm` or `cblas_dgemm`: order; operations; m, n, k; α; a and its stride; b and its stride; β; c and its stride.
private typealias GeneralProduct<Scalar> = (
  CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, Int32, Int32, Int32, Scalar, UnsafePointer<Scalar>?, Int32,
  UnsafePointer<Scalar>?, Int32, Scalar, UnsafeMutablePointer<Scalar>?, Int32
) -> Void

/// The sizes of one product in the integer and enumeration types of CBLAS.
private struct ProductCall {
  let m: Int32
  let n: Int32
  let k: Int32
  let operationA: CBLAS_TRANSPOSE
  let operationB: CBLAS_TRANSPOSE
  /// Elements from one stored row of `a`, and of `b`, to the next.
  let strideA: Int32
  let strideB: Int32

  init(m: Int, n: Int, k: Int, transposeA: Bool, transposeB: Bool) {
    self.m = Int32(m)
    self.n = Int32(n)
    self.k = Int32(k)
    operationA = transposeA ? CblasTrans : CblasNoTrans
    operationB = transposeB ? CblasTrans : CblasNoTrans
    strideA = transposeA ? self.m : self.k
    strideB = transposeB ? self.k : self.n
  }

  /// How a product is divided.
  private enum Cut {
    /// Each piece has some rows of `c`.
    case rows
    /// Each piece has some columns of `c`.
    case columns
    /// Each piece is a part of all sums, which are added in the end.
    case sums
  }

  /// Into how many pieces the product is divided. Each costs BLAS a packing of its own: two cost 2 to 5 per cent of the time
  /// of a whole product of the sizes that networks have, and four up to 15.
  private var pieceCount: Int {
    let operations = 2 * Int(m) * Int(n) * Int(k)
    return operations < 500_000 ? 1 : (operations < 200_000_000 || cut == .sums ? 2 : 4)
  }

  /// In the three products of a layer, y = x·Wᵀ, dW = dyᵀ·x and dx = dy·W, a piece has some rows of W, the same in each: so a
  /// thread works on a part of W that no other one touches, and a step along dW by rows finds all it needs in that thread's
  /// cache. Where W has but few rows, the longer side of `c` is cut.
  private var cut: Cut {
    let few: Int32 = 64
    switch (operationA, operationB) {
    case (CblasNoTrans, CblasTrans) where n >= few: return .columns
    case (CblasTrans, CblasNoTrans) where m >= few: return .rows
    case (CblasNoTrans, CblasNoTrans) where k >= few: return .sums
    default: return m >= n ? .rows : .columns
    }
  }

  func run<Scalar: KernelScalar>(
    _ generalProduct: GeneralProduct<Scalar>, _ a: Span<Scalar>, _ b: Span<Scalar>, _ c: inout MutableSpan<Scalar>,
    keeping beta: Scalar, by team: Team
  ) {
    singleThreadedBLAS
    precondition(m > 0 && n > 0 && k > 0, "BLAS has no product of the sizes \(self)")
    precondition(
      a.count == Int(m) * Int(k) && b.count == Int(k) * Int(n) && c.count == Int(m) * Int(n),
      "operands of \(a.count), \(b.count) and \(c.count) elements do not fill \(self)")
    if pieceCount == 2 && cut == .sums {
      unsafe runSums(generalProduct, a, b, &c, keeping: beta, by: team)
      return
    }
    unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        unsafe c.withUnsafeMutableBufferPointer { c in
          // one pointer an operand, valid for this call only; no two pieces have an element of c in common
          let count = pieceCount
          team.run(pieces: count) { number in
            let rows = cut == .rows ? Int(m) * number / count..<Int(m) * (number + 1) / count : 0..<Int(m)
            let columns = cut == .columns ? Int(n) * number / count..<Int(n) * (number + 1) / count : 0..<Int(n)
            let (row, column) = (rows.lowerBound, columns.lowerBound)
            let fromA = operationA == CblasTrans ? row : row * Int(strideA)
            let fromB = operationB == CblasTrans ? column * Int(strideB) : column
            unsafe generalProduct(
              CblasRowMajor, operationA, operationB, Int32(rows.count), Int32(columns.count), k, 1,
              a.place(fromA), strideA, b.place(fromB), strideB, beta, c.place(row * Int(n) + column), n)
          }
        }
      }
    }
  }

  /// Computes two parts of all sums, the second one beside `c`, and adds them.
  private func runSums<Scalar: KernelScalar>(
    _ generalProduct: GeneralProduct<Scalar>, _ a: Span<Scalar>, _ b: Span<Scalar>, _ c: inout MutableSpan<Scalar>,
    keeping beta: Scalar, by team: Team
  ) {
    let half = k / 2
    let count = c.count
    let second = unsafe [Scalar](unsafeUninitializedCapacity: count) { second, initializedCount in
      unsafe a.withUnsafeBufferPointer { a in
        unsafe b.withUnsafeBufferPointer { b in
          unsafe c.withUnsafeMutableBufferPointer { c in
            // BLAS reads nothing of what it keeps 0 times
            team.run(pieces: 2) { number in
              let from = number == 0 ? 0 : Int(half)
              unsafe generalProduct(
                CblasRowMajor, operationA, operationB, m, n, number == 0 ? half : k - half, 1, a.place(from), strideA,
                b.place(from * Int(strideB)), strideB, number == 0 ? beta : 0,
                number == 0 ? c.baseAddress : second.baseAddress, n)
            }
          }
        }
      }
      initializedCount = count
    }
    Scalar.add(second.span, scaledBy: 1, to: &c, by: team)
  }
}

extension BlockProduct {
  fileprivate static func run<Scalar: KernelScalar>(
    _ products: [BlockProduct], _ generalProduct: GeneralProduct<Scalar>, _ a: Span<Scalar>, _ b: Span<Scalar>,
    _ first: inout MutableSpan<Scalar>, _ second: inout MutableSpan<Scalar>, by team: Team
  ) {
    singleThreadedBLAS
    let capacity = min(first.count, second.count)
    for product in products {
      precondition(
        product.m > 0 && product.n > 0 && product.k > 0 && product.firstA + product.m * product.k <= a.count
          && product.firstB + (product.k - 1) * product.strideB + product.n <= b.count
          && product.firstC + product.m * product.n <= capacity,
        "operands of \(a.count), \(b.count) and \(capacity) elements do not hold \(product)")
    }
    unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        unsafe first.withUnsafeMutableBufferPointer { first in
          unsafe second.withUnsafeMutableBufferPointer { second in
            // pointers into each operand, valid for this call only; halves take turns, so that each has its thread
            team.run(pieces: 2 * products.count) { number in
              let product = products[number / 2]
              let isFirst = number.isMultiple(of: 2)
              let half = product.k / 2
              let from = isFirst ? 0 : half
              unsafe generalProduct(
                CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(product.m), Int32(product.n),
                Int32(isFirst ? half : product.k - half), 1, a.place(product.firstA + from), Int32(product.k),
                b.place(product.firstB + from * product.strideB), Int32(product.strideB), 0,
                isFirst ? first.place(product.firstC) : second.place(product.firstC), Int32(product.n))
            }
          }
        }
      }
    }
  }
}

/// Keeps BLAS at one thread: at the sizes of this program a second one gains nothing, and results must not depend on
/// how many cores there are. Whole batches go to our own tasks instead.
private let singleThreadedBLAS: Void = {
  #if !canImport(Accelerate)
    openblas_set_num_threads(1)
  #endif
}()
