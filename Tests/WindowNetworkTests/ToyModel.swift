import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowFeatures

@testable import WindowNetwork

/// The parts of a model of a few hundred bytes.
struct ToyModel: Sendable, CustomTestStringConvertible {
  var testDescription = "usual"
  var radius = 1
  var wordDimension = 2
  var features = [Feature(name: "case")]
  var hiddenUnits = 2
  var secondHiddenUnits = 0
  var pooledUnits = 0
  var scoresMoves = false
  var labels = ["LOC"]
  var scheme = TagScheme.iob2
  var words = ["the", "Oslo"]
  var isCased = false
  var unknownWords = UnknownWordPolicy.single
  /// The words of a second, cased table of vectors of length 3; none where it is nil.
  var secondWords: [String]?
  var store = WindowModel.StoreReference(path: "glove.sqlite", source: "glove.txt", sourceSHA256: "0123")
  var corpusScheme = TagScheme.iob1
  var scope = DocumentScope.marked
  var outsideBias: Float = 0
  var score: WindowModel.Score? = WindowModel.Score(precision: 0.75, recall: 0.5, f1: 0.6, epoch: 3)
  var calibration: Calibration?
  var trainingOptions = "{}"
  /// Stored over and over in place of the weights that are drawn; none where it is empty.
  var special: [Float] = []

  /// A feature beside the word, with what it knows.
  struct Feature: Sendable {
    var name: String
    var texts: [String]?
    var dimension = 1
  }

  static let usual = ToyModel()

  /// A model that has everything that a model can have.
  static let full = ToyModel(
    testDescription: "full",
    features: [
      Feature(name: "case"), Feature(name: "suffix2", texts: ["lo", "fé"], dimension: 2),
      Feature(name: "document-case"),
      Feature(name: "list:LOC", texts: ["new york", "oslo"]), Feature(name: "gazetteer:é", texts: []),
    ], secondHiddenUnits: 2, pooledUnits: 3, scoresMoves: true, secondWords: ["the", "OSLO"], outsideBias: -0.1,
    calibration: calibration)

  static let calibration = Calibration(
    temperature: 1.432, before: .init(tokens: 1.0 / 3, entities: 0.5), after: .init(tokens: 0.1, entities: 1e-300))

  var fittedFeatures: [FittedFeature] {
    features.compactMap { FittedFeature(named: $0.name, texts: $0.texts) }
  }

  var tagSet: TagSet { TagSet(labels: labels, scheme: scheme) }

  var architecture: WindowArchitecture {
    WindowArchitecture(
      radius: radius, wordDimensions: [wordDimension] + (secondWords == nil ? [] : [3]),
      features: zip(fittedFeatures, features).map {
        .init(name: $0.name, rows: $0.rowCount, dimension: $1.dimension)
      },
      hiddenUnits: hiddenUnits, secondHiddenUnits: secondHiddenUnits, activation: .tanh, pooledUnits: pooledUnits,
      scoresMoves: scoresMoves, classCount: tagSet.count)
  }

  var weights: WindowWeights<Float> {
    var generator = SeededGenerator(seed: 61)
    var next = 0
    func matrix(_ rows: Int, _ columns: Int) -> Matrix<Float> {
      var matrix = Matrix<Float>.uniform(rows: rows, columns: columns, limit: 1, using: &generator)
      if !special.isEmpty {
        for index in matrix.elements.indices {
          matrix.elements[index] = special[next % special.count]
          next += 1
        }
      }
      return matrix
    }
    let classes = tagSet.count
    return WindowWeights(
      words: [matrix(words.count + 2, wordDimension)] + (secondWords.map { [matrix($0.count + 2, 3)] } ?? []),
      features: architecture.features.map { matrix($0.rows, $0.dimension) },
      hiddenWeight: matrix(hiddenUnits, architecture.inputCount), hiddenBias: matrix(1, hiddenUnits),
      second: secondHiddenUnits > 0
        ? .init(weight: matrix(secondHiddenUnits, hiddenUnits), bias: matrix(1, secondHiddenUnits)) : nil,
      pooling: pooledUnits > 0
        ? .init(weight: matrix(pooledUnits, architecture.lastHiddenUnits), bias: matrix(1, pooledUnits)) : nil,
      outputWeight: matrix(classes, architecture.outputInputCount), outputBias: matrix(1, classes),
      moves: scoresMoves
        ? .init(moves: matrix(classes, classes), start: matrix(1, classes), end: matrix(1, classes)) : nil)
  }

  var model: WindowModel {
    var tables = [
      WindowModel.WordTable(
        vocabulary: Vocabulary(words: words, isCased: isCased, unknownWords: unknownWords), store: store)
    ]
    if let secondWords {
      tables.append(
        .init(
          vocabulary: Vocabulary(words: secondWords, isCased: true, unknownWords: unknownWords),
          store: .init(path: "cased.sqlite", source: "cased.txt", sourceSHA256: "4567")))
    }
    return WindowModel(
      architecture: architecture, tagSet: tagSet, tables: tables, features: fittedFeatures, weights: weights,
      corpusScheme: corpusScheme, scope: scope, outsideBias: outsideBias, score: score,
      calibration: calibration, trainingOptions: trainingOptions)
  }

