/// Loops over the elements and rows of matrices that `Float` has in C, compiled for the instructions of the processor, and
/// other numbers as ``ReferenceLoops``.
///
/// The sizes of operands are checked by those who call, once for a matrix. A team divides the elements, none of which it
/// computes otherwise than one thread would.
public protocol ElementKernels: BinaryFloatingPoint, Sendable {
  /// `y ← value`
  static func fill(_ y: inout MutableSpan<Self>, with value: Self, by team: Team)

  /// `y ← max(0, x)`; what is no number stays none.
  static func rectify(_ x: Span<Self>, into y: inout MutableSpan<Self>, by team: Team)

  /// `dx ← dy` where `y` is positive and 0 elsewhere; added to `dx` where `adds` says so.
  static func rectifyBack(
    _ y: Span<Self>, _ dy: Span<Self>, into dx: inout MutableSpan<Self>, adds: Bool, by team: Team)

  /// `y ← a ∘ b`, the products of the elements at the same place; added to `y` where `adds` says so.
  static func multiplyElements(
    _ a: Span<Self>, _ b: Span<Self>, into y: inout MutableSpan<Self>, adds: Bool, by team: Team)

  /// `y ← y + scale · x`
  static func add(_ x: Span<Self>, scaledBy scale: Self, to y: inout MutableSpan<Self>, by team: Team)

  /// `mean ← x + kept · (mean − x)`, at some places.
  static func fade(
    _ mean: inout MutableSpan<Self>, towards x: Span<Self>, keeping kept: Self, at places: Range<Int>, by team: Team)

  /// Adds `row` to each of the rows of `y`, as wide as it is.
  static func addToEachRow(_ row: Span<Self>, of y: inout MutableSpan<Self>, by team: Team)

  /// Adds the rows of `x`, first to last, to `sum`, which is as wide.
  static func addColumnSums(of x: Span<Self>, to sum: inout MutableSpan<Self>, by team: Team)

  /// Draws the mask of the elements from `first` on, of which the first stands first in `x`, and `y ← x ∘ mask`.
  ///
  /// - Precondition: `first` is a multiple of 4.
  static func drop(
    _ dropout: DropoutMask, first: Int, _ x: Span<Self>, mask: inout MutableSpan<Self>, into y: inout MutableSpan<Self>,
    by team: Team)

  /// Writes those rows of `table`, `width` wide, that have the given numbers, one after the other.
  static func gatherRows(
    _ rows: Span<Int32>, width: Int, of table: Span<Self>, into y: inout MutableSpan<Self>, by team: Team)

  /// Adds the pieces, `width` wide, each to that row of `sums` whose number it has; none where that is below 0.
  static func scatterRows(
    _ pieces: Span<Self>, width: Int, to rows: Span<Int32>, of sums: inout MutableSpan<Self>, by team: Team)

  /// A step of Adam for some rows, `width` wide: the gradients of all stand in `gradient`, one after the other, and the
  /// values, means and squares in rows of the given numbers.
  ///
  /// - Precondition: no number is there twice.
  static func stepRows(
    _ step: AdamStep<Self>, _ rows: Span<Int32>, width: Int, gradient: Span<Self>, value: inout MutableSpan<Self>,
    mean: inout MutableSpan<Self>, square: inout MutableSpan<Self>, by team: Team)

  /// Copies a block of so many rows and columns from one place to another.
  static func copyBlock(
    _ size: Shape, from source: Span<Self>, at from: BlockPlace, to target: inout MutableSpan<Self>, at to: BlockPlace,
    by team: Team)
}
