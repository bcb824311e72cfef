import NumericKernels
import WindowFeatures

/// The means of the bags that a batch looks up: each is computed once, and once the gradients of its places are summed,
/// however many places have it.
///
/// - SeeAlso: Bojanowski et al., "Enriching Word Vectors with Subword Information", TACL 5 (2017), section 3.2, where a word
///   is the sum of its pieces; the mean is as large for long words as for short ones.
struct BagMeans<Scalar: KernelScalar> {
  /// The bags, in the order in which they first came.
  private var numbers: [Int32] = []
  /// For each place the index of its bag in `numbers`.
  private(set) var slots: [Int32] = []
  /// For each bag its index in `numbers`, or -1 if no place has it.
  private var slotOfBag: [Int32] = []
  /// For each of `numbers` the mean of its rows, or the sum of the gradients of its places.
  private(set) var values = Matrix<Scalar>(rows: 0, columns: 0)

  /// Computes the means of the bags that places have.
  ///
  /// - Parameter places: numbers of bags.
  /// - Complexity: O(`places` + rows of all bags looked up · `table.columns`), and O(`bags.count`) where these are more than
  ///   ever before.
  mutating func compute(of table: Matrix<Scalar>, _ bags: RowBags, places: [Int32]) {
    for number in numbers { slotOfBag[Int(number)] = -1 }
    numbers.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    if slotOfBag.count < bags.count {
      slotOfBag.append(contentsOf: repeatElement(-1, count: bags.count - slotOfBag.count))
    }
    for number in places {
      precondition((0..<bags.count).contains(Int(number)), "no bag \(number) among \(bags.count)")
      if slotOfBag[Int(number)] < 0 {
        slotOfBag[Int(number)] = Int32(numbers.count)
        numbers.append(number)
      }
      slots.append(slotOfBag[Int(number)])
    }
    values.reshape(to: Shape(rows: numbers.count, columns: table.columns))
    values.setMeans(of: table, bags, numbers)
  }

  /// Adds to the gradient of each row its part of those of the places, `dy / rows` where a bag of so many rows has it; rows
  /// outside `trainable` are passed over.
  ///
  /// The bags are those of the last means, which are lost.
  ///
  /// - Parameter dy: the gradients of the places, one after the other, each as wide as the table.
  /// - Complexity: that of computing the means, and O(elements of `dy`).
  mutating func scatter(
    _ dy: Matrix<Scalar>, to gradient: inout RowGradient<Scalar>, _ bags: RowBags, within trainable: Range<Int>
  ) {
    values.setSums(of: dy, slots)
    gradient.scatter(values, toBags: numbers, of: bags, within: trainable)
  }
}

extension Matrix {
  /// Replaces each row by the mean of the rows of `table` that a bag holds.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func setMeans(of table: Matrix, _ bags: RowBags, _ numbers: [Int32]) {
    let width = table.columns
    let source = table.elements.span
    let rows = bags.rows.span
    let borders = bags.borders.span
    var means = elements.mutableSpan
    for (slot, number) in numbers.enumerated() {
      let to = slot * width
      let bag = borders[Int(number)]..<borders[Int(number) + 1]
      for column in 0..<width { means[to + column] = 0 }
      for place in bag {
        let from = Int(rows[place]) * width
        for column in 0..<width { means[to + column] += source[from + column] }
      }
      let share = 1 / Scalar(bag.count)
      for column in 0..<width { means[to + column] *= share }
    }
  }

  /// Replaces each row by the sum of those pieces of `source`, as wide as a row, that have its number.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func setSums(of source: Matrix, _ slots: [Int32]) {
    let width = columns
    precondition(slots.count * width == source.shape.count, "\(source.shape) is not \(slots.count) rows of \(width)")
    fill(with: 0)
    let pieces = source.elements.span
    var sums = elements.mutableSpan
    for (piece, slot) in slots.enumerated() {
      let from = piece * width
      let to = Int(slot) * width
      for column in 0..<width { sums[to + column] += pieces[from + column] }
    }
  }
}