  /// A model of sizes, words, labels and settings drawn at random.
  static func random(using random: inout SeededRandom) -> ToyModel {
    func text(_ length: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: length, using: &random)).map { _ in
          "aB.é\u{301}\"\\/ \u{0}\n漢😀".randomElement(using: &random) ?? "a"
        })
    }
    func texts(_ count: ClosedRange<Int>, _ length: ClosedRange<Int>) -> [String] {
      Array(Set((0..<Int.random(in: count, using: &random)).map { _ in text(length) })).sorted()
    }
    var toy = ToyModel()
    toy.testDescription = "random"
    toy.radius = Int.random(in: 0...3, using: &random)
    toy.wordDimension = Int.random(in: 1...5, using: &random)
    toy.features = ["case", "shape", "prefix3", "document-case", "sentence-case", "list:LOC", "gazetteer:é"].filter {
      _ in
      Bool.random(using: &random)
    }.map { Feature(name: $0, texts: texts(0...5, 0...9), dimension: Int.random(in: 1...3, using: &random)) }
    toy.hiddenUnits = Int.random(in: 1...5, using: &random)
    toy.secondHiddenUnits = Int.random(in: 0...4, using: &random)
    toy.pooledUnits = Int.random(in: 0...3, using: &random)
    toy.scoresMoves = Bool.random(using: &random)
    toy.labels = (0..<Int.random(in: 0...3, using: &random)).map { _ in text(1...4) }
    toy.scheme = TagScheme.allCases.randomElement(using: &random) ?? .iob1
    toy.words = texts(0...9, 1...6)
    toy.isCased = Bool.random(using: &random)
    toy.unknownWords = Bool.random(using: &random) ? .single : .composed
    toy.store = .init(path: text(0...9), source: text(0...9), sourceSHA256: text(0...9))
    toy.corpusScheme = TagScheme.allCases.randomElement(using: &random) ?? .iob1
    toy.scope = Bool.random(using: &random) ? .marked : .sentences
    toy.score = nil
    if Bool.random(using: &random) {
      toy.score = WindowModel.Score(
        precision: Double.random(in: 0...1, using: &random), recall: Double.random(in: 0...1, using: &random),
        f1: Double.random(in: 0...1, using: &random), epoch: Int.random(in: 1...99, using: &random))
    }
    if Bool.random(using: &random) {
      func errors() -> Calibration.Errors {
        .init(tokens: Double.random(in: 0...1, using: &random), entities: Double.random(in: 0...1, using: &random))
      }
      toy.calibration = Calibration(
        temperature: Double.random(in: 0.1...10, using: &random), before: errors(), after: errors())
    }
    toy.trainingOptions = text(0...20)
    toy.special = (0..<7).map { _ in Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &random)) }
    return toy
  }
}

/// Expects two models to be the same in everything, words by their bytes and weights by their bits.
func expectSame(
  _ a: WindowModel, _ b: WindowModel, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(a.architecture == b.architecture, comment, sourceLocation: sourceLocation)
  #expect(a.tagSet == b.tagSet, comment, sourceLocation: sourceLocation)
  #expect(a.tagSet.tags == b.tagSet.tags, comment, sourceLocation: sourceLocation)
  #expect(a.tables.count == b.tables.count, comment, sourceLocation: sourceLocation)
  for (a, b) in zip(a.tables, b.tables) {
    let (vocabulary, other) = (a.vocabulary, b.vocabulary)
    #expect(
      vocabulary.words.map { Array($0.utf8) } == other.words.map { Array($0.utf8) }, comment,
      sourceLocation: sourceLocation)
    #expect(vocabulary.isCased == other.isCased, comment, sourceLocation: sourceLocation)
    #expect(vocabulary.unknownWords == other.unknownWords, comment, sourceLocation: sourceLocation)
    #expect(
      vocabulary.words.map { vocabulary[$0] } == vocabulary.words.map { other[$0] }, comment,
      sourceLocation: sourceLocation)
    #expect(Array(a.store.path.utf8) == Array(b.store.path.utf8), comment, sourceLocation: sourceLocation)
    #expect(a.store == b.store, comment, sourceLocation: sourceLocation)
  }
  #expect(a.features.map(\.name) == b.features.map(\.name), comment, sourceLocation: sourceLocation)
  #expect(a.features.map(\.rowCount) == b.features.map(\.rowCount), comment, sourceLocation: sourceLocation)
  #expect(
    a.features.map { $0.texts?.map { Array($0.utf8) } } == b.features.map { $0.texts?.map { Array($0.utf8) } }, comment,
    sourceLocation: sourceLocation)
  #expect(
    a.weights.matrices.map(\.shape) == b.weights.matrices.map(\.shape), comment, sourceLocation: sourceLocation)
  #expect(a.weights.bits == b.weights.bits, comment, sourceLocation: sourceLocation)
  #expect(a.corpusScheme == b.corpusScheme, comment, sourceLocation: sourceLocation)
  #expect(a.scope == b.scope, comment, sourceLocation: sourceLocation)
  #expect(a.outsideBias == b.outsideBias, comment, sourceLocation: sourceLocation)
  #expect(a.score == b.score, comment, sourceLocation: sourceLocation)
  #expect(a.calibration == b.calibration, comment, sourceLocation: sourceLocation)
  #expect(Array(a.trainingOptions.utf8) == Array(b.trainingOptions.utf8), comment, sourceLocation: sourceLocation)
}
