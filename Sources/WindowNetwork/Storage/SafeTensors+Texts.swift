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
    let bytes = spelling.bytes
    guard spelling.type == .uint8, spelling.shape.count == 1, places.shape.count == 1,
      let offsets = places.integers, offsets.first == 0, Int(offsets.last ?? 0) == bytes.count
    else { throw unreadable }
    var texts: [String] = []
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      guard start <= end, Int(end) <= bytes.count,
        let text = String(validating: bytes[Int(start)..<Int(end)], as: UTF8.self)
      else { throw unreadable }
      texts.append(text)
    }
    guard Set(texts.map { WordKey($0) }).count == texts.count else {
      throw refused("a text stands twice in its \(name)")
    }
    return texts
  }
}
