import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowFeatures
import WindowNetwork
import WordVectors

@testable import SentenceTagging

@Suite struct VectorDriftTests {
  /// A model with the vectors of a store's words, some of them moved.
  private static func model(_ words: [(word: String, vector: [Float])], from store: VectorStore) -> WindowModel {
    let dimension = store.dimension
    let architecture = WindowArchitecture(
      radius: 0, wordDimensions: [dimension], features: [], hiddenUnits: 1, classCount: 1)
    let zeros = [Float](repeating: 0, count: 2 * dimension)
    var generator = SeededGenerator(seed: 1)
    return WindowModel(
      architecture: architecture, tagSet: TagSet(labels: [], scheme: .iob2),
      tables: [.init(vocabulary: Vocabulary(words: words.map(\.word), isCased: false), store: .init(of: store))],
      features: [],
      weights: WindowWeights<Float>(
        architecture,
        words: [Matrix(rows: words.count + 2, columns: dimension, elements: zeros + words.flatMap(\.vector))],
        classCounts: [1], using: &generator),
      corpusScheme: .iob2, score: nil, trainingOptions: "{}")
  }

  /// The lecture's example: TV and telly are in the training set and move, television is not and stays.
  @Test func televisionIsLeftBehind() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(
      of: "tv 1 0.1 0\ntelly 1 0 0.1\nfilm 0.8 0.6 0\ntelevision 1 0 0\nseries 0.7 0.7 0\ncup 0 0 1\n", in: folder)
    let model = Self.model(
      [("tv", [0.1, 0.2, 1]), ("telly", [0, 0.1, 1]), ("film", [0.8, 0.6, 0])], from: store)
    var options = VectorDrift.Options()
    options.neighbours = 2
    let drift = try VectorDrift(of: model, from: store, options: options)
    #expect(drift.source == "vectors.txt")
    #expect(drift.wordCount == 3 && drift.missingCount == 0 && drift.movedCount == 2)
    #expect(drift.moved.map(\.word) == ["telly", "tv"])
    #expect(drift.moved.map(\.before) == [["television", "tv"], ["television", "telly"]])
    #expect(drift.moved.map(\.after) == [["cup", "tv"], ["telly", "cup"]])
    // (0, .1, 1)·(1, 0, .1) / 1.01, and the root of 1 + .01 + .81
    #expect((drift.moved[0].cosine - 0.1 / 1.01).magnitude < 1e-6)
    #expect((drift.moved[0].distance - Float(1.82).squareRoot()).magnitude < 1e-6)
    #expect(drift.cosines == drift.moved.map(\.cosine))
    #expect(drift.untouchedCount == 3)
    #expect(drift.bereftCount == 2)
    #expect(drift.lost.map(\.word) == ["television", "television", "series"])
    #expect(drift.lost.map(\.neighbour) == ["telly", "tv", "tv"])
    #expect((drift.lost[0].before - 1 / Float(1.01).squareRoot()).magnitude < 1e-6)
    #expect(drift.lost[0].after.magnitude < 1e-6)
  }

  @Test func frozenVectorsMovedNothing() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "tv 1 0\ntelly 1 1\ncup 0 1\n", in: folder)
    let model = Self.model([("tv", [1, 0]), ("cup", [0, 1])], from: store)
    let drift = try VectorDrift(of: model, from: store, options: .init())
    #expect(drift.wordCount == 2 && drift.movedCount == 0)
    #expect(drift.cosines == [] && drift.moved == [] && drift.lost == [])
    #expect(drift.untouchedCount == 0 && drift.bereftCount == 0)
  }

  /// A vector without a direction has no cosine, and no neighbours to lose.
  @Test func vectorsOfZeros() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "a 0 0\nb 1 0\nc 1 1\nd 0 0\ne 1 0.5\n", in: folder)
    let drift = try VectorDrift(
      of: Self.model([("a", [1, 0]), ("b", [0, 0]), ("c", [1, 2])], from: store), from: store, options: .init())
    #expect(drift.movedCount == 3)
    #expect(drift.moved.map(\.word) == ["c"])
    #expect(drift.lost.allSatisfy { $0.before.isFinite && $0.after.isFinite })
  }

  /// A store of the first words of a file has the file's digest, and may lack words of the model.
  @Test func wordsThatTheStoreLacksAreLeftOut() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "tv 1 0\ncup 0 1\n", in: folder)
    let model = Self.model([("rare", [1, 1]), ("tv", [1, 1])], from: store)
    let drift = try VectorDrift(of: model, from: store, options: .init())
    #expect(drift.wordCount == 1 && drift.missingCount == 1 && drift.composedCount == 0)
    #expect(drift.moved.map(\.word) == ["tv"])
  }

  /// Compounds and classes of numbers have no place that they moved from.
  @Test func fallBacksAreLeftOut() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "tv 1 0\ncup 0 1\n", in: folder)
    let model = Self.model(
      [("\nnumber:0", [3, 3]), ("rare", [1, 1]), ("tv", [1, 1]), ("\nparts:tv-cup", [2, 2])], from: store)
    let drift = try VectorDrift(of: model, from: store, options: .init())
    #expect(drift.wordCount == 1 && drift.missingCount == 1 && drift.composedCount == 2)
    #expect(drift.moved.map(\.word) == ["tv"])
  }

  // MARK: - Against a plain search

  /// Words with vectors before and after, in plain loops.
  private struct PlainSpace {
    var words: [String]
    var before: [[Float]]
    var after: [[Float]]

    func cosine(_ a: [Float], _ b: [Float]) -> Double {
      let product = zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      let squares = [a, b].map { $0.reduce(0) { $0 + Double($1) * Double($1) } }
      return product / (squares[0] * squares[1]).squareRoot()
    }

    func nearest(_ word: Int, _ vectors: [[Float]], _ count: Int) -> [Int] {
      Array(
        words.indices.filter { $0 != word }.sorted {
          cosine(vectors[word], vectors[$0]) > cosine(vectors[word], vectors[$1])
        }.prefix(count))
    }
  }

  @Test func agreesWithAPlainSearch() throws {
    for seed: UInt64 in 1...8 {
      var random = SeededRandom(seed: seed)
      func vector() -> [Float] { (0..<4).map { _ in Float.random(in: -1...1, using: &random) } }
      let all = (0..<60).map { (word: "w\($0)", vector: vector()) }
      let folder = try TemporaryFolder()
      let lines = all.map { word, vector in "\(word) \(vector.map { "\($0)" }.joined(separator: " "))\n" }
      let store = try ToyTagging.store(of: lines.joined(), in: folder)
      let trained = all.indices.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
      var after = all.map(\.vector)
      for word in trained where Bool.random(using: &random) {
        for (index, change) in vector().enumerated() { after[word][index] += change }
      }
      var options = VectorDrift.Options()
      options.count = 1_000
      options.vocabulary = 45
      options.neighbours = 3
      let drift = try VectorDrift(
        of: Self.model(trained.map { (all[$0].word, after[$0]) }, from: store), from: store, options: options)

      let visible = all.indices.filter { $0 < options.vocabulary || trained.contains($0) }
      let space = PlainSpace(
        words: visible.map { all[$0].word }, before: visible.map { all[$0].vector }, after: visible.map { after[$0] })
      let moved = space.words.indices.filter { space.before[$0] != space.after[$0] }
        .sorted { space.cosine(space.before[$0], space.after[$0]) < space.cosine(space.before[$1], space.after[$1]) }
      #expect(drift.moved.map(\.word) == moved.map { space.words[$0] }, "seed \(seed)")
      #expect(drift.movedCount == moved.count)
      for (found, word) in zip(drift.moved, moved) {
        #expect(found.before == space.nearest(word, space.before, 3).map { space.words[$0] }, "seed \(seed)")
        #expect(found.after == space.nearest(word, space.after, 3).map { space.words[$0] }, "seed \(seed)")
      }
      let untouched = space.words.indices.filter { !trained.contains(visible[$0]) }
      var lost: [String: Double] = [:]
      for word in untouched {
        let kept = space.nearest(word, space.after, 3)
        for other in space.nearest(word, space.before, 3) where moved.contains(other) && !kept.contains(other) {
          let loss =
            space.cosine(space.before[word], space.before[other]) - space.cosine(space.before[word], space.after[other])
          if loss > 0 { lost["\(space.words[word]) \(space.words[other])"] = loss }
        }
      }
      #expect(!lost.isEmpty, "seed \(seed)")
      let order = lost.keys.sorted { lost[$0, default: 0] > lost[$1, default: 0] }
      #expect(drift.lost.map { "\($0.word) \($0.neighbour)" } == order, "seed \(seed)")
      #expect(drift.untouchedCount == untouched.count)
      #expect(drift.bereftCount == Set(drift.lost.map(\.word)).count)
      options.count = 2
      let less = try VectorDrift(
        of: Self.model(trained.map { (all[$0].word, after[$0]) }, from: store), from: store, options: options)
      #expect(less.moved == Array(drift.moved.prefix(2)) && less.lost == Array(drift.lost.prefix(2)))
      #expect(less.cosines == drift.cosines && less.bereftCount == drift.bereftCount)
    }
  }

  // MARK: - Files

  @Test func findsTheStoreOfTheModel() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "tv 1 0\ncup 0 1\n", in: folder)
    let modelPath = try Self.model([("tv", [1, 1])], from: store).save(in: folder)
    #expect(try VectorDrift(modelPath: modelPath).moved.map(\.word) == ["tv"])
    #expect(try VectorDrift(modelPath: modelPath, storePath: store.path).moved.map(\.word) == ["tv"])
  }

  @Test func otherStoresAreRefusedAndMissingOnesMissed() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "tv 1 0\ncup 0 1\n", in: folder)
    let other = try ToyTagging.store(of: "tv 1 0\n", in: folder, name: "other.sqlite", source: "other.txt")
    let modelPath = try Self.model([("tv", [1, 1])], from: store).naming("gone.sqlite").save(in: folder)
    let refused = #expect(throws: TaggingError.self) { try VectorDrift(modelPath: modelPath, storePath: other.path) }
    #expect(refused?.description.contains("other vectors than the model was trained with") == true)
    let missed = #expect(throws: TaggingError.self) { try VectorDrift(modelPath: modelPath) }
    #expect(
      missed?.description == "the store of 'vectors.txt' is not at 'gone.sqlite'; name it with --store")
  }

  @Test func anAverageOfModelsIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("average.safetensors")
    let model = ToyTagging.model([:])
    try ModelFile.save(AveragedModel([model, model]), to: path, overwrite: false)
    #expect(throws: ModelError.average(path: path, members: 2)) { try VectorDrift(modelPath: path) }
  }
}
