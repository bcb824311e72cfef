/// Bags of rows of one table, numbered from 0: for a feature of which a token has several values at once. Bag 0 is that of
/// padding, and holds row 0 alone.
///
/// The rows of all bags stand one after the other, so that bags can be handed on with a text, and with each of its batches,
/// for the price of two references.
public struct RowBags: Sendable, Hashable {
  /// The rows of all bags, bag after bag.
  public private(set) var rows = [Vocabulary.padding]
  /// Where in `rows` each bag begins, and behind the last of these where that ends.
  public private(set) var borders = [0, 1]

  /// The bag of padding alone.
  public init() {}

  /// The number of bags.
  public var count: Int { borders.count - 1 }

  /// Adds a bag, and returns its number. A row that stands in it twice counts twice.
  ///
  /// - Precondition: `rows` is not empty.
  /// - Complexity: O(`rows`), amortized.
  public mutating func append(_ rows: some Collection<Int32>) -> Int32 {
    precondition(!rows.isEmpty, "a bag of no rows has no mean")
    self.rows.append(contentsOf: rows)
    borders.append(self.rows.count)
    return Int32(count - 1)
  }

  /// The rows of a bag.
  public subscript(number: Int32) -> ArraySlice<Int32> {
    rows[borders[Int(number)]..<borders[Int(number) + 1]]
  }
}
