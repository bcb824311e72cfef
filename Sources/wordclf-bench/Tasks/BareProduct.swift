#if canImport(Accelerate)
  import Accelerate
#else
  internal import CBLAS
#endif

/// One product of matrices of random numbers in BLAS, `c ← op(a)·op(b)`, with nothing around it: the floor of what computes
/// with products.
final class BareProduct {
  private let size: ProductTask.Size
  private let a: [Float]
  private let b: [Float]
  private var c: [Float]

  init(_ size: ProductTask.Size) {
    self.size = size
    a = BareProduct.numbers(size.rows * size.inner)
    b = BareProduct.numbers(size.inner * size.columns)
    c = [Float](repeating: 0, count: size.rows * size.columns)
    #if !canImport(Accelerate)
      openblas_set_num_threads(1)
    #endif
  }

  /// Some numbers from -1 to 1.
  private static func numbers(_ count: Int) -> [Float] { (0..<count).map { Float($0 % 127) / 63 - 1 } }

  /// Computes it.
  ///
  /// - Returns: one of its elements.
  func run() -> Double {
    let (m, n, k) = (Int32(size.rows), Int32(size.columns), Int32(size.inner))
    unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        unsafe c.withUnsafeMutableBufferPointer { c in
          unsafe cblas_sgemm(
            CblasRowMajor, size.isTransposedA ? CblasTrans : CblasNoTrans,
            size.isTransposedB ? CblasTrans : CblasNoTrans, m, n, k, 1, a.baseAddress, size.isTransposedA ? m : k,
            b.baseAddress, size.isTransposedB ? k : n, 0, c.baseAddress, n)
        }
      }
    }
    return Double(c[c.count - 1])
  }
}
