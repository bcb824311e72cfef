import ByteStreams
import Foundation
import Logging
import TaggedText
import TestSupport
import Testing
import WindowFeatures
import WindowNetwork
import WordVectors

@testable import SentenceTagging

@Suite struct TaggerTests {
  /// A tagger that finds what the lexicon says.
  private func tagger(
    _ lexicon: ToyTagging.Lexicon = lexicon, scheme: TagScheme = .iob2, decoding: Decoding = .legal,
    store: TaggerStore = .missing(reason: "gone")
  ) -> Tagger {
    Tagger(
      model: ToyTagging.model(lexicon, scheme: scheme), stores: [store], decoding: decoding,
      logger: RecordingLog().logger)
  }

  private static let lexicon: ToyTagging.Lexicon = [
    "anna": ["B-PER": 2], "bruno": ["B-PER": 2], "zoe\u{308}": ["B-PER": 2], "\u{301}anna": ["B-PER": 2],
    "oslo": ["B-LOC": 2], "new": ["B-LOC": 2], "york": ["I-LOC": 2], "東京": ["B-LOC": 2],
  ]

  // MARK: - Entities of a text

  struct Case: Sendable, CustomTestStringConvertible {
    struct Found: Sendable, Equatable {
      var label: String
      var text: String
      var bytes: Range<Int>

      init(_ label: String, _ text: String, _ bytes: Range<Int>) {
        self.label = label
        self.text = text
        self.bytes = bytes
      }
    }

    var testDescription: String
    var text: String
    var found: [Found]
  }

  static let cases = [
    Case(testDescription: "nothing", text: "", found: []),
    Case(testDescription: "spaces", text: " \t\r\n \n", found: []),
    Case(testDescription: "no entities", text: "It rains.", found: []),
    Case(
      testDescription: "one sentence", text: "Anna met Bruno in Oslo.",
      found: [.init("PER", "Anna", 0..<4), .init("PER", "Bruno", 9..<14), .init("LOC", "Oslo", 18..<22)]),
    Case(
      testDescription: "two sentences on a line", text: "It rains in Oslo. Anna left.",
      found: [.init("LOC", "Oslo", 12..<16), .init("PER", "Anna", 18..<22)]),
    Case(
      testDescription: "neighbours", text: "Anna Bruno Oslo",
      found: [.init("PER", "Anna", 0..<4), .init("PER", "Bruno", 5..<10), .init("LOC", "Oslo", 11..<15)]),
    Case(
      testDescription: "Windows line ends", text: "Anna left.\r\nOslo slept.\r\n",
      found: [.init("PER", "Anna", 0..<4), .init("LOC", "Oslo", 12..<16)]),
    Case(
      testDescription: "emoji of several scalars", text: "👩‍👧 Anna 👍🏽 Oslo 🎉",
      found: [.init("PER", "Anna", 12..<16), .init("LOC", "Oslo", 26..<30)]),
    Case(
      testDescription: "a combining mark at the end", text: "Zoe\u{308} left.",
      found: [.init("PER", "Zoe\u{308}", 0..<5)]),
    Case(testDescription: "the same character in one scalar is another word", text: "Zo\u{EB} left.", found: []),
    Case(
      testDescription: "an entity that starts within a character", text: "(\u{301}Anna)",
      found: [.init("PER", "\u{301}Anna", 1..<7)]),
    Case(
      testDescription: "spaces within", text: "New \t York", found: [.init("LOC", "New \t York", 0..<10)]),
    Case(
      testDescription: "entities do not cross lines", text: "New\nYork", found: [.init("LOC", "New", 0..<3)]),
    Case(
      testDescription: "a possessive is a word of its own", text: "Oslo's streets",
      found: [.init("LOC", "Oslo", 0..<4)]),
    Case(
      testDescription: "three bytes a character", text: "東京\u{3000}Oslo",
      found: [.init("LOC", "東京", 0..<6), .init("LOC", "Oslo", 9..<13)]),
  ]

