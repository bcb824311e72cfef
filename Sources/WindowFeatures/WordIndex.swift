/// Where words stand in a list, found by their UTF-8 bytes: a table of numbers, for which no word is copied.
///
/// The list stays with the caller, who gives it with every call.
///
/// - SeeAlso: Knuth, "The Art of Computer Programming", volume 3, section 6.4, algorithm L: open addressing with linear
///   probing.
package struct WordIndex: Sendable {
  /// Zero, or a word's number from 1 in the lower half, and in the upper half that of its hash.
  private var slots: [UInt64]
  private var count = 0

  /// Makes room for a number of words.
  ///
  /// - Complexity: O(`capacity`).
  package init(capacity: Int = 0) {
    slots = Array(repeating: 0, count: WordIndex.slotCount(for: capacity))
  }

  /// Adds the word at place `number` of the list, unless it stands there before.
  ///
  /// - Precondition: the places were inserted in order, from 0 on.
  /// - Returns: whether the word is new.
  /// - Complexity: O(bytes of the word) on average.
  package mutating func insert(_ number: Int, of words: [String]) -> Bool {
    precondition(number == count, "word \(number) of a list of which \(count) are known")
    if 2 * (count + 1) > slots.count { grow() }
    let word = words[number]
    let hash = FNV1a.hash(word.utf8)
    guard let slot = freeSlot(for: word, hash: hash, in: words) else { return false }
    slots[slot] = WordIndex.entry(number, hash: hash)
    count += 1
    return true
  }

  /// The place of a word in the list, or nil.
  ///
  /// - Complexity: O(bytes of the word) on average.
  package func number(of word: String, in words: [String]) -> Int? {
    let hash = FNV1a.hash(word.utf8)
    var slot = home(of: hash)
    while slots[slot] != 0 {
      if isEntry(slots[slot], of: word, hash: hash, in: words) { return WordIndex.number(of: slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The slot that a word is to take; nil if it is there.
  private func freeSlot(for word: String, hash: UInt64, in words: [String]) -> Int? {
    var slot = home(of: hash)
    while slots[slot] != 0 {
      if isEntry(slots[slot], of: word, hash: hash, in: words) { return nil }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 {
      // the upper half of the hash is all that is left of it, and all that places are chosen by
      var slot = home(of: entry)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  /// Where the search for a hash, or for an entry, begins.
  private func home(of hash: UInt64) -> Int { Int(hash >> 32) & (slots.count - 1) }

  private func isEntry(_ entry: UInt64, of word: String, hash: UInt64, in words: [String]) -> Bool {
    entry >> 32 == hash >> 32 && words[WordIndex.number(of: entry)].utf8.elementsEqual(word.utf8)
  }

  private static func entry(_ number: Int, hash: UInt64) -> UInt64 {
    (hash & 0xffff_ffff_0000_0000) | UInt64(number + 1)
  }

  private static func number(of entry: UInt64) -> Int { Int(entry & 0xffff_ffff) - 1 }

  /// A power of two, so that at most half of the slots are taken.
  private static func slotCount(for capacity: Int) -> Int {
    var slots = 16
    while slots < 2 * capacity { slots *= 2 }
    return slots
  }
}
