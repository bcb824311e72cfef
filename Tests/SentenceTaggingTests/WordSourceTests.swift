import NumericKernels
import TestSupport
import Testing
import WindowFeatures
import WordVectors

@testable import SentenceTagging

@Suite struct WordSourceTests {
  /// A source over a model with these words, where row r holds the vector (r, r): padding 0, the unknown word 1, the
  /// words from 2 on.
  private func source(
    _ words: [String], isCased: Bool = false, unknownWords: UnknownWordPolicy = .single, store: TaggerStore,
    log: RecordingLog = RecordingLog(),
    capacity: Int = 100
  ) -> WordSource {
    let vocabulary = Vocabulary(words: words, isCased: isCased, unknownWords: unknownWords)
    let rows = (0..<vocabulary.rowCount).flatMap { [Float($0), Float($0)] }
    return WordSource(
      vocabulary: vocabulary, vectors: Matrix(rows: vocabulary.rowCount, columns: 2, elements: rows), store: store,
      log: MissingStoreLog(log.logger), capacity: capacity)
  }

  // MARK: - Where vectors come from

  struct Case: Sendable, CustomTestStringConvertible {
    var form: String
    /// Both elements of its vector.
    var value: Float
    var reason: String
    var testDescription: String { "\(form): \(reason)" }
  }

  static let uncased = [
    Case(form: "oslo", value: 2, reason: "the model goes before the store"),
    Case(form: "OSLO", value: 2, reason: "in lower case"),
    Case(form: "Lima", value: 20, reason: "what the model does not know comes from the store"),
    Case(form: "1997", value: 3, reason: "with digits folded in the model"),
    Case(form: "1996", value: 30, reason: "its own spelling in the store goes before a folded one in the model"),
    Case(form: "123", value: 40, reason: "with digits folded in the store"),
    Case(form: "cafe\u{301}", value: 50, reason: "two scalars"),
    Case(form: "caf\u{E9}", value: 60, reason: "one scalar"),
    Case(form: "Nowhere", value: 1, reason: "unknown"),
    Case(form: "", value: 1, reason: "no word at all"),
    Case(form: "a\0b", value: 1, reason: "not to be asked of the store"),
  ]

  static let uncasedVectors = """
    oslo 10 10
    lima 20 20
    1996 30 30
    000 40 40
    cafe\u{301} 50 50
    caf\u{E9} 60 60

    """