  @Test(arguments: cases) func entitiesOfAText(_ c: Case) throws {
    let entities = try tagger().entities(in: c.text)
    #expect(entities.map { Case.Found($0.label, $0.text, $0.byteRange) } == c.found)
    for entity in entities { #expect(entity.text == String(c.text[entity.range])) }
  }

  /// Entities are slices of the text, in order and apart, whatever the text; and the same as those of its sentences.
  @Test func entitiesOfRandomTexts() throws {
    let pieces = [
      "Anna", "Oslo", "New", "York", "Zoe\u{308}", "東京", "left", ".", ",", "(", ")", "\u{301}", "👩‍👧", "🇳🇴", "’s", "-",
      " ", " ", " ", " ", "\n", "\r\n", "\t", "\u{A0}",
    ]
    let tagger = tagger()
    var count = 0
    for seed: UInt64 in 1...60 {
      var random = SeededRandom(seed: seed)
      let text = (0..<40).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
      let bytes = Array(text.utf8)
      var end = 0
      let entities = try tagger.entities(in: text)
      for entity in entities {
        #expect(entity.byteRange.lowerBound >= end && entity.byteRange.upperBound <= bytes.count, "seed \(seed)")
        end = entity.byteRange.upperBound
        #expect(Array(entity.text.utf8) == Array(bytes[entity.byteRange]), "seed \(seed)")
        #expect(entity.text == String(text[entity.range]), "seed \(seed)")
      }
      #expect(try tagger.tag(text).flatMap { $0.entities.map(\.label) } == entities.map(\.label), "seed \(seed)")
      count += entities.count
    }
    #expect(count > 50)
  }

  // MARK: - Sentences

  @Test func tagsWordsThatAreSplitAlready() throws {
    #expect(
      try tagger().tag(words: ["New", "York", ",", "Anna"]) == [EntitySpan("LOC", 0..<2), EntitySpan("PER", 3..<4)])
    #expect(try tagger().tag(words: ["It", "rains", "."]) == [])
    #expect(try tagger().tag(words: ["", "New York", "Anna"]) == [EntitySpan("PER", 2..<3)])
    #expect(try tagger().tag(words: []) == [])
  }

