import WindowFeatures

extension SafeTensors {
  /// Adds a list of texts, as two arrays: its bytes and where each text begins and ends in them.
  mutating func append(_ texts: [String], named name: String) {
    var offsets: [Int32] = [0]
    var bytes: [UInt8] = []
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      offsets.append(Int32(bytes.count))
    }
    tensors.append(("\(name).offsets", .init(integers: offsets)))
    tensors.append(("\(name).bytes", .init(bytes: bytes)))
  }
}

extension TensorReader {
  /// The texts of a list, or nil where neither of its arrays is there.
  func textsIfThere(_ name: String) throws(ModelError) -> [String]? {
    contains("\(name).bytes") || contains("\(name).offsets") ? try texts(name) : nil
  }

  /// The texts of a list, of which none stands twice.
  ///
  /// - Throws: `ModelError.notAModel` where it is missing or cannot be read.
  func texts(_ name: String) throws(ModelError) -> [String] {
    let unreadable = refused("its \(name) cannot be read")
    let (spelling, places) = (try tensor("\(name).bytes"), try tensor("\(name).offsets"))
    guard spelling.type == .uint8, spelling.shape.count == 1, places.shape.count == 1, let offsets = places.integers,
      let texts = spelling.content.withBytes({ TensorReader.texts(in: $0, offsets: offsets) })
    else { throw unreadable }
    var index = WordIndex(capacity: texts.count)
    for number in texts.indices where !index.insert(number, of: texts) {
      throw refused("a text stands twice in its \(name)")
    }
    return texts
  }

  /// The texts between the places in `offsets`; nil where they are not in order, or no UTF-8.
  private static func texts(in bytes: RawSpan, offsets: [Int32]) -> [String]? {
    guard offsets.first == 0, Int(offsets.last ?? 0) == bytes.byteCount else { return nil }
    return unsafe bytes.withUnsafeBytes { bytes in
      let bytes = unsafe bytes.bindMemory(to: UInt8.self)
      // UTF-8 as a whole, and cut only before the first byte of a scalar: so each text is UTF-8
      guard (try? UTF8Span(validating: unsafe bytes.span)) != nil else { return nil }
      var texts: [String] = []
      texts.reserveCapacity(offsets.count - 1)
      for (start, end) in zip(offsets, offsets.dropFirst()) {
        guard start <= end, Int(end) <= bytes.count,
          unsafe Int(end) == bytes.count || bytes[Int(end)] & 0b1100_0000 != 0b1000_0000
        else { return nil }
        let text = unsafe UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
        texts.append(unsafe String(decoding: text, as: UTF8.self))
      }
      return texts
    }
  }
}
