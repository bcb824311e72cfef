import RealModule

#if canImport(Accelerate)
  import Accelerate
#else
  internal import CBLAS
#endif

/// A real number type with matrix products in the system's BLAS, and the two curves of classic networks: `Float`, which
/// trains and tags, and `Double`, in which gradients are checked.
public protocol KernelScalar: Real, BinaryFloatingPoint, Sendable {
  /// Computes `c ← op(a)·op(b) + β·c` over row-major storage, where `op` transposes on request.
  ///
  /// Shapes: `op(a)` is `[m, k]`, `op(b)` is `[k, n]`, `c` is `[m, n]`, each stored without gaps.
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
    keeping beta: Self
  )

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
    c: inout MutableSpan<Float>, keeping beta: Float
  ) {
    let call = ProductCall(m: m, n: n, k: k, transposeA: transposeA, transposeB: transposeB)
    unsafe call.run(cblas_sgemm, a, b, &c, keeping: beta)
  }
}

extension Double: KernelScalar {
  public static func multiply(
    m: Int, n: Int, k: Int,
    a: Span<Double>, transposeA: Bool,
    b: Span<Double>, transposeB: Bool,
    c: inout MutableSpan<Double>, keeping beta: Double
  ) {
    let call = ProductCall(m: m, n: n, k: k, transposeA: transposeA, transposeB: transposeB)
    unsafe call.run(cblas_dgemm, a, b, &c, keeping: beta)
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

  func run<Scalar: KernelScalar>(
    _ generalProduct: GeneralProduct<Scalar>, _ a: Span<Scalar>, _ b: Span<Scalar>, _ c: inout MutableSpan<Scalar>,
    keeping beta: Scalar
  ) {
    singleThreadedBLAS
    precondition(m > 0 && n > 0 && k > 0, "BLAS has no product of the sizes \(self)")
    precondition(
      a.count == Int(m) * Int(k) && b.count == Int(k) * Int(n) && c.count == Int(m) * Int(n),
      "operands of \(a.count), \(b.count) and \(c.count) elements do not fill \(self)")
    unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        unsafe c.withUnsafeMutableBufferPointer { c in
          // one pointer an operand, valid for this call only
          unsafe generalProduct(
            CblasRowMajor, operationA, operationB, m, n, k, 1, a.baseAddress, strideA, b.baseAddress, strideB, beta,
            c.baseAddress, n)
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
