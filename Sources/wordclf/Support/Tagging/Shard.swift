import ArgumentParser
import ByteStreams
import TaggedText
import TextFormats

/// One of several equal parts of all input, as `--shard 2/8` names it.
struct Shard: ExpressibleByArgument {
  /// From 1.
  let number: Int
  let count: Int

  /// As in the names of files, `03-of-12`: in the order of the parts.
  var name: String {
    let digits = String(number)
    return String(repeating: "0", count: String(count).count - digits.count) + digits + "-of-\(count)"
  }

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1, (1...count).contains(number) else {
      return nil
    }
    self.number = number
    self.count = count
  }

  /// The inputs of this part, or the parts of them.
  ///
  /// The bytes of all inputs, one behind the other, are cut in equal parts, and each cut is moved on to where the next
  /// record begins. So all parts together are all records, each once, and each part can be found without reading those
  /// before it. Packed files are not cut: they belong to the part in which they begin.
  ///
  /// - Parameter keepsDocuments: whether columns are cut only where documents begin.
  /// - Throws: `StreamError` where an input cannot be read, and is no regular file.
  /// - Complexity: O(inputs), and the bytes up to the next record at both ends.
  func part(of inputs: [InputFile], keepsDocuments: Bool) throws -> [InputFile] {
    let sizes = try inputs.map { input in
      if input.failure != nil { return 0 }
      guard let size = input.size, input.path != "-" else { throw StreamError.notSeekable(path: input.path) }
      return size
    }
    let total = sizes.reduce(0, +)
    let share = (total / count, total % count)
    func cut(_ number: Int) -> Int { share.0 * number + share.1 * number / count }
    let (start, end) = (cut(number - 1), cut(number))
    var first = 0
    var part: [InputFile] = []
    for (input, size) in zip(inputs, sizes) {
      let lower = max(start - first, 0)
      let own = lower..<max(min(end - first, size), lower)
      defer { first += size }
      if input.isPacked || size == 0 {
        if (start..<end).contains(first) || number == count && first >= end { part.append(input) }
      } else if let range = try input.records(in: own, size: size, keepsDocuments: keepsDocuments) {
        var cut = input
        if range != 0..<size { cut.range = range }
        part.append(cut)
      }
    }
    return part
  }
}

extension InputFile {
  fileprivate var isPacked: Bool { [".gz", ".zip"].contains { path.lowercased().hasSuffix($0) } }

  /// The bytes of the records that begin in a range; nil where none does.
  fileprivate func records(in range: Range<Int>, size: Int, keepsDocuments: Bool) throws -> Range<Int>? {
    guard !range.isEmpty else { return nil }
    let start = try recordStart(from: range.lowerBound, size: size, keepsDocuments: keepsDocuments)
    let end = try recordStart(from: range.upperBound, size: size, keepsDocuments: keepsDocuments)
    return start < end ? start..<end : nil
  }

  /// Where the first record at or behind `offset` begins, or the end of the file.
  private func recordStart(from offset: Int, size: Int, keepsDocuments: Bool) throws -> Int {
    guard offset > 0, offset < size else { return min(offset, size) }
    var position = offset - 1
    let lines = LineReader(try FileSource(path, range: position..<size), name: path)
    guard let rest = try lines.next() else { return size }
    position += rest.count + 1
    if format.isLinewise { return min(position, size) }
    while let line = try lines.next() {
      let role = CoNLLReader.role(of: line)
      if role == .documentMark { return position }
      position += line.count + 1
      if role == .blank, !keepsDocuments { return min(position, size) }
    }
    return size
  }
}
