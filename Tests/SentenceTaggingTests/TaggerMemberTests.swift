import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowFeatures
import WindowNetwork

@testable import SentenceTagging

@Suite struct TaggerMemberTests {
  private func member(_ model: WindowModel, scope: DocumentScope) -> TaggerMember {
    TaggerMember(
      model, stores: model.tables.map { _ in .missing(reason: "gone") }, scope: scope,
      log: MissingStoreLog(RecordingLog().logger))
  }

  /// A lexicon's scores are those of its words, row by row.
  @Test func scoresAreThoseOfTheNetwork() throws {
    let model = ToyTagging.model(["oslo": ["B-LOC": 2], "anna": ["B-PER": 3, "O": 0.5]])
    let document = [Sentence(words: ["Anna", "left"]), Sentence(words: []), Sentence(words: ["Oslo"])]
    #expect(
      try member(model, scope: .sentences).scores(of: WordBlock(document)) == [
        0.5, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0,
      ])
    #expect(try member(model, scope: .sentences).scores(of: WordBlock([])) == [])
  }

  /// A model that was trained by sentences looks no further, whatever the others of an average look at; one that was
  /// trained by documents looks at them unless it is told not to.
  @Test func looksNoFurtherThanItWasTrainedTo() throws {
    let (trained, _, _) = try ToyTagging.train("document-case=2", development: nil)
    func model(_ scope: DocumentScope) -> WindowModel {
      WindowModel(
        architecture: trained.architecture, tagSet: trained.tagSet, tables: trained.tables, features: trained.features,
        weights: trained.weights, corpusScheme: trained.corpusScheme, scope: scope, score: nil, trainingOptions: "{}")
    }
    let document = [Sentence(words: ["ANNA", "LEFT"]), Sentence(words: ["Anna", "left", "Oslo"])]
    let bySentence = try document.flatMap { try member(model(.marked), scope: .marked).scores(of: WordBlock([$0])) }
    #expect(try member(model(.marked), scope: .marked).scores(of: WordBlock(document)) != bySentence)
    #expect(try member(model(.marked), scope: .sentences).scores(of: WordBlock(document)) == bySentence)
    #expect(try member(model(.sentences), scope: .marked).scores(of: WordBlock(document)) == bySentence)
  }

  // MARK: - Against the graph

  /// A network of some kind with weights drawn at random, over the toy language.
  struct Network: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var features = ["case"]
    var wordTables = 1
    var radius = 2
    var hiddenUnits = 20
    var secondHiddenUnits = 0
    var activation = Activation.relu
    var pooledUnits = 0

    var model: WindowModel {
      let texts = ["anna", "new york", "os", "oslo", "the"]
      let features = features.compactMap { name in FittedFeature(named: name, texts: texts) }
      let tagSet = TagSet(labels: ["LOC", "PER"], scheme: .bioes)
      let vocabulary = Vocabulary(
        words: ["anna", "oslo", "the", "left", "in", ",", "new", "york", "0000"], isCased: false)
      let architecture = WindowArchitecture(
        radius: radius, wordDimensions: Array(repeating: 6, count: wordTables),
        features: features.map { .init(name: $0.name, rows: $0.rowCount, dimension: 3) }, hiddenUnits: hiddenUnits,
        secondHiddenUnits: secondHiddenUnits, activation: activation, pooledUnits: pooledUnits,
        classCount: tagSet.count)
      var generator = SeededGenerator(seed: 91)
      var weights = WindowWeights<Float>(
        architecture,
        words: (0..<wordTables).map { _ in
          Matrix.uniform(rows: vocabulary.rowCount, columns: 6, limit: 1, using: &generator)
        },
        classCounts: Array(repeating: 1, count: tagSet.count), using: &generator)
      // padding and biases that training does not leave at zero
      weights.features = weights.features.map {
        Matrix.uniform(rows: $0.rows, columns: $0.columns, limit: 1, using: &generator)
      }
      weights.hiddenBias = Matrix.uniform(rows: 1, columns: hiddenUnits, limit: 0.5, using: &generator)
      return WindowModel(
        architecture: architecture, tagSet: tagSet,
        tables: (0..<wordTables).map { _ in .init(vocabulary: vocabulary, store: .unknown) }, features: features,
        weights: weights, corpusScheme: .iob2, scope: .marked, score: nil, trainingOptions: "{}")
    }
  }

  static let networks = [
    Network(testDescription: "usual"),
    Network(testDescription: "words alone", features: []),
    Network(testDescription: "without context", radius: 0),
    Network(testDescription: "a wide window", radius: 4),
    Network(testDescription: "sigmoid", activation: .sigmoid),
    Network(testDescription: "tanh", activation: .tanh),
    Network(testDescription: "hard tanh", activation: .hardTanh),
    Network(testDescription: "as wide as a packed part", hiddenUnits: 32),
    Network(testDescription: "two hidden layers", secondHiddenUnits: 7),
    Network(testDescription: "two layers of tanh", secondHiddenUnits: 18, activation: .tanh),
    Network(testDescription: "several tables", wordTables: 2),
    Network(testDescription: "features of the form", features: ["case", "shape", "prefix1", "suffix2", "ngrams"]),
    Network(testDescription: "the sentence", features: ["case", "sentence-case"]),
    Network(testDescription: "the document", features: ["document-case", "suffix2", "list:LOC", "list:PER"]),
    Network(
      testDescription: "more combinations than fit into one group",
      features: ["sentence-case", "document-case"] + (1...6).map { "gazetteer:\($0)" }),
    Network(testDescription: "pooled words", pooledUnits: 5),
    Network(
      testDescription: "all there is", features: ["ngrams", "list:LOC", "case", "document-case"], wordTables: 2,
      radius: 1, secondHiddenUnits: 9, activation: .hardTanh, pooledUnits: 4),
  ]

  private func documents(seed: UInt64) -> [[Sentence]] {
    var random = SeededRandom(seed: seed)
    let sizes = [0, 1, 5, 40]
    return sizes.map { ToyTagging.sentences($0, using: &random).map { Sentence(words: $0) } + [Sentence(words: [])] }
  }

  /// Scores are those of the graph but for rounding, whatever the network and whatever it looks at; and so once more, when
  /// all forms are known.
  @Test(arguments: networks, [DocumentScope.marked, .sentences])
  func scoresAreThoseOfTheGraph(_ c: Network, _ scope: DocumentScope) throws {
    let model = c.model
    let member = member(model, scope: scope)
    for document in documents(seed: 92) + documents(seed: 93) {
      let expected = try member.scoresByGraph(of: document)
      for _ in 0..<2 {
        let scores = try member.scores(of: WordBlock(document))
        #expect(scores.count == expected.count)
        for (a, b) in zip(scores, expected) { #expect((a - b).magnitude < 2e-3) }
      }
    }
  }

  /// A document of so many words that its sentences are looked up in several runs.
  @Test func aLongDocumentIsItsSentences() throws {
    var random = SeededRandom(seed: 94)
    let sentences = ToyTagging.sentences(1_200, using: &random).map { Sentence(words: $0) }
    #expect(sentences.reduce(0) { $0 + $1.words.count } > 5_000)
    let member = member(Network(testDescription: "usual").model, scope: .marked)
    let together = try member.scores(of: WordBlock(sentences))
    let alone = try sentences.flatMap { try member.scores(of: WordBlock([$0])) }
    #expect(together.count == alone.count)
    for (a, b) in zip(together, alone) { #expect((a - b).magnitude < 1e-5) }
  }

  // MARK: - The cache

  /// However few forms a cache may have, and however often it starts anew, scores are the same.
  @Test(arguments: [0, 1, 10, 1_000]) func aSmallCacheChangesNothing(_ capacity: Int) throws {
    let model = Network(testDescription: "all", features: ["case", "document-case", "list:LOC"], pooledUnits: 3).model
    let usual = member(model, scope: .marked)
    let small = TaggerMember(
      model, stores: [.missing(reason: "gone")], scope: .marked, log: MissingStoreLog(RecordingLog().logger),
      capacity: capacity)
    for document in documents(seed: 95) + documents(seed: 96) {
      #expect(try small.scores(of: WordBlock(document)) == usual.scores(of: WordBlock(document)))
    }
  }

  /// The same bits, whichever task meets a form first.
  @Test func tasksShareACache() async throws {
    let model = Network(testDescription: "all", features: ["case", "document-case", "list:LOC"], pooledUnits: 3).model
    let blocks = (0..<24).map { seed in
      var random = SeededRandom(seed: UInt64(seed))
      return WordBlock(ToyTagging.sentences(6, using: &random).map { Sentence(words: $0) })
    }
    let alone = member(model, scope: .marked)
    let expected = try blocks.map { try alone.scores(of: $0) }
    for capacity in [20, 1_000] {
      let shared = TaggerMember(
        model, stores: [.missing(reason: "gone")], scope: .marked, log: MissingStoreLog(RecordingLog().logger),
        capacity: capacity)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<8 {
          group.addTask {
            for index in blocks.indices {
              let index = (index + 3 * task) % blocks.count
              let scores = try shared.scores(of: blocks[index])
              #expect(scores == expected[index], "block \(index)")
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
