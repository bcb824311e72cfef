/// Numbers for word forms, capitals aside, in the order in which they come.
public struct FormNumbers: Sendable {
  private var numbers: [WordKey: Int32] = [:]

  public init() {}

  /// The number of a form.
  ///
  /// - Complexity: O(length).
  public mutating func number(of form: String) -> Int32 {
    let key = WordKey(form.lowercased())
    if let number = numbers[key] { return number }
    let number = Int32(numbers.count)
    numbers[key] = number
    return number
  }
}
