import ByteStreams

/// The files of sorted counts that one batch of text gives.
final class PairRunFiles {
  private let folder: WorkFolder
  private let prefix: String
  private let order: PairOrder
  /// Where the parts of each file end, in bytes.
  private(set) var partEnds: [[Int]] = []

  /// - Parameter prefix: what the names of the files begin with, before a number.
  init(folder: WorkFolder, prefix: String, order: PairOrder) {
    self.folder = folder
    self.prefix = prefix
    self.order = order
  }

  /// Writes a file; `body` hands over its counts in the order of their keys.
  ///
  /// - Throws: `StreamError`.
  func write(_ body: (_ append: (PairCount) throws -> Void) throws -> Void) throws {
    var ends: [Int] = []
    try streamAtomically(to: folder.file("\(prefix)\(partEnds.count)"), overwrite: true) { writer in
      var run = PairRunWriter(writer)
      var partEnd = order.end(ofPart: 0)
      func endPart() throws {
        try run.endPart()
        ends.append(run.length)
        if ends.count < PairOrder.parts { partEnd = order.end(ofPart: ends.count) }
      }
      try body { count in
        while count.key >= partEnd { try endPart() }
        try run.append(count)
      }
      while ends.count < PairOrder.parts { try endPart() }
    }
    partEnds.append(ends)
  }
}
