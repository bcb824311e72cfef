extension Array {
  /// Takes over the elements of another array into the storage that is there, so that either can change without a copy.
  ///
  /// - Complexity: O(`other.count`)
  mutating func replaceAll(with other: [Element]) {
    removeAll(keepingCapacity: true)
    append(contentsOf: other)
  }
}
