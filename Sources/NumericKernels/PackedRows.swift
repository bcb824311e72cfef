internal import CKernels

/// Rows of numbers in 16 bits, of which many are added up again and again: half as many bytes to read as in `Float`.
///
/// A row has parts of one width. Each part has a scale, a power of two, and its numbers are multiples of that from −32768
/// to 32767: what is packed is off by 2⁻¹⁵ of the part's largest magnitude at most, and whole numbers below 2¹⁴ are
/// packed as they are. A part in which a number is infinite, or none, has no number at all.
///
/// A copy is a snapshot for reading, from any task, while the rows of the original become more; rows are appended to one
/// of the copies alone.
public struct PackedRows: Sendable {
  /// The parts of a row.
  public let parts: Int
  /// The numbers of a part: those that are used, filled up with zeros to a multiple of 16.
  public let width: Int
  /// The number of rows.
  public private(set) var count = 0
  private var chunks: [Chunk] = []
  private let layout: ck_row_layout

  /// The rows of a chunk, as an exponent of two.
  fileprivate static let shift = 8

  /// Memory for some rows, which stays where it is.
  ///
  /// It is sent between tasks although it changes: a row is written once, before its number is known to anybody.
  @safe fileprivate final class Chunk: @unchecked Sendable {
    let memory: UnsafeMutableRawPointer
    var used = 0

    init(rowBytes: Int) {
      unsafe memory = .allocate(byteCount: rowBytes << PackedRows.shift, alignment: 64)
    }

    deinit { unsafe memory.deallocate() }

    /// Packs rows behind those that are there.
    func pack(_ source: Span<Float>, count: Int, _ layout: ck_row_layout) {
      unsafe withUnsafePointer(to: layout) { layout in
        unsafe source.withUnsafeBufferPointer { source in
          guard let numbers = source.baseAddress else { return }
          let free = unsafe memory.advanced(by: used * layout.pointee.bytes)
          // the caller has seen to it that so many rows are there and have room
          unsafe ck_pack_rows(layout, count, numbers, free.assumingMemoryBound(to: CChar.self))
        }
      }
      used += count
    }
  }

  /// No rows.
  ///
  /// - Parameter columns: the numbers of a part that are used.
  public init(parts: Int, columns: Int) {
    precondition(parts > 0 && columns > 0, "no rows of \(parts) parts of \(columns) numbers")
    self.parts = parts
    width = PackedRows.width(ofColumns: columns)
    let scaleBytes = (4 * parts + 63) / 64 * 64
    let bytes = (scaleBytes + 2 * parts * width + 63) / 64 * 64
    layout = ck_row_layout(parts: parts, width: width, bytes: bytes)
  }

  /// The width of a part of which so many numbers are used.
  public static func width(ofColumns columns: Int) -> Int { (columns + 15) / 16 * 16 }

  /// The bytes of a row.
  public var rowBytes: Int { layout.bytes }

  /// Appends some rows of a matrix of `[rows, parts · width]`.
  ///
  /// - Precondition: no other copy has got rows that this one does not have.
  /// - Complexity: O(`added.count` · `parts` · `width`).
  public mutating func append(_ rows: Matrix<Float>, _ added: Range<Int>) {
    precondition(
      rows.columns == parts * width && added.lowerBound >= 0 && added.upperBound <= rows.rows,
      "rows \(added) of \(rows.shape) are no \(parts) parts of \(width)")
    var first = added.lowerBound
    while first < added.upperBound {
      let used = count & (1 << PackedRows.shift - 1)
      if used == 0 { chunks.append(Chunk(rowBytes: layout.bytes)) }
      let chunk = chunks[chunks.count - 1]
      precondition(chunk.used == used, "rows were appended to another copy")
      let fitting = min(added.upperBound - first, 1 << PackedRows.shift - used)
      let elements = rows.elements
      let source = elements.span.extracting(first * rows.columns..<(first + fitting) * rows.columns)
      chunk.pack(source, count: fitting, layout)
      count += fitting
      first += fitting
    }
  }

