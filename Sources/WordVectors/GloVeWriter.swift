/// Words and their vectors as rows of a GloVe text file, `word v₁ … v_d`, which `GloVeReader` reads back.
public struct GloVeWriter: Sendable {
  /// How the numbers are written.
  public enum NumberFormat: Hashable, Sendable {
    /// As few digits as read back to the same `Float`, bit for bit.
    case shortest
    /// So many significant digits, without zeros at the end, as `%.5g` of the C library does and as published files are
    /// written. In scientific notation below 0.0001 and from ten to the number of digits on.
    case significantDigits(Int)
  }

  private let numbers: NumberFormat

  /// - Precondition: 1 to 9 significant digits; 9 tell any two floats apart.
  public init(numbers: NumberFormat = .shortest) {
    if case .significantDigits(let count) = numbers {
      precondition(1...9 ~= count, "\(count) significant digits are not 1 to 9")
    }
    self.numbers = numbers
  }

  /// Whether a row can hold `word`: it is not empty, and no line ends within it. Spaces do no harm.
  ///
  /// - Complexity: O(bytes of `word`).
  public static func canWrite(_ word: String) -> Bool {
    !word.isEmpty && !word.utf8.contains { $0 == UInt8(ascii: "\n") || $0 == 0 }
  }

  /// Appends the row of `word` and its vector, `[dimension]`, with its line feed.
  ///
  /// - Precondition: `canWrite(word)`. Numbers that are not finite are written, but `GloVeReader` refuses the row.
  /// - Complexity: O(bytes of the row); a million numbers in a tenth of a second.
  public func append(_ word: String, _ vector: Span<Float>, to output: inout [UInt8]) {
    precondition(GloVeWriter.canWrite(word), "a row cannot hold an empty word or a line end")
    output.append(contentsOf: word.utf8)
    for index in vector.indices {
      output.append(UInt8(ascii: " "))
      let value = vector[index]
      switch numbers {
      case .significantDigits(let count) where value.isFinite:
        SignificantDigits(value, count: count).append(to: &output)
      case .significantDigits, .shortest: output.append(contentsOf: value.description.utf8)
      }
    }
    output.append(UInt8(ascii: "\n"))
  }
}
