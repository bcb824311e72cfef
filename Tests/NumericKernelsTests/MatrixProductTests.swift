import NumericKernels
import TestSupport
import Testing

@Suite struct MatrixProductTests {
  /// Expects the product of random whole numbers to be that of the reference, to the last bit, alone and added.
  private func expectExact<Scalar: KernelScalar>(
    _: Scalar.Type, _ layout: ProductLayout, m: Int, n: Int, k: Int, seed: UInt64
  ) {
    var random = SeededRandom(seed: seed)
    let a = Matrix<Scalar>.wholeNumbers(rows: m, columns: k, using: &random)
    let b = Matrix<Scalar>.wholeNumbers(rows: k, columns: n, using: &random)
    let old = Matrix<Scalar>.wholeNumbers(rows: m, columns: n, using: &random)
    let (left, right) = (layout.left(layout.stored(left: a)), layout.right(layout.stored(right: b)))
    let product = ReferenceKernels.product(a, b)

    var fast = old
    fast.setProduct(of: left, and: right)
    #expect(fast == product, "[\(m), \(k)] · [\(k), \(n)], seed \(seed)")

    fast = old
    fast.setProduct(of: left, and: right, adding: true)
    let sum = zip(old.elements, product.elements).map { $0 + $1 }
    #expect(fast == Matrix(rows: m, columns: n, elements: sum), "added [\(m), \(k)] · [\(k), \(n)], seed \(seed)")
  }

  private func checkRandomShapes<Scalar: KernelScalar>(_: Scalar.Type, _ layout: ProductLayout) {
    for seed: UInt64 in 1...40 {
      var random = SeededRandom(seed: seed &* 1_000)
      let (m, n, k) = (
        Int.random(in: 0...9, using: &random), Int.random(in: 0...9, using: &random),
        Int.random(in: 0...9, using: &random)
      )
      expectExact(Scalar.self, layout, m: m, n: n, k: k, seed: seed)
    }
  }

  @Test(arguments: ProductLayout.all) func equalsTheReferenceInFloat(_ layout: ProductLayout) {
    checkRandomShapes(Float.self, layout)
  }

  @Test(arguments: ProductLayout.all) func equalsTheReferenceInDouble(_ layout: ProductLayout) {
    checkRandomShapes(Double.self, layout)
  }

  /// One more than the blocks in which a fast kernel works, on each side.
  @Test(arguments: ProductLayout.all) func equalsTheReferenceBeyondABlock(_ layout: ProductLayout) {
    for (m, n, k) in [(33, 17, 65), (1, 65, 33), (65, 1, 17)] {
      expectExact(Float.self, layout, m: m, n: n, k: k, seed: 1)
      expectExact(Double.self, layout, m: m, n: n, k: k, seed: 2)
    }
  }

  /// Every way to be empty: no rows, no columns, nothing to sum, and nothing at all.
  @Test(arguments: ProductLayout.all) func equalsTheReferenceWhereEmpty(_ layout: ProductLayout) {
    for (m, n, k) in [(0, 3, 2), (3, 0, 2), (3, 2, 0), (0, 0, 2), (0, 3, 0), (3, 0, 0), (0, 0, 0)] {
      expectExact(Float.self, layout, m: m, n: n, k: k, seed: 1)
      expectExact(Double.self, layout, m: m, n: n, k: k, seed: 2)
    }
  }

  /// Sums of k products in two orders differ by no more than 2k · u · Σ|aᵢ||bᵢ|, where u is half an ulp of 1.
  ///
  /// - SeeAlso: Higham, "Accuracy and Stability of Numerical Algorithms" (2002), section 3.1.
  private func checkRounding<Scalar: KernelScalar>(_: Scalar.Type, _ layout: ProductLayout) {
    for seed: UInt64 in 1...10 {
      var random = SeededRandom(seed: seed)
      let k = Int.random(in: 1...20, using: &random)
      let a = Matrix<Scalar>.realNumbers(rows: 5, columns: k, using: &random)
      let b = Matrix<Scalar>.realNumbers(rows: k, columns: 4, using: &random)
      let product = ReferenceKernels.product(a, b)
      let bound = ReferenceKernels.product(magnitudes(a), magnitudes(b))
      var fast = Matrix<Scalar>(rows: 5, columns: 4)
      fast.setProduct(of: layout.left(layout.stored(left: a)), and: layout.right(layout.stored(right: b)))
      for index in product.elements.indices {
        let error = (fast.elements[index] - product.elements[index]).magnitude
        #expect(error <= Scalar(2 * k) * Scalar.ulpOfOne / 2 * bound.elements[index], "element \(index), seed \(seed)")
      }
    }
  }

  private func magnitudes<Scalar>(_ matrix: Matrix<Scalar>) -> Matrix<Scalar> {
    Matrix(rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map(\.magnitude))
  }

  @Test(arguments: ProductLayout.all) func roundsAsWellAsTheReference(_ layout: ProductLayout) {
    checkRounding(Float.self, layout)
    checkRounding(Double.self, layout)
  }

  private func checkOverwriting<Scalar: KernelScalar>(_: Scalar.Type) {
    let two = Matrix<Scalar>.constant(2, rows: 2, columns: 2)
    var c = Matrix<Scalar>.constant(.nan, rows: 2, columns: 2)
    c.setProduct(of: two.asIs, and: two.transposed)
    #expect(c.elements == [8, 8, 8, 8])

    c.fill(with: .nan)
    c.setProduct(of: Matrix(rows: 2, columns: 0).asIs, and: Matrix(rows: 2, columns: 0).transposed)
    #expect(c.elements == [0, 0, 0, 0])
  }

  /// Replacing must not read what was there, which may be no number.
  @Test func replacesWhatIsNoNumber() {
    checkOverwriting(Float.self)
    checkOverwriting(Double.self)
  }

  @Test func mayBeItsOwnFactor() {
    var c = Matrix<Double>(rows: 2, columns: 2, elements: [1, 2, 3, 4])
    c.setProduct(of: c.asIs, and: c.transposed)
    #expect(c.elements == [5, 11, 11, 25])
    c.setProduct(of: c.asIs, and: Matrix(rows: 2, columns: 2, elements: [1, 0, 0, 1]).asIs, adding: true)
    #expect(c.elements == [10, 22, 22, 50])
  }

  @Test func leavesItsFactorsAlone() {
    let a = Matrix<Float>(rows: 2, columns: 2, elements: [1, 2, 3, 4])
    var c = a
    c.setProduct(of: a.asIs, and: a.asIs)
    #expect(a.elements == [1, 2, 3, 4])
    #expect(c.elements == [7, 10, 15, 22])
  }

  @Test func shapesMustFit() async {
    // inner sizes, of which transposing would make a fit
    await #expect(processExitsWith: .failure) {
      var c = Matrix<Float>(rows: 2, columns: 2)
      let a = Matrix<Float>(rows: 2, columns: 3)
      c.setProduct(of: a.asIs, and: a.asIs)
    }
    // as many elements in another shape
    await #expect(processExitsWith: .failure) {
      var c = Matrix<Double>(rows: 3, columns: 2)
      c.setProduct(of: Matrix(rows: 2, columns: 1).asIs, and: Matrix(rows: 1, columns: 3).asIs, adding: true)
    }
    // the shapes of an empty product count as well
    await #expect(processExitsWith: .failure) {
      var c = Matrix<Double>(rows: 0, columns: 2)
      c.setProduct(of: Matrix(rows: 0, columns: 1).asIs, and: Matrix(rows: 1, columns: 3).asIs)
    }
  }
}
