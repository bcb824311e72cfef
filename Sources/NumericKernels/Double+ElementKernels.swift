extension Double: ElementKernels {
  public static func fill(_ y: inout MutableSpan<Double>, with value: Double, by team: Team) {
    ReferenceLoops.fill(&y, with: value)
  }

  public static func rectify(_ x: Span<Double>, into y: inout MutableSpan<Double>, by team: Team) {
    ReferenceLoops.rectify(x, into: &y)
  }

  public static func rectifyBack(
    _ y: Span<Double>, _ dy: Span<Double>, into dx: inout MutableSpan<Double>, adds: Bool, by team: Team
  ) {
    ReferenceLoops.rectifyBack(y, dy, into: &dx, adds: adds)
  }

  public static func multiplyElements(
    _ a: Span<Double>, _ b: Span<Double>, into y: inout MutableSpan<Double>, adds: Bool, by team: Team
  ) {
    ReferenceLoops.multiplyElements(a, b, into: &y, adds: adds)
  }

  public static func add(_ x: Span<Double>, scaledBy scale: Double, to y: inout MutableSpan<Double>, by team: Team) {
    ReferenceLoops.add(x, scaledBy: scale, to: &y)
  }

  public static func fade(
    _ mean: inout MutableSpan<Double>, towards x: Span<Double>, keeping kept: Double, at places: Range<Int>,
    by team: Team
  ) {
    ReferenceLoops.fade(&mean, towards: x, keeping: kept, at: places)
  }

  public static func addToEachRow(_ row: Span<Double>, of y: inout MutableSpan<Double>, by team: Team) {
    ReferenceLoops.addToEachRow(row, of: &y)
  }

  public static func addColumnSums(of x: Span<Double>, to sum: inout MutableSpan<Double>, by team: Team) {
    ReferenceLoops.addColumnSums(of: x, to: &sum)
  }

  public static func drop(
    _ dropout: DropoutMask, first: Int, _ x: Span<Double>, mask: inout MutableSpan<Double>,
    into y: inout MutableSpan<Double>, by team: Team
  ) {
    ReferenceLoops.drop(dropout, first: first, x, mask: &mask, into: &y)
  }

  public static func gatherRows(
    _ rows: Span<Int32>, width: Int, of table: Span<Double>, into y: inout MutableSpan<Double>, by team: Team
  ) {
    ReferenceLoops.gatherRows(rows, width: width, of: table, into: &y)
  }

  public static func scatterRows(
    _ pieces: Span<Double>, width: Int, to rows: Span<Int32>, of sums: inout MutableSpan<Double>, by team: Team
  ) {
    ReferenceLoops.scatterRows(pieces, width: width, to: rows, of: &sums)
  }

  public static func stepRows(
    _ step: AdamStep<Double>, _ rows: Span<Int32>, width: Int, gradient: Span<Double>,
    value: inout MutableSpan<Double>, mean: inout MutableSpan<Double>, square: inout MutableSpan<Double>, by team: Team
  ) {
    ReferenceLoops.stepRows(
      step, rows, width: width, gradient: gradient, value: &value, mean: &mean, square: &square)
  }

  public static func copyBlock(
    _ size: Shape, from source: Span<Double>, at from: BlockPlace, to target: inout MutableSpan<Double>,
    at to: BlockPlace, by team: Team
  ) {
    ReferenceLoops.copyBlock(size, from: source, at: from, to: &target, at: to)
  }
}
