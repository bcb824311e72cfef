/// The colours that labels have on a terminal.
public struct LabelColors: Sendable, Hashable {
  /// Colours that stay apart on a light and on a dark ground: blue, green, magenta, cyan, yellow, red.
  private static let palette = [34, 32, 35, 36, 33, 31]

  private var numbers: [String: Int] = [:]

  /// - Parameter labels: those that are known, which get the first colours.
  public init(labels: [String] = []) {
    for label in labels where numbers[label] == nil { numbers[label] = numbers.count }
  }

  /// The number of a label's colour in the escape sequences of terminals; each new label gets the next.
  public mutating func color(of label: String) -> Int {
    let number = numbers[label] ?? numbers.count
    numbers[label] = number
    return LabelColors.palette[number % LabelColors.palette.count]
  }
}