  @Test(arguments: uncased) func ofAnUncasedStore(_ c: Case) throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: WordSourceTests.uncasedVectors, in: folder)
    let words = source(["oslo", "0000"], store: .open(store))
    #expect(try words.vector(of: c.form) == [c.value, c.value])
    // and once more, from what is remembered
    #expect(try words.vector(of: c.form) == [c.value, c.value])
  }

  static let cased = [
    Case(form: "Rome", value: 3, reason: "the model goes before the store"),
    Case(form: "rome", value: 20, reason: "another word than Rome"),
    Case(form: "ROME", value: 20, reason: "in lower case"),
    Case(form: "Paris", value: 10, reason: "its own spelling in the store goes before another in the model"),
    Case(form: "PARIS", value: 2, reason: "in lower case"),
    Case(form: "LIMA", value: 40, reason: "with one capital"),
    Case(form: "LiMA", value: 1, reason: "Lima is another word"),
  ]

  @Test(arguments: cased) func ofACasedStore(_ c: Case) throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "Paris 10 10\nrome 20 20\nRome 30 30\nLima 40 40\n", in: folder)
    let words = source(["paris", "Rome"], isCased: true, store: .open(store))
    #expect(try words.vector(of: c.form) == [c.value, c.value])
  }

  static let composed = [
    Case(form: "12:30", value: 2, reason: "of a class that training had"),
    Case(form: "1,234.56", value: 60, reason: "of a class that is a word of the store"),
    Case(form: "12;30", value: 1, reason: "of a class that training did not have"),
    Case(form: "U2", value: 1, reason: "of the class with letters, which training did not have"),
    Case(form: "Oslo-Lima", value: 4, reason: "a compound that training had"),
    Case(form: "Lima-Oslo", value: 11.5, reason: "composed of one part of the store and one of the model"),
    Case(form: "LIMA/Quito", value: 30, reason: "composed of two parts of the store"),
    Case(form: "#Quito", value: 40, reason: "without its mark"),
    Case(form: "quito-nowhere", value: 40, reason: "of the part that is there"),
    Case(form: "quito-quito-lima", value: Float(100.0 / 3), reason: "a part counts as often as it comes"),
    Case(form: "lima-12:30", value: 20, reason: "a class of numbers is no part"),
    Case(form: "2-quito-oslo.lima", value: 21, reason: "a number without a class is composed too"),
    Case(form: "no-where", value: 1, reason: "no part is there"),
    Case(form: "quito", value: 40, reason: "a word of the store"),
    Case(form: "", value: 1, reason: "no word at all"),
  ]

  private static let composedWords = ["\nnumber:0:0", "oslo", "\nparts:oslo-lima"]

  @Test(arguments: composed) func byFallBacks(_ c: Case) throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "lima 20 20\nquito 40 40\n0,0.0 60 60\n", in: folder)
    let words = source(Self.composedWords, unknownWords: .composed, store: .open(store))
    for _ in 1...2 { #expect(try words.vector(of: c.form) == [c.value, c.value]) }
    // without the policy all of them are the unknown word
    let single = source(["oslo"], store: .open(store))
    #expect(try single.vector(of: c.form) == (c.form == "quito" ? [40, 40] : [1, 1]))
  }

  /// Many forms at once have the vectors that each has by itself, from the model, from the store and from neither.
  @Test func manyAtOnce() throws {
    let folder = try TemporaryFolder()
    let uncased = try ToyTagging.store(of: WordSourceTests.uncasedVectors, in: folder, name: "a", source: "a.txt")
    let cased = try ToyTagging.store(
      of: "Paris 10 10\nrome 20 20\nRome 30 30\nLima 40 40\n", in: folder, name: "b", source: "b.txt")
    let composed = try ToyTagging.store(
      of: "lima 20 20\nquito 40 40\n0,0.0 60 60\n", in: folder, name: "c", source: "c.txt")
    let sources = [
      (source(["oslo", "0000"], store: .open(uncased)), Self.uncased),
      (source(["paris", "Rome"], isCased: true, store: .open(cased)), Self.cased),
      (source(Self.composedWords, unknownWords: .composed, store: .open(composed)), Self.composed),
    ]
    for (words, cases) in sources {
      for _ in 1...2 {
        let forms = cases + cases.reversed()
        #expect(try words.vectors(of: forms.map(\.form)).map { Array($0) } == forms.map { [$0.value, $0.value] })
      }
      #expect(try words.vectors(of: []).isEmpty)
    }
    try folder.damage("a")
    let other = source(["oslo"], store: .open(uncased))
    #expect(try other.vectors(of: ["Oslo", "OSLO"]) == [[2, 2], [2, 2]])
    #expect(throws: VectorStoreError.self) { try other.vectors(of: ["Oslo", "Lima"]) }
  }

  @Test func manyAtOnceWithoutAStore() throws {
    let log = RecordingLog()
    let words = source(["oslo"], store: .missing(reason: "gone"), log: log)
    #expect(try words.vectors(of: ["Oslo", "oslo"]) == [[2, 2], [2, 2]])
    #expect(log.lines == [])
    #expect(try words.vectors(of: ["Lima", "Oslo", "Quito"]) == [[1, 1], [2, 2], [1, 1]])
    #expect(log.lines.count == 1)
  }

  @Test func fallBacksWithoutAStore() throws {
    let log = RecordingLog()
    let words = source(Self.composedWords, unknownWords: .composed, store: .missing(reason: "gone"), log: log)
    #expect(try words.vector(of: "12:30") == [2, 2])
    #expect(try words.vector(of: "Lima-Oslo") == [3, 3])
    #expect(log.lines == [])
    #expect(try words.vector(of: "Lima-Quito") == [1, 1])
    #expect(log.lines.count == 1)
  }

  /// Of a word of 300,000 parts the first few are looked up, and the word itself is too long to be remembered.
  @Test func partsAreRememberedAndFew() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "lima 20 20\nquito 40 40\n", in: folder)
    let words = source([], unknownWords: .composed, store: .open(store))
    #expect(try words.vector(of: "lima-quito") == [30, 30])
    #expect(words.rememberedCount == 3)
    #expect(try words.vector(of: "Quito-Lima") == [30, 30])
    #expect(words.rememberedCount == 4)
    let long = (0..<300_000).map { "a\(Self.name($0))" }.joined(separator: "-")
    #expect(try words.vector(of: "\(long)-lima") == [1, 1])
    #expect(words.rememberedCount == 4 + FallBack.mostParts)
  }

  @Test func withoutAStoreTheModelIsAllThereIs() throws {
    let words = source(["oslo", "0000"], store: .missing(reason: "gone"))
    #expect(try words.vector(of: "Oslo") == [2, 2])
    #expect(try words.vector(of: "1996") == [3, 3])
    #expect(try words.vector(of: "Lima") == [1, 1])
    #expect(words.rememberedCount == 0)
  }

  // MARK: - What is remembered

  @Test func remembersWhatTheStoreSaid() throws {
    let folder = try TemporaryFolder()
    let words = source(["oslo", "0000"], store: .open(try ToyTagging.store(of: "lima 20 20\n", in: folder)))
    func remembered(after form: String) throws -> Int {
      _ = try words.vector(of: form)
      return words.rememberedCount
    }
    #expect(try remembered(after: "Oslo") == 0)
    #expect(try remembered(after: "Lima") == 1)
    #expect(try remembered(after: "LIMA") == 1)
    // that it does not have a word is remembered too
    #expect(try remembered(after: "Nowhere") == 2)
    #expect(try remembered(after: "nowhere") == 2)
    // not 1997 itself, and then 0000 is the model's
    #expect(try remembered(after: "1997") == 3)
  }

  /// The store changes behind the source's back: words that were looked up before stay as they were.
  @Test func asksTheStoreOnce() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "lima 20 20\noslo 30 30\n", in: folder, name: "a", source: "a.txt")
    _ = try ToyTagging.store(of: "lima 50 50\noslo 60 60\n", in: folder, name: "b", source: "b.txt")
    let words = source([], store: .open(store))
    #expect(try words.vector(of: "lima") == [20, 20])
    let changed = try folder.bytes(of: "b")
    try folder.overwrite("a") { $0 = changed }
    #expect(try store.vector(for: "lima") == [50, 50])
    #expect(try words.vector(of: "lima") == [20, 20])
    #expect(try words.vector(of: "LIMA") == [20, 20])
    #expect(try words.vector(of: "oslo") == [60, 60])
  }

  @Test func remembersNoMoreThanItsCapacity() throws {
    let folder = try TemporaryFolder()
    let vectors = (0..<30).map { "\(Self.name($0)) \($0 + 100) \($0 + 100)\n" }.joined()
    let store = try ToyTagging.store(of: vectors, in: folder)
    for capacity in [1, 2, 7, 40] {
      let words = source([], store: .open(store), capacity: capacity)
      var random = SeededRandom(seed: UInt64(capacity))
      for _ in 0..<200 {
        // a third of them are in no store
        let number = Int.random(in: 0..<45, using: &random)
        let expected: Float = number < 30 ? Float(number + 100) : 1
        #expect(try words.vector(of: Self.name(number)) == [expected, expected], "capacity \(capacity)")
        #expect(words.rememberedCount <= capacity)
      }
      #expect(words.rememberedCount > 0)
    }
  }

  /// Words without digits: a, b … z, ba, bb …
  private static func name(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return number < 26 ? String(letters[number]) : name(number / 26) + String(letters[number % 26])
  }

  @Test func isSharedAmongTasks() async throws {
    let folder = try TemporaryFolder()
    let vectors = (0..<40).map { "\(Self.name($0)) \($0 + 100) \($0 + 100)\n" }.joined()
    let words = source([], store: .open(try ToyTagging.store(of: vectors, in: folder)), capacity: 10)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          var random = SeededRandom(seed: UInt64(task))
          return try (0..<100).allSatisfy { _ in
            let number = Int.random(in: 0..<40, using: &random)
            return try words.vector(of: Self.name(number)) == [Float(number + 100), Float(number + 100)]
          }
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect((1...10).contains(words.rememberedCount))
    withExtendedLifetime(folder) {}
  }

  /// An error is thrown, and not taken for a word that is not there: once the store is whole again, so is the word.
  @Test func errorsOfTheStoreAreThrown() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "lima 20 20\n", in: folder)
    let words = source(["oslo"], store: .open(store))
    let whole = try folder.bytes(of: "vectors.sqlite")
    try folder.damage("vectors.sqlite")
    #expect(throws: VectorStoreError.self) { try words.vector(of: "lima") }
    #expect(throws: VectorStoreError.self) { try words.vector(of: "lima") }
    #expect(words.rememberedCount == 0)
    #expect(try words.vector(of: "oslo") == [2, 2])
    try folder.overwrite("vectors.sqlite") { $0 = whole }
    #expect(try words.vector(of: "lima") == [20, 20])
  }

  // MARK: - The warning

  @Test func warnsOnceOfAMissingStore() throws {
    let log = RecordingLog()
    let words = source(["oslo"], store: .missing(reason: "it is gone"), log: log)
    _ = try words.vector(of: "Oslo")
    #expect(log.lines == [])
    for form in ["Lima", "Lima", "Quito"] { #expect(try words.vector(of: form) == [1, 1]) }
    #expect(
      log.lines == [
        "warning: words that training did not see, such as 'Lima', are taken for the unknown word: it is gone"
      ])
  }

  @Test func warnsOnceFromManyTasks() async throws {
    let log = RecordingLog()
    let words = source(["oslo"], store: .missing(reason: "it is gone"), log: log)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask { for number in 0..<50 { _ = try words.vector(of: Self.name(50 * task + number)) } }
      }
      try await group.waitForAll()
    }
    #expect(log.lines.count == 1)
  }

  /// A store that does not have a word is no reason to warn.
  @Test func doesNotWarnWhereThereIsAStore() throws {
    let folder = try TemporaryFolder()
    let log = RecordingLog()
    let store = try ToyTagging.store(of: "lima 20 20\n", in: folder)
    let words = source(["oslo"], store: .open(store), log: log)
    #expect(try words.vector(of: "Nowhere") == [1, 1])
    #expect(log.lines == [])
  }
}
