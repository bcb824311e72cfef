/// Different words, numbered from 0 in the order in which they came; compared byte for byte.
///
/// - Complexity: O(bytes of a word) to number or to find it, on average. Memory is some 20 bytes a word beside its own.
package struct WordNumbering: Sendable {
  /// All words, one after the other.
  private var bytes: [UInt8] = []
  /// Where each word ends in `bytes`.
  private var ends: [Int] = []
  private var hashes: [UInt32] = []
  /// The number of a word plus 1, near the place that its hash names; 0 where there is none. A power of two of places,
  /// at most half of them taken.
  private var places = [UInt32](repeating: 0, count: 64)

  package init() {}

  /// How many words there are.
  package var count: Int { ends.count }

  /// The memory taken, in bytes, near enough.
  package var memory: Int { bytes.capacity + 8 * ends.capacity + 4 * hashes.capacity + 4 * places.count }

  /// The word of a number.
  package subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[(number > 0 ? ends[number - 1] : 0)..<ends[number]]
  }

  /// The number of `word`, a new one if it came for the first time.
  package mutating func number(of word: Span<UInt8>) -> Int {
    let hash = WordNumbering.hash(word)
    let place = place(of: word, hash)
    if places[place] > 0 { return Int(places[place]) - 1 }
    for index in word.indices { bytes.append(word[index]) }
    ends.append(bytes.count)
    hashes.append(hash)
    places[place] = UInt32(ends.count)
    if 2 * ends.count > places.count { grow() }
    return ends.count - 1
  }

  /// The number of `word`; nil if it has none.
  package func find(_ word: Span<UInt8>) -> Int? {
    let place = place(of: word, WordNumbering.hash(word))
    return places[place] > 0 ? Int(places[place]) - 1 : nil
  }

  /// Where the word is, or where it would be.
  private func place(of word: Span<UInt8>, _ hash: UInt32) -> Int {
    let mask = places.count - 1
    var place = Int(hash) & mask
    while places[place] > 0 {
      let number = Int(places[place]) - 1
      if hashes[number] == hash, isEqual(number, word) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private func isEqual(_ number: Int, _ word: Span<UInt8>) -> Bool {
    let start = number > 0 ? ends[number - 1] : 0
    guard ends[number] - start == word.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    let mask = 2 * places.count - 1
    places = [UInt32](repeating: 0, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      var place = Int(hash) & mask
      while places[place] > 0 { place = (place + 1) & mask }
      places[place] = UInt32(number + 1)
    }
  }

  /// FNV-1a in 64 bits, folded.
  private static func hash(_ word: Span<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
