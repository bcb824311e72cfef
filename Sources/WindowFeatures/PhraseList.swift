import TaggedText

/// A set of phrases, such as the names of places, that is looked for in sentences whatever the case of the letters.
///
/// Words are lower-cased and then compared by their UTF-8 bytes, as `WordKey` does. A phrase without words is left out;
/// so is one with a word that is empty or holds a space or a line feed, which ``phrases`` could not spell.
///
/// It is a trie over words: a node stands for the words on the way to it from the root, node 0.
public struct PhraseList: Sendable {
  private struct Node: Sendable {
    var parent: Int32
    /// The number of the word that leads here from the parent.
    var word: Int32
    /// The number of the phrase that ends here.
    var phrase: Int32?
  }

  private struct Edge: Hashable, Sendable {
    var node: Int32
    var word: Int32
  }

  /// The words of all phrases, numbered in the order in which they came.
  private var words: [String] = []
  private var numberOfWord: [WordKey: Int32] = [:]
  private var nodes = [Node(parent: 0, word: 0)]
  private var children: [Edge: Int32] = [:]
  /// The node at which each phrase ends.
  private var ends: [Int32] = []

  /// A list without phrases.
  public init() {}

  /// - Complexity: O(bytes).
  public init(_ phrases: some Sequence<[String]>) {
    for phrase in phrases { insert(phrase) }
  }

  /// Reads what ``phrases`` gives: a phrase a line, with spaces between its words.
  ///
  /// - Complexity: O(bytes).
  public init(lines: some Sequence<String>) {
    for line in lines { insert(line.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }) }
  }

  /// The phrases, each once and in lower case, with a space between words, in the order of their bytes.
  ///
  /// - Complexity: O(bytes · log of the number of phrases).
  public var phrases: [String] { ends.map(spelling).sorted(by: isOrderedBytewise) }

  private func spelling(of end: Int32) -> String {
    var phrase: [String] = []
    var node = end
    while node != 0 {
      phrase.append(words[Int(nodes[Int(node)].word)])
      node = nodes[Int(node)].parent
    }
    return phrase.reversed().joined(separator: " ")
  }
}

// MARK: - Inserting

extension PhraseList {
  /// Adds a phrase, unless it is there.
  ///
  /// - Returns: the number of the phrase: phrases are numbered from 0 in the order in which they first came. Nil for a
  ///   phrase that is left out.
  /// - Complexity: O(bytes).
  @discardableResult
  mutating func insert(_ phrase: some Sequence<String>) -> Int? {
    let lowered = phrase.map { $0.lowercased() }
    guard !lowered.isEmpty, lowered.allSatisfy(isSpellable) else { return nil }
    var node: Int32 = 0
    for word in lowered { node = insertChild(of: node, along: insertWord(word)) }
    if let number = nodes[Int(node)].phrase { return Int(number) }
    let number = ends.count
    nodes[Int(node)].phrase = Int32(number)
    ends.append(node)
    return number
  }

  private func isSpellable(_ word: String) -> Bool {
    !word.isEmpty && !word.utf8.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }

  private mutating func insertWord(_ word: String) -> Int32 {
    let key = WordKey(word)
    if let number = numberOfWord[key] { return number }
    let number = Int32(words.count)
    numberOfWord[key] = number
    words.append(word)
    return number
  }

  private mutating func insertChild(of parent: Int32, along word: Int32) -> Int32 {
    let edge = Edge(node: parent, word: word)
    if let child = children[edge] { return child }
    let child = Int32(nodes.count)
    children[edge] = child
    nodes.append(Node(parent: parent, word: word))
    return child
  }
}

// MARK: - Matching

extension PhraseList {
  /// The runs of words that are phrases: from left to right the longest that starts at a word, and on behind it.
  ///
  /// - Returns: the positions of the words of each, in order and not overlapping.
  /// - Complexity: O(bytes) where no phrase begins, and at most O(words · words of the longest phrase) beside it,
  ///   however many phrases there are.
  public func matches(in words: [String]) -> [Range<Int>] { matches(in: words) { _ in true } }

  /// The place of each word in the phrases found, as raw values of `SpanCode`.
  ///
  /// - Complexity: that of ``matches(in:)``.
  public func codes(in words: [String]) -> [Int] { codes(ofNumbers: words.map(number)[...]) { _ in true } }

  /// The number of a word of the phrases, whatever the case of its letters; -1 for other words.
  func number(of word: String) -> Int32 { numberOfWord[WordKey(word.lowercased())] ?? -1 }

  /// The same places, of words by their numbers, when only phrases whose number `counts` are in the list.
  func codes(ofNumbers numbers: ArraySlice<Int32>, where counts: (Int) -> Bool) -> [Int] {
    SpanCode.codes(of: matches(ofNumbers: numbers, where: counts), count: numbers.count)
  }

  /// The same matches, when only phrases whose number `counts` are in the list.
  func matches(in words: [String], where counts: (Int) -> Bool) -> [Range<Int>] {
    matches(ofNumbers: words.map(number)[...], where: counts)
  }

  private func matches(ofNumbers slice: ArraySlice<Int32>, where counts: (Int) -> Bool) -> [Range<Int>] {
    let numbers = Array(slice)
    var matches: [Range<Int>] = []
    var start = 0
    while start < numbers.count {
      if let end = endOfLongest(from: start, in: numbers, where: counts) {
        matches.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return matches
  }

  private func endOfLongest(from start: Int, in numbers: [Int32], where counts: (Int) -> Bool) -> Int? {
    var end: Int?
    var node: Int32 = 0
    for position in start..<numbers.count {
      let word = numbers[position]
      guard word >= 0, let child = children[Edge(node: node, word: word)] else { break }
      node = child
      if let phrase = nodes[Int(node)].phrase, counts(Int(phrase)) { end = position + 1 }
    }
    return end
  }
}
