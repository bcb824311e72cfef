/// The loops of ``ElementKernels`` in Swift: for `Double`, in which gradients are checked, and as the oracle for those in C.
public enum ReferenceLoops {
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func fill<Scalar: FloatingPoint>(_ y: inout MutableSpan<Scalar>, with value: Scalar) {
    for index in y.indices { y[index] = value }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func rectify<Scalar: FloatingPoint>(_ x: Span<Scalar>, into y: inout MutableSpan<Scalar>) {
    for index in y.indices { y[index] = x[index] < 0 ? 0 : x[index] }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func rectifyBack<Scalar: FloatingPoint>(
    _ y: Span<Scalar>, _ dy: Span<Scalar>, into dx: inout MutableSpan<Scalar>, adds: Bool
  ) {
    for index in dx.indices {
      let part = y[index] > 0 ? dy[index] : 0
      dx[index] = adds ? dx[index] + part : part
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func multiplyElements<Scalar: FloatingPoint>(
    _ a: Span<Scalar>, _ b: Span<Scalar>, into y: inout MutableSpan<Scalar>, adds: Bool
  ) {
    for index in y.indices {
      let product = a[index] * b[index]
      y[index] = adds ? y[index] + product : product
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func add<Scalar: FloatingPoint>(
    _ x: Span<Scalar>, scaledBy scale: Scalar, to y: inout MutableSpan<Scalar>
  ) {
    for index in y.indices { y[index] += scale * x[index] }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func fade<Scalar: FloatingPoint>(
    _ mean: inout MutableSpan<Scalar>, towards x: Span<Scalar>, keeping kept: Scalar, at places: Range<Int>
  ) {
    for index in places { mean[index] = x[index] + kept * (mean[index] - x[index]) }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func addToEachRow<Scalar: FloatingPoint>(_ row: Span<Scalar>, of y: inout MutableSpan<Scalar>) {
    let width = row.count
    for start in stride(from: 0, to: y.count, by: max(width, 1)) {
      for column in 0..<width { y[start + column] += row[column] }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func addColumnSums<Scalar: FloatingPoint>(of x: Span<Scalar>, to sum: inout MutableSpan<Scalar>) {
    let width = sum.count
    for start in stride(from: 0, to: x.count, by: max(width, 1)) {
      for column in 0..<width { sum[column] += x[start + column] }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func drop<Scalar: BinaryFloatingPoint>(
    _ dropout: DropoutMask, first: Int, _ x: Span<Scalar>, mask: inout MutableSpan<Scalar>,
    into y: inout MutableSpan<Scalar>
  ) {
    let kept = Scalar(dropout.kept)
    var bits: UInt64 = 0
    for index in y.indices {
      let place = first + index
      bits = place & 3 == 0 ? SplitMix64.number(place / 4, seed: dropout.seed) : bits >> 16
      mask[index] = bits & 0xffff < UInt64(dropout.threshold) ? 0 : kept
      y[index] = x[index] * mask[index]
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func gatherRows<Scalar: FloatingPoint>(
    _ rows: Span<Int32>, width: Int, of table: Span<Scalar>, into y: inout MutableSpan<Scalar>
  ) {
    for place in rows.indices {
      let from = Int(rows[place]) * width
      let to = place * width
      for column in 0..<width { y[to + column] = table[from + column] }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func scatterRows<Scalar: FloatingPoint>(
    _ pieces: Span<Scalar>, width: Int, to rows: Span<Int32>, of sums: inout MutableSpan<Scalar>
  ) {
    for piece in rows.indices where rows[piece] >= 0 {
      let from = piece * width
      let to = Int(rows[piece]) * width
      for column in 0..<width { sums[to + column] += pieces[from + column] }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func stepRows<Scalar: BinaryFloatingPoint>(
    _ step: AdamStep<Scalar>, _ rows: Span<Int32>, width: Int, gradient: Span<Scalar>,
    value: inout MutableSpan<Scalar>, mean: inout MutableSpan<Scalar>, square: inout MutableSpan<Scalar>
  ) {
    for slot in rows.indices {
      let from = slot * width
      let to = Int(rows[slot]) * width
      for column in 0..<width {
        let derivative = gradient[from + column]
        let newMean = step.decayOfMean * mean[to + column] + step.shareOfGradient * derivative
        let newSquare = step.decayOfSquare * square[to + column] + step.shareOfSquare * derivative * derivative
        mean[to + column] = newMean
        square[to + column] = newSquare
        value[to + column] -= step.rate * newMean / ((newSquare * step.squareScale).squareRoot() + step.epsilon)
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func copyBlock<Scalar: FloatingPoint>(
    _ size: Shape, from source: Span<Scalar>, at from: BlockPlace, to target: inout MutableSpan<Scalar>,
    at to: BlockPlace
  ) {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        target[to.first + row * to.width + column] = source[from.first + row * from.width + column]
      }
    }
  }
}
