import HeapModule

/// Adds up sorted counts of several files.
struct PairMerge {
  /// The next count of a reader.
  private struct Head: Comparable {
    let count: PairCount
    let reader: Int

    static func < (a: Head, b: Head) -> Bool { a.count.key < b.count.key }
    static func == (a: Head, b: Head) -> Bool { a.count.key == b.count.key }
  }

  private var readers: [PairRunReader]
  private var heads = Heap<Head>()

  /// - Parameter memory: in bytes, for the buffers of all files together.
  /// - Throws: `StreamError` or `WorkFileDamage`.
  init(_ parts: [PairRunPart], memory: Int) throws {
    let bufferSize = min(max(memory / max(parts.count, 1), 4096), 1 << 18)
    readers = parts.map { PairRunReader($0, bufferSize: bufferSize) }
    for reader in readers.indices {
      if let count = try readers[reader].next() { heads.insert(Head(count: count, reader: reader)) }
    }
  }

  /// The next key with its units in all files, or nil at the end.
  ///
  /// - Throws: `StreamError` or `WorkFileDamage`.
  /// - Complexity: O(log files) for each file that has the key.
  mutating func next() throws -> PairCount? {
    guard var sum = heads.min?.count else { return nil }
    sum.units = 0
    while let head = heads.min, head.count.key == sum.key {
      let (units, isTooLarge) = sum.units.addingReportingOverflow(head.count.units)
      if isTooLarge { throw WorkFileDamage() }
      sum.units = units
      if let next = try readers[head.reader].next() {
        heads.replaceMin(with: Head(count: next, reader: head.reader))
      } else {
        heads.removeMin()
      }
    }
    return sum
  }
}