  /// Calls `body` with a pointer to the first row of each chunk.
  fileprivate func withChunks(_ body: (_ layout: ck_row_layout, _ chunks: UnsafePointer<UnsafePointer<CChar>?>) -> Void)
  {
    let pointers = unsafe chunks.map { chunk -> UnsafePointer<CChar>? in
      unsafe UnsafePointer(chunk.memory.assumingMemoryBound(to: CChar.self))
    }
    unsafe pointers.withUnsafeBufferPointer { pointers in
      guard let first = pointers.baseAddress else { return }
      unsafe body(layout, first)
    }
    withExtendedLifetime(self) {}
  }
}

/// The rows that stand at each place of a text, and the windows over its places.
public struct RowWindows: Sendable {
  /// The rows of each place, `sets` of them side by side.
  public var rows: [Int32]
  /// The rows of a place.
  public let sets: Int
  /// The first place of each window.
  public var firsts: [Int32]

  public init(rows: [Int32], sets: Int, firsts: [Int32]) {
    precondition(sets > 0 && rows.count.isMultiple(of: sets), "\(rows.count) rows are not \(sets) for each place")
    self.rows = rows
    self.sets = sets
    self.firsts = firsts
  }
}

extension Matrix where Scalar == Float {
  /// Replaces each row by the sum of `bias` and of the parts of the rows of a window: part i of those of its place i.
  ///
  /// Shapes: `bias` is `[1, rows.width]`, this matrix becomes `[windows.count, rows.width]`.
  ///
  /// - Parameter windows: indices of `text.firsts`.
  /// - Parameter limits: what sums beyond are replaced by.
  /// - Precondition: the rows of the text are there, and its windows do not reach beyond its places.
  /// - Complexity: O(`windows.count` · `rows.parts` · `text.sets` · `rows.width`).
  public mutating func setSums(
    of rows: PackedRows, at text: RowWindows, windows: Range<Int>, bias: Matrix, limits: ClosedRange<Float>
  ) {
    precondition(bias.shape == Shape(rows: 1, columns: rows.width), "a bias of \(bias.shape) for sums of \(rows.width)")
    let (rowNumbers, firsts) = (text.rows.span, text.firsts.span.extracting(windows))
    // the places that the windows reach, of which the rows are looked at
    var (start, end) = (text.rows.count / text.sets, 0)
    for index in firsts.indices {
      let first = Int(firsts[index])
      (start, end) = (min(start, first), max(end, first + rows.parts))
    }
    precondition(
      windows.isEmpty || start >= 0 && end * text.sets <= rowNumbers.count,
      "no windows of \(rows.parts) from \(start) to \(end) on \(text.rows.count / text.sets) places")
    for index in min(start, end) * text.sets..<end * text.sets {
      precondition(rowNumbers[index] >= 0 && rowNumbers[index] < rows.count, "no row \(rowNumbers[index])")
    }
    reshape(to: Shape(rows: windows.count, columns: rows.width))
    var sums = elements.mutableSpan
    unsafe rows.withChunks { layout, chunks in
      unsafe rowNumbers.withUnsafeBufferPointer { numbers in
        unsafe firsts.withUnsafeBufferPointer { firsts in
          unsafe bias.elements.withUnsafeBufferPointer { bias in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
              var text = unsafe ck_row_text(
                layout: layout, chunks: chunks, shift: PackedRows.shift, rows: numbers.baseAddress, sets: text.sets,
                places: end)
              // each pointer is valid for this call only, and so is all that is reached through them, which was looked at above
              unsafe ck_sum_rows(
                &text, firsts.baseAddress, firsts.count, bias.baseAddress, limits.lowerBound, limits.upperBound,
                sums.baseAddress)
            }
          }
        }
      }
    }
  }
}
