/// Another source's gzip data, unpacked.
///
/// Files made of several gzip members read as one stream, and zero bytes after the last member are ignored, as in
/// `gunzip` (RFC 1952, section 2.2; padding is what tapes leave). Any other bytes after a member are an error.
public final class GzipSource: ByteSource {
  private enum State {
    case atStart
    case inMember
    case betweenMembers
    case inPadding
  }

  private var source: any ByteSource
  private let name: String
  private let inflater = Inflater(.gzip)
  private var state = State.atStart
  private var input: [UInt8] = []
  private var position = 0

  /// Unpacks `source`, which is called `name` in errors.
  public init(_ source: any ByteSource, name: String) {
    self.source = source
    self.name = name
  }

  /// - Throws: `StreamError.notGzip`, `.truncated` or `.corrupt`, or what the source below throws.
  public func next() throws(StreamError) -> [UInt8]? {
    while try skipToData() {
      let output = try inflateMember()
      if !output.isEmpty { return output }
    }
    return nil
  }

  /// Moves to the next byte that belongs to a member.
  ///
  /// - Returns: false at the end of the stream.
  private func skipToData() throws(StreamError) -> Bool {
    while true {
      if position == input.count {
        guard let chunk = try source.next() else {
          if state == .atStart || state == .inMember { throw .truncated(path: name, format: "gzip") }
          return false
        }
        input = chunk
        position = 0
      }
      switch (state, input[position]) {
      case (.atStart, _), (.inMember, _):
        return true
      case (_, 0):
        state = .inPadding
        position = input[position...].firstIndex { $0 != 0 } ?? input.count
      case (.betweenMembers, 0x1f):
        inflater.reset()
        state = .inMember
        return true
      case (_, let byte):
        throw .corrupt(path: name, format: "gzip", detail: "byte 0x\(hexadecimal(byte)) after the end of the data")
      }
    }
  }

  private func inflateMember() throws(StreamError) -> [UInt8] {
    let isStart = state == .atStart
    do throws(Inflater.Damage) {
      let output = try inflater.inflate(input, from: &position)
      state = output.isLast ? .betweenMembers : .inMember
      return output.bytes
    } catch {
      guard isStart, error.detail == "incorrect header check" else {
        throw .corrupt(path: name, format: "gzip", detail: error.detail)
      }
      let found = input.prefix(2).map(hexadecimal).joined(separator: " ")
      throw .notGzip(path: name, found: "bytes \(found)")
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
