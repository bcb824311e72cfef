internal import CKernels

// The pointers of each function are valid for its one call, and the arrays are as long as the callers have checked; no two
// pieces of a team's work have an element in common.

extension Float: ElementKernels {
  public static func fill(_ y: inout MutableSpan<Float>, with value: Float, by team: Team) {
    let count = y.count
    unsafe y.withUnsafeMutableBufferPointer { y in
      team.divide(count, unit: 16) { part in
        unsafe ck_fill(part.count, value, y.place(part.lowerBound))
      }
    }
  }

  public static func rectify(_ x: Span<Float>, into y: inout MutableSpan<Float>, by team: Team) {
    let count = y.count
    unsafe x.withUnsafeBufferPointer { x in
      unsafe y.withUnsafeMutableBufferPointer { y in
        team.divide(count, unit: 16) { part in
          let first = part.lowerBound
          unsafe ck_rectify(part.count, x.place(first), y.place(first))
        }
      }
    }
  }

  public static func rectifyBack(
    _ y: Span<Float>, _ dy: Span<Float>, into dx: inout MutableSpan<Float>, adds: Bool, by team: Team
  ) {
    let count = dx.count
    unsafe y.withUnsafeBufferPointer { y in
      unsafe dy.withUnsafeBufferPointer { dy in
        unsafe dx.withUnsafeMutableBufferPointer { dx in
          team.divide(count, unit: 16) { part in
            let first = part.lowerBound
            unsafe ck_rectify_back(
              part.count, y.place(first), dy.place(first), dx.place(first), adds ? 1 : 0)
          }
        }
      }
    }
  }

