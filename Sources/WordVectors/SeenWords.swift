/// The words that an import has stored so far, remembered by their hashes.
///
/// - Complexity: 12 bytes a word and the free room of a hash table, against some 50 for the words themselves. Two words
///   of the same hash are told apart by asking the store for the first.
struct SeenWords {
  private var idOfHash: [UInt64: UInt32] = [:]
  /// Words whose hash another word had before.
  private var others: Set<[UInt8]> = []
  private let hash: (Span<UInt8>) -> UInt64

  init(hash: @escaping (Span<UInt8>) -> UInt64 = SeenWords.fnv1a) {
    self.hash = hash
  }

  /// Remembers `word`, in UTF-8, as stored under `id`, unless it was stored before.
  ///
  /// - Parameter stored: the word stored under an id.
  /// - Returns: whether the word is new. Words are compared byte for byte.
  mutating func insert(_ word: Span<UInt8>, id: Int, stored: (Int) throws -> String?) rethrows -> Bool {
    let key = hash(word)
    guard let first = idOfHash.updateValue(UInt32(id), forKey: key) else { return true }
    idOfHash[key] = first
    let bytes = word.indices.map { word[$0] }
    if try stored(Int(first))?.utf8.elementsEqual(bytes) == true { return false }
    return others.insert(bytes).inserted
  }

  /// FNV-1a in 64 bits over the UTF-8 bytes.
  ///
  /// - SeeAlso: Fowler, Noll, Vo and Eastlake, "The FNV Non-Cryptographic Hash Algorithm", section 3.
  private static func fnv1a(_ word: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
