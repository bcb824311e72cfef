import ByteStreams
import HeapModule
import TaggedText

/// Counts words in bounded memory, and chooses the most frequent.
///
/// Words and counts that no longer fit go to disk in byte order, and are added up from there at the end.
struct VocabularyCounter {
  private let memory: Int
  private let folder: WorkFolder
  private var words = WordNumbering()
  private var counts: [Int] = []
  private var runs: [String] = []
  private static let prefix = "words-"

  /// - Parameter memory: in bytes, for the words that are held at a time.
  init(memory: Int, folder: WorkFolder) {
    self.memory = memory
    self.folder = folder
  }

  /// Adds occurrences of a word.
  ///
  /// - Throws: `StreamError` when words that went to disk cannot be written.
  /// - Complexity: O(bytes of `word`) on average.
  mutating func add(_ word: Span<UInt8>, count: Int) throws {
    let number = words.number(of: word)
    if number == counts.count { counts.append(0) }
    counts[number] += count
    if words.memory + 8 * counts.capacity > memory { try spill() }
  }

  /// The words with at least `minimumCount` occurrences, and of these the `limit` most frequent; among equally frequent
  /// ones those that come first in byte order.
  ///
  /// - Throws: `StreamError`.
  /// - Complexity: O(*n* log *n*) for *n* different words.
  mutating func select(minimumCount: Int, limit: Int) throws -> TrainingVocabulary {
    var selection = Selection(minimumCount: minimumCount, limit: limit)
    if runs.isEmpty {
      for number in counts.indices { selection.add(words[number], counts[number]) }
    } else {
      try spill()
      try merge { selection.add($0[...], $1) }
      try folder.remove(runs)
      runs = []
    }
    return selection.vocabulary
  }

  /// Writes the words in byte order, `count word` a line, and forgets them.
  private mutating func spill() throws {
    let name = "\(Self.prefix)\(runs.count)"
    let order = counts.indices.sorted { words[$0].lexicographicallyPrecedes(words[$1]) }
    try streamAtomically(to: folder.file(name), overwrite: true) { writer in
      for number in order {
        try writer.write("\(counts[number]) ")
        try writer.write(words[number])
        try writer.write("\n")
      }
    }
    runs.append(name)
    words = WordNumbering()
    counts = []
  }

  /// A word of a run, the next that is not merged yet.
  private struct Head: Comparable {
    let word: [UInt8]
    let count: Int
    let run: Int

    static func < (a: Head, b: Head) -> Bool { a.word.lexicographicallyPrecedes(b.word) }
    static func == (a: Head, b: Head) -> Bool { a.word == b.word }
  }

  /// Calls `body` with each word and its count in all runs together, in byte order.
  private func merge(_ body: (_ word: [UInt8], _ count: Int) -> Void) throws {
    let sliceSize = min(max(memory / runs.count, 4096), 1 << 18)
    let readers = runs.map { run in
      LineReader(SlicedFile(folder.file(run), sliceSize: sliceSize), name: folder.file(run))
    }
    var heads = Heap<Head>()
    func advance(_ run: Int) throws {
      if let head = try readers[run].next().map({ try Self.parse($0, run: run) }) { heads.insert(head) }
    }
    for run in readers.indices { try advance(run) }
    while let first = heads.popMin() {
      try advance(first.run)
      var count = first.count
      while let next = heads.min, next.word == first.word {
        heads.removeMin()
        count += next.count
        try advance(next.run)
      }
      body(first.word, count)
    }
  }

  private static func parse(_ line: ArraySlice<UInt8>, run: Int) throws -> Head {
    guard let (count, word) = CountedWord.parse(line) else { throw WorkFileDamage() }
    return Head(word: Array(word), count: count, run: run)
  }
}

/// The most frequent of the words that are shown to it.
private struct Selection {
  private typealias Candidate = (word: [UInt8], count: Int)
  private let minimumCount: Int
  private let limit: Int
  private var candidates: [Candidate] = []
  private var distinct = 0
  private var tokens = 0

  init(minimumCount: Int, limit: Int) {
    self.minimumCount = minimumCount
    self.limit = limit
  }

  mutating func add(_ word: ArraySlice<UInt8>, _ count: Int) {
    distinct += 1
    tokens += count
    guard count >= minimumCount else { return }
    candidates.append((Array(word), count))
    // sorted only when it has doubled, so that the cost spreads over many words
    if (candidates.count - 1024) / 2 >= limit { prune() }
  }

  private mutating func prune() {
    candidates.sort { $0.count == $1.count ? $0.word.lexicographicallyPrecedes($1.word) : $0.count > $1.count }
    candidates.removeLast(max(0, candidates.count - limit))
  }

  var vocabulary: TrainingVocabulary {
    var copy = self
    copy.prune()
    return TrainingVocabulary(copy.candidates, distinctWords: distinct, tokens: tokens)
  }
}
