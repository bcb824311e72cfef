import TaggedText

/// Numbers for word forms by their bytes, in the order in which they come: what takes the place of a dictionary of
/// strings where a word is looked up for every token of a text.
///
/// - SeeAlso: the hash is that of wyhash in its simplest form, <https://github.com/wangyi-fudan/wyhash>.
public struct FormTable: Sendable {
  /// A place of the table: the first bytes of a form, its length, and its number, or -1 at a free place.
  private struct Entry {
    var start: UInt64 = 0
    var length: Int32 = 0
    var number: Int32 = -1
  }

  /// As many as a power of two, of which no more than half are taken; a form stands at the first place from that of its
  /// hash that was free.
  private var entries = [Entry](repeating: Entry(), count: 64)
  /// The bytes of all forms, one after the other, and where those of each end.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Differs from table to table, so that no text is made of words that meet in all of them.
  private let seed = UInt64.random(in: .min ... .max)

  /// A table without forms.
  public init() {}

  /// The number of forms.
  public var count: Int { ends.count }

  /// The number of each of some words of a block, or -1 for a form that is not here.
  ///
  /// - Parameter words: indices of `block.words`.
  /// - Complexity: O(bytes of the words).
  public func numbers(of block: WordBlock, _ words: Range<Int>) -> [Int32] {
    let (blockBytes, blockWords) = (block.bytes, block.words)
    let text = blockBytes.span
    let ranges = blockWords.span
    var numbers: [Int32] = []
    numbers.reserveCapacity(words.count)
    for word in words {
      let range = ranges[word]
      numbers.append(number(of: Form(text, from: Int(range.lowerBound), to: Int(range.upperBound)), in: text))
    }
    return numbers
  }

  /// The number of a word of a block, which is added where it is not here.
  ///
  /// - Complexity: O(bytes of the word), amortized.
  public mutating func insert(_ word: Int, of block: WordBlock) -> (number: Int32, isNew: Bool) {
    let range = block.words[word]
    let blockBytes = block.bytes
    let text = blockBytes.span
    let form = Form(text, from: Int(range.lowerBound), to: Int(range.upperBound))
    let known = number(of: form, in: text)
    if known >= 0 { return (known, false) }
    if 2 * (count + 1) > entries.count { grow() }
    let number = Int32(count)
    bytes.append(contentsOf: blockBytes[form.first..<form.first + form.length])
    ends.append(bytes.count)
    put(form, in: text, Int(number))
    return (number, true)
  }

  private func number(of form: Form, in text: Span<UInt8>) -> Int32 {
    let entries = entries.span
    let mask = entries.count - 1
    var place = Int(truncatingIfNeeded: form.hash(text, seed: seed)) & mask
    while true {
      let entry = entries[place]
      if entry.number < 0 { return -1 }
      if entry.start == form.start, entry.length == form.length,
        form.length <= 8 || isRest(of: form, in: text, ofNumber: Int(entry.number))
      {
        return entry.number
      }
      place = (place + 1) & mask
    }
  }

  /// Whether the bytes of a form behind the first eight are those of form `number`, which is as long.
  private func isRest(of form: Form, in text: Span<UInt8>, ofNumber number: Int) -> Bool {
    let own = bytes.span
    let first = ends[number] - form.length
    for index in 8..<form.length where own[first + index] != text[form.first + index] { return false }
    return true
  }

  /// Puts a form, which is not here, at the first place that is free for it.
  private mutating func put(_ form: Form, in text: Span<UInt8>, _ number: Int) {
    let mask = entries.count - 1
    var place = Int(truncatingIfNeeded: form.hash(text, seed: seed)) & mask
    while entries[place].number >= 0 { place = (place + 1) & mask }
    entries[place] = Entry(
      start: form.start, length: Int32(truncatingIfNeeded: form.length), number: Int32(truncatingIfNeeded: number))
  }

  private mutating func grow() {
    entries = [Entry](repeating: Entry(), count: 2 * entries.count)
    let forms = bytes
    var first = 0
    for (number, end) in ends.enumerated() {
      let form = Form(forms.span, from: first, to: end)
      first = end
      put(form, in: forms.span, number)
    }
  }
}

/// A form in a text: where it is, and its first eight bytes.
private struct Form {
  let first: Int
  let length: Int
  let start: UInt64

  @inline(__always)
  init(_ text: Span<UInt8>, from first: Int, to end: Int) {
    self.first = first
    length = end - first
    start = text.bytes(from: first, count: min(end - first, 8))
  }

  @inline(__always)
  func hash(_ text: Span<UInt8>, seed: UInt64) -> UInt64 {
    var hash = mixed(start ^ seed, UInt64(truncatingIfNeeded: length))
    var offset = 8
    while offset < length {
      hash = mixed(hash, text.bytes(from: first + offset, count: min(length - offset, 8)))
      offset += 8
    }
    return hash
  }

  @inline(__always)
  private func mixed(_ hash: UInt64, _ bytes: UInt64) -> UInt64 {
    let product = (hash ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: bytes ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}

extension Span<UInt8> {
  /// Up to eight bytes from a place on, the first one lowest.
  ///
  /// - Precondition: they are there.
  @inline(__always)
  fileprivate func bytes(from place: Int, count wanted: Int) -> UInt64 {
    precondition(place >= 0 && wanted >= 0 && wanted <= 8 && place + wanted <= count, "no bytes at \(place)")
    if place + 8 <= count {
      // eight bytes are there, as was just seen; those that are not wanted are masked
      let all = UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
      return wanted == 8 ? all : all & (1 << (8 * UInt64(wanted)) - 1)
    }
    var few: UInt64 = 0
    for index in 0..<wanted { few |= UInt64(self[place + index]) << (8 * UInt64(index)) }
    return few
  }
}