  public static func multiplyElements(
    _ a: Span<Float>, _ b: Span<Float>, into y: inout MutableSpan<Float>, adds: Bool, by team: Team
  ) {
    let count = y.count
    unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        unsafe y.withUnsafeMutableBufferPointer { y in
          team.divide(count, unit: 16) { part in
            let first = part.lowerBound
            unsafe ck_multiply(
              part.count, a.place(first), b.place(first), y.place(first), adds ? 1 : 0)
          }
        }
      }
    }
  }

  public static func add(
    _ x: Span<Float>, scaledBy scale: Float, to y: inout MutableSpan<Float>, by team: Team
  ) {
    let count = y.count
    unsafe x.withUnsafeBufferPointer { x in
      unsafe y.withUnsafeMutableBufferPointer { y in
        team.divide(count, unit: 16) { part in
          let first = part.lowerBound
          unsafe ck_add_scaled(part.count, scale, x.place(first), y.place(first))
        }
      }
    }
  }

  public static func fade(
    _ mean: inout MutableSpan<Float>, towards x: Span<Float>, keeping kept: Float, at places: Range<Int>,
    by team: Team
  ) {
    precondition(
      places.lowerBound >= 0 && places.upperBound <= min(mean.count, x.count), "no places \(places) in a mean")
    unsafe mean.withUnsafeMutableBufferPointer { mean in
      unsafe x.withUnsafeBufferPointer { x in
        team.divide(places.count, unit: 16) { part in
          let first = places.lowerBound + part.lowerBound
          unsafe ck_fade(part.count, kept, x.place(first), mean.place(first))
        }
      }
    }
  }

  public static func addToEachRow(_ row: Span<Float>, of y: inout MutableSpan<Float>, by team: Team) {
    let width = row.count
    let rows = y.count / max(width, 1)
    unsafe row.withUnsafeBufferPointer { row in
      unsafe y.withUnsafeMutableBufferPointer { y in
        team.divide(rows, each: width) { part in
          unsafe ck_add_to_each_row(
            part.count, width, row.baseAddress, y.place(part.lowerBound * width))
        }
      }
    }
  }

  public static func addColumnSums(of x: Span<Float>, to sum: inout MutableSpan<Float>, by team: Team) {
    let width = sum.count
    let rows = x.count / max(width, 1)
    if rows == 0 { return }
    unsafe x.withUnsafeBufferPointer { x in
      unsafe sum.withUnsafeMutableBufferPointer { sum in
        team.divide(width, each: rows, unit: 16) { part in
          let first = part.lowerBound
          unsafe ck_add_column_sums(
            rows, part.count, x.place(first), width, sum.place(first))
        }
      }
    }
  }

  public static func drop(
    _ dropout: DropoutMask, first: Int, _ x: Span<Float>, mask: inout MutableSpan<Float>,
    into y: inout MutableSpan<Float>, by team: Team
  ) {
    precondition(first.isMultiple(of: 4), "a mask is drawn from a multiple of 4 on, not from \(first)")
    let count = y.count
    var constants = ck_dropout(seed: dropout.seed, threshold: dropout.threshold, kept: Float(dropout.kept))
    unsafe withUnsafePointer(to: &constants) { constants in
      unsafe x.withUnsafeBufferPointer { x in
        unsafe mask.withUnsafeMutableBufferPointer { mask in
          unsafe y.withUnsafeMutableBufferPointer { y in
            team.divide(count, unit: 64) { part in
              let start = part.lowerBound
              unsafe ck_drop(
                constants, first + start, part.count, x.place(start), mask.place(start),
                y.place(start))
            }
          }
        }
      }
    }
  }

  public static func gatherRows(
    _ rows: Span<Int32>, width: Int, of table: Span<Float>, into y: inout MutableSpan<Float>, by team: Team
  ) {
    let count = rows.count
    unsafe rows.withUnsafeBufferPointer { rows in
      unsafe table.withUnsafeBufferPointer { table in
        unsafe y.withUnsafeMutableBufferPointer { y in
          team.divide(count, each: width) { part in
            let first = part.lowerBound
            unsafe ck_gather_rows(
              part.count, width, rows.place(first), table.baseAddress, y.place(first * width))
          }
        }
      }
    }
  }

  public static func scatterRows(
    _ pieces: Span<Float>, width: Int, to rows: Span<Int32>, of sums: inout MutableSpan<Float>, by team: Team
  ) {
    let count = rows.count
    if count == 0 || sums.count == 0 { return }
    unsafe pieces.withUnsafeBufferPointer { pieces in
      unsafe rows.withUnsafeBufferPointer { rows in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          // by columns: a row may be there several times
          team.divide(width, each: count) { part in
            let first = part.lowerBound
            unsafe ck_scatter_rows(
              count, part.count, width, rows.baseAddress, pieces.place(first), sums.place(first))
          }
        }
      }
    }
  }

  public static func stepRows(
    _ step: AdamStep<Float>, _ rows: Span<Int32>, width: Int, gradient: Span<Float>,
    value: inout MutableSpan<Float>, mean: inout MutableSpan<Float>, square: inout MutableSpan<Float>, by team: Team
  ) {
    let count = rows.count
    precondition(gradient.count == count * width, "\(gradient.count) numbers are no gradients of \(count) rows")
    let capacity = min(value.count, mean.count, square.count)
    var constants = ck_adam(step)
    unsafe withUnsafePointer(to: &constants) { constants in
      unsafe rows.withUnsafeBufferPointer { rows in
        unsafe gradient.withUnsafeBufferPointer { gradient in
          unsafe value.withUnsafeMutableBufferPointer { value in
            unsafe mean.withUnsafeMutableBufferPointer { mean in
              unsafe square.withUnsafeMutableBufferPointer { square in
                team.divide(count, each: width) { part in
                  var slot = part.lowerBound
                  while slot < part.upperBound {
                    // rows that stand side by side are stepped together
                    var next = slot + 1
                    while unsafe next < part.upperBound && rows[next] == rows[next - 1] + 1 { next += 1 }
                    let (from, to, length) = unsafe (slot * width, Int(rows[slot]) * width, (next - slot) * width)
                    precondition(to >= 0 && to + length <= capacity, "no rows at \(to) of \(capacity) numbers")
                    unsafe ck_adam_step(
                      constants, length, gradient.place(from), value.place(to),
                      mean.place(to), square.place(to))
                    slot = next
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  public static func copyBlock(
    _ size: Shape, from source: Span<Float>, at from: BlockPlace, to target: inout MutableSpan<Float>,
    at to: BlockPlace, by team: Team
  ) {
    if size.count == 0 { return }
    let end = (from: from.end(ofBlock: size), to: to.end(ofBlock: size))
    precondition(end.from <= source.count && end.to <= target.count, "a block of \(size) is not all in both matrices")
    unsafe source.withUnsafeBufferPointer { source in
      unsafe target.withUnsafeMutableBufferPointer { target in
        team.divide(size.rows, each: size.columns) { part in
          let row = part.lowerBound
          unsafe ck_copy_block(
            part.count, size.columns, source.place(from.first + row * from.width), from.width,
            target.place(to.first + row * to.width), to.width)
        }
      }
    }
  }
}

extension ck_adam {
  fileprivate init(_ step: AdamStep<Float>) {
    self.init(
      decay_of_mean: step.decayOfMean, share_of_gradient: step.shareOfGradient,
      decay_of_square: step.decayOfSquare, share_of_square: step.shareOfSquare, rate: step.rate,
      square_scale: step.squareScale, epsilon: step.epsilon)
  }
}
