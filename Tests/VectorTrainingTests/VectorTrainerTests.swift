import ByteStreams
import Foundation
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct VectorTrainerTests {
  private typealias Row = TopicTraining.Row
  private typealias Manner = TopicTraining.Manner

  private let training: TopicTraining

  init() throws { training = try TopicTraining(TopicTraining.text(lines: 60), lines: 6) }

  // MARK: The result

  /// Words of a topic are nearer to each other than to those of other topics: the means of the cosines, for each topic.
  @Test func wordsOfATopicAreNearEachOther() async throws {
    let training = try TopicTraining(TopicTraining.text(lines: 200))
    let options = TopicTraining.options { options in
      options.dimension = 8
      options.epochs = 40
    }
    let rows = try await training.run(options, Manner(threads: 2))
    let vectors = Dictionary(uniqueKeysWithValues: rows.map { ($0.word, $0.vector) })
    func cosine(_ a: [Float], _ b: [Float]) -> Float {
      func product(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
      return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
    }
    let topics = TopicTraining.topics.map { $0.prefix(10).compactMap { vectors[$0] } }
    #expect(topics.allSatisfy { $0.count == 10 })
    func mean(_ a: Int, _ b: Int) -> Float {
      var cosines: [Float] = []
      for (i, x) in topics[a].enumerated() {
        for (j, y) in topics[b].enumerated() where a != b || i != j { cosines.append(cosine(x, y)) }
      }
      return cosines.reduce(0, +) / Float(cosines.count)
    }
    for topic in 0..<3 {
      for other in 0..<3 where other != topic { #expect(mean(topic, topic) > mean(topic, other) + 0.5) }
    }
  }

  struct MannerCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var manner: TopicTraining.Manner
    var runs = 1...1000
  }

  /// The 64 words of the text need 8192 bytes.
  static let manners = [
    MannerCase(testDescription: "two threads", manner: Manner(threads: 2)),
    MannerCase(testDescription: "four threads", manner: Manner(threads: 4)),
    MannerCase(testDescription: "all at once", manner: Manner(segmentSize: 1 << 20, batchTokens: 1 << 20)),
    MannerCase(testDescription: "many segments", manner: Manner(threads: 3, segmentSize: 150, batchTokens: 1)),
    MannerCase(testDescription: "little memory", manner: Manner(memory: 10_000, batchTokens: 1 << 20), runs: 2...1000),
    MannerCase(
      testDescription: "little memory for four threads",
      manner: Manner(threads: 4, memory: 10_000, batchTokens: 1 << 20), runs: 2...1000),
    MannerCase(
      testDescription: "much memory", manner: Manner(threads: 2, memory: 1 << 26, batchTokens: 1 << 20), runs: 1...2),
  ]

  @Test(arguments: manners) func threadsAndMemoryDoNotMatter(_ c: MannerCase) async throws {
    let training = try TopicTraining()
    let expected = try await training.run()
    let names = Gathered<String>()
    let work = training.work
    let rows = try await training.run(
      TopicTraining.options(), c.manner,
      progress: { progress in
        if progress.phase == .merging { ((try? work.names()) ?? []).forEach { names.add($0) } }
        return true
      })
    #expect(rows == expected)
    let runs = Set(names.all.filter { $0.hasPrefix("batch-") && !$0.hasSuffix(".json") })
    #expect(c.runs ~= runs.count, "\(runs.sorted())")
  }

  @Test func theSeedMatters() async throws {
    let rows = try await training.run()
    let again = try await training.run()
    let other = try await training.run(TopicTraining.options { $0.seed = 2 })
    #expect(again == rows)
    #expect(other.map(\.word) == rows.map(\.word))
    #expect(zip(other, rows).allSatisfy { $0.bits != $1.bits })
  }

  @Test func severalFilesAreOneText() async throws {
    let lines = TopicTraining.text(lines: 60).split(separator: "\n").map { $0 + "\n" }
    let first = try training.folder.write(lines[..<30].joined(), to: "first.txt")
    let second = training.folder.file("second.txt.gz")
    try streamAtomically(to: second, overwrite: true) { try $0.write(lines[30...].joined()) }
    let expected = try await training.run()
    #expect(try await training.run(inputs: [first, second]) == expected)
  }

  @Test func theOriginOfVectorsIsNamed() {
    let options = TopicTraining.options { $0.words.boundary = .document }
    let trainer = training.trainer(options, inputs: ["-", "/a/b c.txt", "d.gz"])
    #expect(
      trainer.provenance
        == #"{"options":{"dimension":4,"epochs":2,"maximumVocabulary":400000,"minimumCount":2,"mostWeighted":30,"#
        + #""rate":0.05,"seed":1,"weightExponent":0.75,"window":4,"words":{"boundary":"document","foldsDigits":false,"#
        + #""isCased":false,"isPretokenized":false,"skipsInvalidLines":false}},"texts":["-","b c.txt","d.gz"]}"#)
  }

  // MARK: What is reported

  @Test func reportsEachPhaseUpToItsEnd() async throws {
    let progress = Gathered<VectorTrainingProgress>()
    _ = try await training.run(
      progress: {
        progress.add($0)
        return true
      })
    var phases: [VectorTrainingProgress.Phase] = []
    for one in progress.all where phases.last != one.phase { phases.append(one.phase) }
    #expect(phases == [.reading, .counting, .merging, .arranging, .training])
    for phase in phases {
      let shares = progress.all.filter { $0.phase == phase }.map(\.share)
      #expect(shares == shares.sorted { ($0 ?? 0) < ($1 ?? 0) })
      #expect(shares.last == 1)
      #expect(shares.count > 2)
    }
    func count(_ phase: VectorTrainingProgress.Phase) -> Int? { progress.all.last { $0.phase == phase }?.count }
    #expect(count(.reading) == 720)
    #expect(count(.counting) == 720)
    #expect(count(.merging) == count(.arranging))
  }

  @Test func tellsWhatItFindsOut() async throws {
    let events = Gathered<VectorTrainingEvent>()
    _ = try await training.run(TopicTraining.options { $0.epochs = 5 }, event: { events.add($0) })
    var costs: [Double] = []
    var kinds: [String] = []
    for event in events.all {
      switch event {
      case .corpus(let tokens, let distinctWords, let invalidLines):
        #expect(tokens == 720 && distinctWords > 65 && invalidLines == 0)
        kinds.append("corpus")
      case .vocabulary(let words, let tokens, 720):
        #expect(words > 50 && words < 65 && tokens > 600 && tokens < 720)
        kinds.append("vocabulary")
      case .pairs(let entries):
        #expect(entries > 1000)
        kinds.append("pairs")
      case .epoch(let epoch, let cost, let seconds):
        #expect(epoch == costs.count + 1 && seconds > 0)
        costs.append(cost)
      case .resumed, .vocabulary: kinds.append("\(event)")
      }
    }
    #expect(kinds == ["corpus", "vocabulary", "pairs"])
    #expect(costs.count == 5)
    #expect(costs == costs.sorted(by: >))
    #expect(costs[4] < 0.9 * costs[0])
  }

  // MARK: Interruptions

  /// Ends at each call in turn, and goes on with other threads; of the many calls while training, at each seventh.
  @Test(arguments: 0..<4) func anInterruptedRunGoesOnToTheSameVectors(quarter: Int) async throws {
    let calls = Gathered<VectorTrainingProgress.Phase>()
    let expected = try await training.run(
      progress: {
        calls.add($0.phase)
        return true
      })
    let ends = calls.all.indices.filter { (calls.all[$0] != .training || $0 % 7 == 0) && $0 % 4 == quarter }
    #expect(ends.count > 10)
    for end in ends {
      #expect(try await training.interrupt { call, _ in call == end + 1 })
      let rows = try await training.run(resume: true, TopicTraining.options(), Manner(threads: end % 2 + 1))
      #expect(rows == expected, "after \(end + 1) calls, in \(calls.all[end])")
    }
  }

  /// Ends at random calls, with as many threads and as much memory as it happens, until it comes to an end.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func aRunMayBeInterruptedOftenAndAnywhere(seed: UInt64) async throws {
    let expected = try await training.run()
    var random = SeededRandom(seed: seed)
    func manner() -> Manner {
      Manner(
        threads: Int.random(in: 1...4, using: &random), memory: Int.random(in: 10_000...100_000, using: &random))
    }
    func calls() -> Int { Int.random(in: 1...100, using: &random) }
    var end = calls()
    var isResumed = false
    while try await training.interrupt(
      resume: isResumed, TopicTraining.options(), manner(), when: { [end] in $0 == end && $1.count > 0 })
    {
      isResumed = true
      end = calls()
    }
    #expect(try await training.run(resume: true) == expected)
  }

  @Test func anotherRunOfTheSameSaysWhereItGoesOn() async throws {
    let phases: [VectorTrainingProgress.Phase] = [.reading, .counting, .merging, .arranging, .training]
    for phase in phases {
      // of an epoch there are 64 calls
      let most = phase == .training ? 70 : 3
      let calls = Gathered<Int>()
      #expect(
        try await training.interrupt(TopicTraining.options(), Manner(batchTokens: 1)) { call, progress in
          if progress.phase == phase { calls.add(call) }
          return calls.all.count == most
        })
      let events = Gathered<VectorTrainingEvent>()
      let progress = Gathered<VectorTrainingProgress>()
      _ = try await training.run(
        resume: true, TopicTraining.options(), Manner(batchTokens: 1),
        progress: {
          progress.add($0)
          return true
        }, event: { events.add($0) })
      let resumed = events.all.filter { if case .resumed = $0 { true } else { false } }
      #expect(resumed == [.resumed(phase)])
      #expect(progress.all.first?.phase == phase)
      #expect((progress.all.first?.shareAtStart ?? 0) > 0)
    }
  }

  /// At the last call of a phase its files are complete, unless a note of all of them is still missing.
  @Test(arguments: [
    (VectorTrainingProgress.Phase.reading, VectorTrainingProgress.Phase.reading), (.counting, .counting),
    (.merging, .arranging), (.arranging, .training), (.training, .training),
  ])
  func whereAPhaseEndsTheNextOneIsSaid(
    phase: VectorTrainingProgress.Phase, next: VectorTrainingProgress.Phase
  ) async throws {
    #expect(try await training.interrupt { _, progress in progress.phase == phase && progress.share == 1 })
    let events = Gathered<VectorTrainingEvent>()
    _ = try await training.run(resume: true, event: { events.add($0) })
    let resumed = events.all.filter { if case .resumed = $0 { true } else { false } }
    #expect(resumed == [.resumed(next)])
  }

  @Test func aFinishedRunGivesItsVectorsAgain() async throws {
    let expected = try await training.run()
    let events = Gathered<VectorTrainingEvent>()
    let rows = try await training.run(resume: true, progress: { _ in false }, event: { events.add($0) })
    #expect(rows == expected)
    #expect(events.all == [.resumed(.training)])
  }

  @Test func aNewRunRemovesTheFilesOfAnother() async throws {
    let expected = try await training.run(TopicTraining.options { $0.seed = 9 })
    _ = try await training.run(TopicTraining.options { $0.epochs = 3 })
    _ = try training.folder.write("?", to: "work/epoch-000002.json")
    #expect(try await training.run(TopicTraining.options { $0.seed = 9 }) == expected)
    #expect(try !training.work.names().contains { $0.hasPrefix("epoch-000003") })
  }

  @Test func keepsOnlyTheFilesThatItStillNeeds() async throws {
    _ = try await training.run()
    let kinds = try Set(training.work.names().map { String($0.prefix { $0 != "-" }) })
    #expect(kinds == ["corpus.json", "epoch", "records", "run.json", "vocabulary", "vocabulary.json"])
    #expect(try training.work.names().filter { $0.hasPrefix("epoch-") && !$0.hasSuffix(".json") } == ["epoch-000002"])
  }

  // MARK: Runs that cannot go on

  @Test func thereMustBeARunToGoOnWith() async {
    await #expect(throws: VectorTrainingError.nothingToResume(folder: training.work.path)) {
      try await training.run(resume: true)
    }
  }

  @Test(arguments: VectorTrainingOptionsTests.changes) func otherOptionsAreRefused(
    _ change: VectorTrainingOptionsTests.Change
  ) async throws {
    #expect(try await training.interrupt { call, _ in call == 1 })
    let options = TopicTraining.options(change.make)
    let calls = Gathered<Int>()
    let trainer = training.trainer(
      options,
      progress: { _ in
        calls.add(1)
        return false
      })
    if options == TopicTraining.options() {
      await #expect(throws: CancellationError.self) { try await trainer.run(resume: true) }
      #expect(calls.all.count == 1)
    } else {
      await #expect(throws: VectorTrainingError.otherOptions(folder: training.work.path)) {
        try await trainer.run(resume: true)
      }
      #expect(calls.all.isEmpty)
    }
  }

  @Test func otherInputsAreRefused() async throws {
    #expect(try await training.interrupt { call, _ in call == 1 })
    let other = try training.folder.write("a b", to: "other.txt")
    for inputs in [[], [other], training.paths + [other], training.paths.reversed()] {
      await #expect(throws: VectorTrainingError.otherOptions(folder: training.work.path)) {
        try await training.run(resume: true, inputs: inputs)
      }
    }
  }

  @Test(arguments: [1, 20, 100]) func aTextThatHasChangedIsRefused(calls: Int) async throws {
    let expected = VectorTrainingError.otherText(file: training.path)
    #expect(try await training.interrupt { call, _ in call == calls })
    let text = try training.folder.bytes(of: "text-0.txt")
    for other in [text + [10], Array(text.dropLast()), text] {
      try FileManager.default.removeItem(atPath: training.path)
      await #expect(throws: expected) { try await training.run(resume: true) }
      _ = try training.folder.write(other, to: "text-0.txt")
      await #expect(throws: expected) { try await training.run(resume: true) }
    }
  }

  // MARK: Too little, too much

  struct Hopeless: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var minimumCount = 2
    var error: @Sendable (_ paths: [String]) -> VectorTrainingError
  }

  static let hopeless = [
    Hopeless(testDescription: "an empty file", text: "") { .noText(files: $0) },
    Hopeless(testDescription: "white space", text: " \n\t\n\n") { .noText(files: $0) },
    Hopeless(testDescription: "words that come once", text: "a b c\nd e") { _ in .noWord(tokens: 5, minimumCount: 2) },
    Hopeless(testDescription: "a word a line", text: "a\nb\na\nb\n") { _ in .noPair(words: 2) },
    Hopeless(testDescription: "a single word", text: "a", minimumCount: 1) { _ in .noPair(words: 1) },
  ]

  /// Also when the user tries to go on with it.
  @Test(arguments: hopeless) func textFromWhichNothingIsLearntIsAnError(_ c: Hopeless) async throws {
    let training = try TopicTraining(c.text)
    let options = TopicTraining.options { $0.minimumCount = c.minimumCount }
    for resume in [false, true, true] {
      await #expect(throws: c.error(training.paths)) { try await training.run(resume: resume, options) }
    }
  }

  @Test func aMissingTextIsAnError() async throws {
    try FileManager.default.removeItem(atPath: training.path)
    await #expect(throws: StreamError.notFound(path: training.path)) { try await training.run() }
  }

  /// Which is known as soon as the words are; what was read stays, so that a run with more memory goes on with it.
  @Test func vectorsMustFitIntoMemory() async throws {
    let words = try await training.run().count - 1
    let error = VectorTrainingError.tooMuchMemory(
      needed: 128 * words, memory: 128 * words - 1, words: words, dimension: 4)
    for resume in [false, true] {
      await #expect(throws: error) {
        try await training.run(resume: resume, TopicTraining.options(), Manner(memory: 128 * words - 1))
      }
    }
    #expect(
      try await training.run(resume: true, TopicTraining.options(), Manner(memory: 128 * words)).count == words + 1)
  }

  @Test(arguments: [1, 2]) func aRateThatIsFarTooHighDiverges(threads: Int) async throws {
    let options = TopicTraining.options { $0.rate = 1e6 }
    for resume in [false, true] {
      await #expect(throws: VectorTrainingError.diverged(epoch: 1)) {
        try await training.run(resume: resume, options, Manner(threads: threads))
      }
    }
  }

  // MARK: Damage

  /// Where a run is interrupted: at which call of which phase.
  struct Stage: Sendable, CustomTestStringConvertible {
    var phase: VectorTrainingProgress.Phase?
    var call = 1
    var testDescription: String { phase.map { "call \(call) while \($0)" } ?? "the end" }
  }

  static let stages = [
    Stage(phase: .reading, call: 2), Stage(phase: .counting, call: 6), Stage(phase: .merging, call: 9),
    Stage(phase: .arranging, call: 9), Stage(phase: .training, call: 70), Stage(phase: nil),
  ]

  /// Runs up to there, or to the end.
  ///
  /// - Returns: the files of the working folder.
  private func files(at stage: Stage) async throws -> [String: [UInt8]] {
    let calls = Gathered<Int>()
    _ = try await training.interrupt { call, progress in
      if progress.phase == stage.phase { calls.add(call) }
      return calls.all.count == stage.call
    }
    return try Dictionary(
      uniqueKeysWithValues: training.work.names().map { ($0, try training.folder.bytes(of: "work/\($0)")) })
  }

  private func restore(_ files: [String: [UInt8]]) throws {
    try training.work.remove(try training.work.names())
    for (name, bytes) in files { _ = try training.folder.write(bytes, to: "work/\(name)") }
  }

  /// What can become of the bytes of a file; nil where it is gone.
  static let damages: [(String, @Sendable ([UInt8]) -> [UInt8]?)] = [
    ("missing", { _ in nil }),
    ("empty", { _ in [] }),
    ("a byte short", { $0.dropLast() }),
    ("half the lines", { $0[..<($0.dropLast($0.count / 2).lastIndex(of: 10) ?? $0.count / 2)] + [10] }),
    ("a byte longer", { $0 + [0x31] }),
    ("all ones", { $0.map { _ in 0xFF } }),
  ]

  /// Such files are damaged, or they are not needed any more, or they are made anew: nothing else comes of them. Files of
  /// the right length with other numbers are not always noticed.
  @Test(arguments: stages) func aDamagedFileIsNoticedOrNotNeeded(_ stage: Stage) async throws {
    let expected = try await training.run()
    let files = try await files(at: stage)
    // the last file of each kind, and of each kind of note
    let names = Dictionary(files.keys.map { ($0.filter { !$0.isNumber }, $0) }, uniquingKeysWith: max).values
    for name in names.sorted() {
      for (damage, change) in Self.damages {
        try restore(files)
        let bytes = change(files[name] ?? [])
        if bytes == files[name] { continue }
        try training.work.remove([name])
        if let bytes { _ = try training.folder.write(bytes, to: "work/\(name)") }
        do {
          let rows = try await training.run(resume: true)
          if bytes?.count != files[name]?.count { #expect(rows == expected, "\(name) \(damage)") }
        } catch VectorTrainingError.damaged(let folder) {
          #expect(folder == training.work.path)
        } catch VectorTrainingError.nothingToResume {
          #expect(name == "run.json" && bytes == nil)
        } catch VectorTrainingError.diverged {
          #expect(bytes?.count == files[name]?.count, "\(name) \(damage)")
        }
      }
    }
  }

  /// A bit of any file is another one: whatever comes of it, the program lives.
  @Test(arguments: stages) func aWrongBitIsNoCrash(_ stage: Stage) async throws {
    let files = try await files(at: stage)
    let names = files.keys.filter { files[$0]?.isEmpty == false }.sorted()
    var random = SeededRandom(seed: 20)
    for _ in 0..<20 {
      let name = try #require(names.randomElement(using: &random))
      var bytes = files[name] ?? []
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try restore(files)
      _ = try training.folder.write(bytes, to: "work/\(name)")
      do {
        _ = try await training.run(resume: true)
      } catch is VectorTrainingError {
      }
    }
  }

  // MARK: A disk that fails

  @Test(arguments: [
    "segment-000001", "corpus.json", "vocabulary", "vocabulary.json", "batch-000000-0", "batch-000001.json",
    "merged-000007", "merged-000007.json", "records-000003", "records-000003.json", "epoch-000001", "epoch-000001.json",
  ])
  func aFileThatCannotBeWrittenEndsTheRunUntilItCan(_ name: String) async throws {
    let expected = try await training.run()
    #expect(try await training.interrupt { call, _ in call == 1 })
    let path = training.work.file(name)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    for threads in [1, 2] {
      await #expect(throws: StreamError.outputIsFolder(path: path)) {
        try await training.run(resume: true, TopicTraining.options(), Manner(threads: threads))
      }
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(try await training.run(resume: true) == expected)
  }

  @Test func aNewRunThatCannotRemoveWhatIsThereIsAnError() async throws {
    let path = training.work.file("records-000003")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let error = await #expect(throws: StreamError.self) { try await training.run() }
    guard case .writeFailed(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
