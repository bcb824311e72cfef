/// The words cut into groups, and so the co-occurrence matrix into blocks of a group of rows and a group of columns.
///
/// Blocks without a group in common change different parameters: they can be worked on at the same time, in any order,
/// with the same result. A round takes one block of each group of rows; as many rounds as there are groups are an epoch.
///
/// - SeeAlso: Gemulla, Nijkamp, Haas and Sismanis, "Large-Scale Matrix Factorization with Distributed Stochastic Gradient
///   Descent", KDD 2011.
struct WordGroups: Sendable, Hashable {
  /// The number of groups.
  let count: Int
  /// The number of words.
  let vocabularySize: Int

  /// - Precondition: a group has at most 65,536 words.
  init(count: Int, vocabularySize: Int) {
    precondition(vocabularySize <= count << 16, "\(count) groups cannot hold \(vocabularySize) words")
    self.count = count
    self.vocabularySize = vocabularySize
  }

  /// So many groups that a block has a million records or fewer on average, and that the parameters of a group stay in the
  /// cache of a core; from 8 to 64.
  ///
  /// - Parameter records: of the whole matrix.
  /// - Parameter rowSize: the bytes of the parameters of a word.
  init(vocabularySize: Int, records: Int, rowSize: Int) {
    var count = 8
    while count < 64, records > count * count << 20 || vocabularySize / count * rowSize > 1 << 20 { count *= 2 }
    self.init(count: count, vocabularySize: vocabularySize)
  }

  /// The group of a word. Groups take the words by turns, so that each has its share of the frequent ones.
  func group(of rank: Int) -> Int { rank % count }

  /// The place of a word in its group.
  func place(of rank: Int) -> Int { rank / count }

  /// The word at a place of a group.
  func rank(at place: Int, in group: Int) -> Int { place * count + group }

  /// The number of words of a group.
  func size(of group: Int) -> Int { (vocabularySize - group + count - 1) / count }

  /// The number of the block of a group of rows and a group of columns.
  func block(_ rowGroup: Int, _ columnGroup: Int) -> Int { rowGroup * count + columnGroup }
}
