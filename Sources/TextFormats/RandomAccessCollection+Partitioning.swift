extension RandomAccessCollection where Index == Int {
  /// The first index whose element is past the border, or the end; elements past it are all behind those before it.
  func partitioningIndex(where isPast: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