  /// Words and ranges stay, and entities that were there before count for nothing.
  @Test func keepsAllButTheEntities() throws {
    let sentences = [
      Sentence(words: ["Anna", "left"], byteRanges: [5..<9, 10..<14], entities: [EntitySpan("ORG", 0..<2)]),
      Sentence(words: []),
      Sentence(words: ["rain"], entities: [EntitySpan("LOC", 0..<1)]),
    ]
    #expect(
      try tagger().tag(sentences) == [
        Sentence(words: ["Anna", "left"], byteRanges: [5..<9, 10..<14], entities: [EntitySpan("PER", 0..<1)]),
        Sentence(words: []),
        Sentence(words: ["rain"]),
      ])
    #expect(try tagger().tag([] as [Sentence]) == [])
  }

  @Test func aTextAsSentences() throws {
    #expect(
      try tagger().tag("Anna left.\nOslo") == [
        Sentence(
          words: ["Anna", "left", "."], byteRanges: [0..<4, 5..<9, 9..<10], entities: [EntitySpan("PER", 0..<1)]),
        Sentence(words: ["Oslo"], byteRanges: [11..<15], entities: [EntitySpan("LOC", 0..<1)]),
      ])
    #expect(try tagger().tag("") == [])
  }

  // MARK: - Decoding

  struct Path: Sendable, CustomTestStringConvertible {
    var words: String
    var greedy: [EntitySpan]
    var legal: [EntitySpan]
    var testDescription: String { words }
  }

  static let paths = [
    // B O against O O: the first is not legal
    Path(words: "new day", greedy: [EntitySpan("LOC", 0..<1)], legal: []),
    // B S against B E, which is legal, and better than O S and O O
    Path(
      words: "new york", greedy: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 1..<2)],
      legal: [EntitySpan("LOC", 0..<2)]),
    // I alone against O
    Path(words: "and", greedy: [EntitySpan("PER", 0..<1)], legal: []),
    Path(
      words: "york and", greedy: [EntitySpan("LOC", 0..<1), EntitySpan("PER", 1..<2)],
      legal: [EntitySpan("LOC", 0..<1)]),
    Path(words: "day day", greedy: [], legal: []),
    Path(words: "york", greedy: [EntitySpan("LOC", 0..<1)], legal: [EntitySpan("LOC", 0..<1)]),
  ]

  @Test(arguments: paths) func decodes(_ c: Path) throws {
    let lexicon: ToyTagging.Lexicon = [
      "new": ["B-LOC": 3, "O": 2], "york": ["S-LOC": 2, "E-LOC": 1.5, "O": 0.5], "day": ["O": 4],
      "and": ["I-PER": 3, "O": 1],
    ]
    let words = c.words.split(separator: " ").map(String.init)
    #expect(try tagger(lexicon, scheme: .bioes, decoding: .greedy).tag(words: words) == c.greedy)
    #expect(try tagger(lexicon, scheme: .bioes, decoding: .legal).tag(words: words) == c.legal)
  }

  /// The model's own bias, or the one that is given.
  @Test func aBiasFindsMore() throws {
    let folder = try TemporaryFolder()
    let lexicon: ToyTagging.Lexicon = ["lima": ["B-LOC": 2, "O": 3]]
    let path = try ToyTagging.model(lexicon, outsideBias: 1.5).save(in: folder)
    let log = RecordingLog()
    for (bias, found) in [(nil, 1), (0, 0), (0.9, 0), (1.1, 1), (-1.5, 0)] as [(Float?, Int)] {
      let tagger = try Tagger(modelPath: path, outsideBias: bias, logger: log.logger)
      #expect(try tagger.tag(words: ["lima"]).count == found, "\(bias.map { "\($0)" } ?? "the model's")")
    }
  }

  // MARK: - A model and its store as files

  /// A folder with a trained model and the store of its vectors beside it.
  private func trained() throws -> (folder: TemporaryFolder, modelPath: String) {
    let folder = try TemporaryFolder()
    _ = try ToyTagging.store(in: folder)
    return (folder, try ToyTagging.trainedModel().save(in: folder))
  }

  /// Training saw neither Frida nor Quito; the store, which is found beside the model, has them.
  @Test func findsEntitiesWithATrainedModel() throws {
    let (folder, modelPath) = try trained()
    let log = RecordingLog()
    let tagger = try Tagger(modelPath: modelPath, logger: log.logger)
    let text = "Anna lives in Oslo. Frida lives in Quito.\nBruno visited Cairo."
    let entities = try withExtendedLifetime(folder) { try tagger.entities(in: text) }
    #expect(entities.map(\.label) == ["PER", "LOC", "PER", "LOC", "PER", "LOC"])
    #expect(entities.map(\.text) == ["Anna", "Oslo", "Frida", "Quito", "Bruno", "Cairo"])
    #expect(tagger.decoding == .legal)
    #expect(tagger.model.tagSet.labels == ["LOC", "PER"])
    #expect(log.lines == [])
  }

  /// The words of the store decide: without it they are unknown, and in no entity.
  @Test func takesWordsFromTheStore() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(
      of: ToyTagging.vectors(["lima": ["B-LOC": 2], "anna": ["B-LOC": 2]]), in: folder)
    let lexicon: ToyTagging.Lexicon = ["anna": ["B-PER": 2]]
    let words = ["Anna", "left", "Lima"]
    #expect(
      try tagger(lexicon, store: .open(store)).tag(words: words)
        == [EntitySpan("PER", 0..<1), EntitySpan("LOC", 2..<3)])
    #expect(try tagger(lexicon).tag(words: words) == [EntitySpan("PER", 0..<1)])
  }

  @Test func warnsOnceWhereTheStoreIsMissing() throws {
    let folder = try TemporaryFolder()
    let modelPath = try ToyTagging.trainedModel(storePath: "gone/vectors.sqlite").save(in: folder)
    let log = RecordingLog()
    let tagger = try Tagger(modelPath: modelPath, logger: log.logger)
    _ = try tagger.tag("Anna lives in Oslo.")
    #expect(log.lines == [])
    for _ in 0..<3 { #expect(try tagger.tag("Frida lives in Quito.").count == 1) }
    #expect(
      log.lines == [
        "warning: words that training did not see, such as 'Frida', are taken for the unknown word: "
          + "the store of 'vectors.txt' is not at 'gone/vectors.sqlite'; name it with --store"
      ])
  }

  @Test func opensTheStoreThatIsNamed() throws {
    let (folder, modelPath) = try trained()
    let other = try TemporaryFolder()
    let alone = try ToyTagging.trainedModel(storePath: "gone/vectors.sqlite").save(in: other)
    let log = RecordingLog()
    let tagger = try Tagger(modelPath: alone, storePaths: [folder.file("vectors.sqlite")], logger: log.logger)
    let beside = try Tagger(modelPath: modelPath, logger: log.logger)
    let text = "Frida lives in Quito."
    #expect(try tagger.tag(text) == (try beside.tag(text)))
    #expect(log.lines == [])
  }

  /// Each table has the vectors of its own store, wherever it is found: of Quito the second one, of Frida the first.
  @Test func severalStoresStandSideBySide() throws {
    let folder = try TemporaryFolder()
    let first = try ToyTagging.store(of: "lima 1 0\nFrida 0 1\n", in: folder, name: "first.sqlite")
    let second = try ToyTagging.store(of: "lima 0 1\nQuito 1 0\n", in: folder, name: "second.sqlite", source: "2.txt")
    let path = try ToyTagging.model(sideBySide: [first, second]).save(in: folder)
    let log = RecordingLog()
    for stores in [[], [second.path], [second.path, first.path]] {
      let tagger = try Tagger(modelPath: path, storePaths: stores, logger: log.logger)
      #expect(try tagger.tag(words: ["Quito"]) == [EntitySpan("LOC", 0..<1)])
      #expect(try tagger.tag(words: ["Frida"]) == [EntitySpan("PER", 0..<1)])
      #expect(try tagger.tag(words: ["Lima"]) == [])
    }
    #expect(log.lines == [])
  }

  @Test func storesOfOtherVectorsAreRefused() throws {
    let (folder, modelPath) = try trained()
    let other = try ToyTagging.store(of: "anna 1 2 3\n", in: folder, name: "other.sqlite", source: "other.txt")
    #expect(
      throws: TaggingError.otherStore(
        path: other.path, found: "other.txt", expected: "vectors.txt",
        sha256: Digest.sha256(of: Array(ToyLanguage.vectors.utf8)))
    ) {
      try Tagger(modelPath: modelPath, storePaths: [other.path])
    }
    let missing = folder.file("missing.sqlite")
    #expect(throws: VectorStoreError.notFound(path: missing)) {
      try Tagger(modelPath: modelPath, storePaths: [missing])
    }
  }

  @Test func modelsThatCannotBeReadAreRefused() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("missing.safetensors")
    #expect(throws: StreamError.notFound(path: missing)) { try Tagger(modelPath: missing) }
    let text = try folder.write("not a model at all", to: "text.safetensors")
    #expect(throws: ModelError.self) { try Tagger(modelPath: text) }
  }

  @Test func errorsOfTheStoreAreThrown() throws {
    let (folder, modelPath) = try trained()
    let tagger = try Tagger(modelPath: modelPath)
    try folder.damage("vectors.sqlite")
    #expect(throws: VectorStoreError.self) { try tagger.entities(in: "Frida left.") }
    #expect(throws: VectorStoreError.self) { try tagger.tag("Frida left.") }
    #expect(throws: VectorStoreError.self) { try tagger.tag(words: ["Frida", "left"]) }
    #expect(try tagger.entities(in: "Anna left.").map(\.text) == ["Anna"])
  }

  // MARK: - Several models

  /// Networks of other features and other weights, of which both have learned the language.
  private static let trained = Result {
    [try ToyTagging.trainedModel(), try ToyTagging.train("case=3,suffix2=2,shape=2", development: nil).model]
  }

  private func tagger(
    of models: [WindowModel], store: TaggerStore = .missing(reason: "gone"), decoding: Decoding = .legal,
    outsideBias: Float? = nil
  ) throws -> Tagger {
    let average = models.count == 1 ? AveragedModel(models[0]) : try AveragedModel(models)
    return Tagger(
      average, stores: models.map { $0.tables.map { _ in store } }, modelPath: "average", decoding: decoding,
      scope: average.scope, outsideBias: outsideBias, logger: RecordingLog().logger)
  }

  /// Random sentences, a document each.
  private func documents(seed: UInt64) -> [[Sentence]] {
    var random = SeededRandom(seed: seed)
    return (0..<10).map { _ in ToyTagging.sentences(3, using: &random).map { Sentence(words: $0) } }
  }

  @Test(arguments: Decoding.allCases) func aModelWithItselfTagsAsByItself(_ decoding: Decoding) throws {
    for model in try Self.trained.get() {
      let alone = try tagger(of: [model], decoding: decoding)
      let twice = try tagger(of: [model, model], decoding: decoding)
      for document in documents(seed: 81) {
        #expect(try twice.scores(of: document) == alone.scores(of: document))
        #expect(try twice.tag(document) == alone.tag(document))
      }
    }
  }

  /// The mean of log-probabilities, by vectors of the vocabularies and in double precision.
  @Test func severalModelsTagByTheirMeanLogProbability() throws {
    let models = try Self.trained.get()
    let average = try tagger(of: models)
    let alone = try models.map { try tagger(of: [$0]) }
    let decoder = PathDecoder(tagSet: average.model.tagSet)
    var differences = [0, 0]
    for document in documents(seed: 82) {
      let members = try models.map { model in
        var encoder = TextEncoder(vocabularies: model.tables.map(\.vocabulary), features: model.features)
        let text = try encoder.encode(
          document.map { [$0] }, tagSet: model.tagSet, radius: model.architecture.radius
        ).text
        return WindowClassifier(
          model.weights, windowSize: model.architecture.windowSize, activation: model.architecture.activation
        ).scores(of: text).map { Double($0) }
      }
      let classes = average.model.tagSet.count
      var mean = [Double](repeating: 0, count: members[0].count)
      for scores in members {
        for row in stride(from: 0, to: scores.count, by: classes) {
          let sum = scores[row..<row + classes].reduce(0) { $0 + exp($1) }
          for index in row..<row + classes { mean[index] += (scores[index] - log(sum)) / 2 }
        }
      }
      let expected = average.model.tagSet.entities(
        scores: mean.map { Float($0) }, sentenceLengths: document.map(\.words.count), decoder: decoder, .legal)
      #expect(try average.tag(document).map(\.entities) == expected)
      for index in 0..<2 where try alone[index].tag(document).map(\.entities) != expected { differences[index] += 1 }
    }
    #expect(differences.allSatisfy { $0 > 0 })
  }

  @Test func theOrderOfModelsDoesNotMatter() throws {
    let models = try Self.trained.get() + [ToyTagging.trainedModel()]
    let one = try tagger(of: models)
    let other = try tagger(of: models.reversed())
    for document in documents(seed: 83) {
      for (a, b) in zip(try one.scores(of: document), try other.scores(of: document)) {
        #expect((a - b).magnitude <= 1e-5 * (1 + a.magnitude))
      }
      #expect(try one.tag(document) == other.tag(document))
    }
  }

  /// A softmax does not change when all scores rise together, and neither does what a member says.
  @Test func higherScoresOfAModelDoNotCountMore() throws {
    let models = try Self.trained.get()
    var weights = models[1].weights
    for index in weights.outputBias.elements.indices { weights.outputBias.elements[index] += 64 }
    let raised = WindowModel(
      architecture: models[1].architecture, tagSet: models[1].tagSet, tables: models[1].tables,
      features: models[1].features, weights: weights, corpusScheme: models[1].corpusScheme, score: nil,
      trainingOptions: "{}")
    let (usual, other) = (try tagger(of: models), try tagger(of: [models[0], raised]))
    for document in documents(seed: 84) { #expect(try usual.tag(document) == other.tag(document)) }
  }

  @Test func theBiasOfSeveralIsTheMeanOrAsGiven() throws {
    let lexicon: ToyTagging.Lexicon = ["lima": ["B-LOC": 2, "O": 3]]
    let models = [ToyTagging.model(lexicon, outsideBias: 2.5), ToyTagging.model(lexicon)]
    #expect(try tagger(of: models).tag(words: ["lima"]).count == 1)
    #expect(try tagger(of: [models[1], models[1]]).tag(words: ["lima"]).isEmpty)
    #expect(try tagger(of: models, outsideBias: 0.5).tag(words: ["lima"]).isEmpty)
  }

  /// Each member has the words of its own stores, which lie beside the file of all.
  @Test func storesAreFoundForEachMember() throws {
    let folder = try TemporaryFolder()
    let first = try ToyTagging.store(of: "lima 1 0\nFrida 0 9\n", in: folder, name: "first.sqlite")
    let second = try ToyTagging.store(of: "lima 0 1\nQuito 9 0\n", in: folder, name: "second.sqlite", source: "2.txt")
    let models = try [[first, first], [second, second]].map { try ToyTagging.model(sideBySide: $0) }
    let path = folder.file("average.safetensors")
    try ModelFile.save(AveragedModel(models), to: path, overwrite: false)
    let log = RecordingLog()
    for stores in [[], [second.path], [second.path, first.path]] {
      let tagger = try Tagger(modelPath: path, storePaths: stores, logger: log.logger)
      #expect(tagger.model.members.count == 2)
      #expect(try tagger.tag(words: ["Frida"]) == [EntitySpan("PER", 0..<1)])
      #expect(try tagger.tag(words: ["Quito"]) == [EntitySpan("LOC", 0..<1)])
    }
    #expect(log.lines == [])
    let other = try ToyTagging.store(of: "anna 1 2 3\n", in: folder, name: "other.sqlite", source: "other.txt")
    #expect(
      throws: TaggingError.otherStore(
        path: other.path, found: "other.txt", expected: "vectors.txt', '2.txt", sha256: first.sourceSHA256)
    ) { try Tagger(modelPath: path, storePaths: [other.path]) }
  }

  @Test func severalMembersWarnOfAStoreOnce() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("average.safetensors")
    let model = try ToyTagging.trainedModel(storePath: "gone/vectors.sqlite")
    try ModelFile.save(AveragedModel([model, model, model]), to: path, overwrite: false)
    let log = RecordingLog()
    let tagger = try Tagger(modelPath: path, logger: log.logger)
    for _ in 0..<2 { _ = try tagger.tag("Frida lives in Quito.") }
    #expect(log.lines.count == 1)
  }

  // MARK: - Many sentences, many tasks

  @Test func manyAtOnceAreManyOneByOne() throws {
    let (folder, modelPath) = try trained()
    let tagger = try Tagger(modelPath: modelPath)
    try withExtendedLifetime(folder) {
      for seed: UInt64 in 1...10 {
        var random = SeededRandom(seed: seed)
        let sentences = ToyTagging.sentences(12, using: &random).map { Sentence(words: $0) }
        let together = try tagger.tag(sentences)
        #expect(together == (try sentences.flatMap { try tagger.tag([$0]) }), "seed \(seed)")
      }
    }
  }

  /// The tagger of the tasks starts with nothing remembered, so that all of them ask the store.
  @Test func manyTasksGiveTheSameAnswers() async throws {
    let (folder, modelPath) = try trained()
    let texts = (0..<24).map { number in
      var random = SeededRandom(seed: UInt64(number))
      return ToyTagging.sentences(3, using: &random).map { $0.joined(separator: " ") }.joined(separator: "\n")
    }
    let alone = try Tagger(modelPath: modelPath)
    let expected = try texts.map { try alone.entities(in: $0) }
    #expect(expected.joined().count > 50)
    let shared = try Tagger(modelPath: modelPath)
    try await withThrowingTaskGroup(of: (Int, [[Entity]]).self) { group in
      for task in 0..<8 {
        group.addTask {
          // each starts at another text
          let turned = texts[(3 * task)...] + texts[..<(3 * task)]
          return (3 * task, try turned.map { try shared.entities(in: $0) })
        }
      }
      for try await (first, found) in group {
        #expect(found == Array(expected[first...] + expected[..<first]), "from text \(first)")
      }
    }
    withExtendedLifetime(folder) {}
  }
}
