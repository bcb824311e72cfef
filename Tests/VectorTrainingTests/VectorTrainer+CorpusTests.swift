import ByteStreams
import TaggedText
import TestSupport
import Testing

@testable import VectorTraining

/// The first phase: text into words, and words into numbers.
@Suite struct VectorTrainerCorpusTests {
  private func words(_ vocabulary: TrainingVocabulary) -> [String] {
    (0..<vocabulary.count).map { "\(vocabulary.word($0)) \(vocabulary.counts[$0])" }
  }

  @Test func theMostFrequentWordsAreChosen() async throws {
    let training = try TopicTraining("b a b c\nd a B\n\nc A e c\n")
    let events = Gathered<VectorTrainingEvent>()
    let trainer = training.trainer(event: { events.add($0) })
    let corpus = try await trainer.readText()
    #expect(corpus.tokens == 11)
    #expect(corpus.invalidLines == 0)
    // as frequent ones in the order of their bytes
    #expect(words(try trainer.chooseWords(corpus)) == ["a 3", "b 3", "c 3"])
    #expect(
      events.all == [
        .corpus(tokens: 11, distinctWords: 5, invalidLines: 0), .vocabulary(words: 3, tokens: 9, allTokens: 11),
      ])
  }

  @Test(arguments: [(1, 10, ["a 3", "b 2", "c 1"]), (2, 10, ["a 3", "b 2"]), (1, 1, ["a 3"]), (3, 2, ["a 3"])])
  func thereAreLimits(minimumCount: Int, limit: Int, expected: [String]) async throws {
    let training = try TopicTraining("a b a c b a")
    let trainer = training.trainer(
      TopicTraining.options { options in
        options.minimumCount = minimumCount
        options.maximumVocabulary = limit
      })
    #expect(words(try trainer.chooseWords(try await trainer.readText())) == expected)
  }

  /// Also those that go to disk because memory is small.
  @Test(arguments: [9000, 1 << 20]) func wordsAreCountedOverAllSegments(memory: Int) async throws {
    let text = TopicTraining.text(lines: 300)
    var counts: [String: Int] = [:]
    for word in text.split(whereSeparator: \.isWhitespace) { counts[String(word), default: 0] += 1 }
    let expected = counts.filter { $0.value >= 2 }.sorted {
      $0.value == $1.value ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.value > $1.value
    }
    let training = try TopicTraining(text)
    let trainer = training.trainer(TopicTraining.options(), TopicTraining.Manner(threads: 2, memory: memory))
    let corpus = try await trainer.readText()
    #expect(corpus.segmentTokens.count > 4)
    #expect(corpus.tokens == counts.values.reduce(0, +))
    let vocabulary = try trainer.chooseWords(corpus)
    #expect(words(vocabulary) == expected.map { "\($0.key) \($0.value)" })
    #expect(vocabulary.distinctWords == counts.count)
    #expect(vocabulary.tokens == corpus.tokens)
    // and are found again
    #expect(try trainer.chosenWords().map(words) == words(vocabulary))
    #expect(try words(trainer.chooseWords(corpus)) == words(vocabulary))
  }

  @Test func nothingIsChosenBefore() async throws {
    let training = try TopicTraining()
    let trainer = training.trainer()
    #expect(try trainer.chosenWords() == nil)
    _ = try await trainer.readText()
    #expect(try trainer.chosenWords() == nil)
  }

  @Test func aVocabularyThatIsNoLongerWholeIsDamage() async throws {
    let training = try TopicTraining()
    let trainer = training.trainer()
    _ = try trainer.chooseWords(try await trainer.readText())
    let bytes = try training.folder.bytes(of: "work/vocabulary")
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    _ = try training.folder.write(Array(lines.dropLast(2).joined(separator: [10])) + [10], to: "work/vocabulary")
    #expect(throws: WorkFileDamage.self) { try trainer.chosenWords() }
  }

  @Test func wordsWithoutAVectorAreLeftOutOfTheText() async throws {
    let training = try TopicTraining("a x b a\ny\nb a z\n")
    let trainer = training.trainer()
    let vocabulary = try trainer.chooseWords(try await trainer.readText())
    #expect(words(vocabulary) == ["a 3", "b 2"])
    // a line that leaves nothing is a border beside a border
    let ranks = try trainer.ranks(ofSegment: 0, vocabulary)
    #expect(ranks.split(separator: -1).map(Array.init) == [[0, 1, 0], [1, 0]])
  }

  @Test func linesThatAreNotUTF8AreAnErrorOrLeftOut() async throws {
    let training = try TopicTraining("?")
    let path = try training.folder.write(Array("a b\na ".utf8) + [0xFF] + Array("\nb a\n".utf8), to: "text-0.txt")
    let error = await #expect(throws: TextError.self) { try await training.trainer().readText() }
    guard case .invalidUTF8(TextPlace(file: path, line: 2), _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let corpus = try await training.trainer(TopicTraining.options { $0.words.skipsInvalidLines = true }).readText()
    #expect(corpus.tokens == 4)
    #expect(corpus.invalidLines == 1)
  }

  /// The segments that were written are not cut anew, and the others are the same.
  @Test func goesOnBehindTheLastSegment() async throws {
    let training = try TopicTraining()
    let whole = try await training.trainer().readText()
    let names = try training.work.names().filter { $0.hasPrefix("segment-") }
    #expect(names.count == whole.segmentTokens.count && names.count > 2)
    let segments = try names.map { try training.folder.bytes(of: "work/\($0)") }
    try training.work.remove(names[2...] + ["corpus.json"])
    let again = try await training.trainer().readText()
    #expect(again.segmentTokens == whole.segmentTokens)
    #expect(try names.map { try training.folder.bytes(of: "work/\($0)") } == segments)
  }
}
