import TaggedText
import WindowFeatures

/// What a model file holds beside its arrays: each entry of `__metadata__` is a string, and most of them are JSON.
struct ModelMetadata {
  /// What is known of a table of words beside its words.
  struct Table: Codable, Hashable {
    var isCased: Bool
    var store: WindowModel.StoreReference
  }

  var architecture: WindowArchitecture
  var tagSet: TagSet
  var tables: [Table]
  var unknownWords: UnknownWordPolicy
  var corpusScheme: TagScheme
  var scope: DocumentScope
  var outsideBias: Float
  var score: WindowModel.Score?
  var calibration: Calibration?
  var trainingOptions: String

  private enum Key {
    static let architecture = "architecture"
    static let tables = "word_tables"
    static let unknownWords = "unknown_words"
    static let scope = "documents"
    static let trainingOptions = "training_options"
  }

  init(_ model: WindowModel) {
    architecture = model.architecture
    tagSet = model.tagSet
    tables = model.tables.map { Table(isCased: $0.vocabulary.isCased, store: $0.store) }
    unknownWords = model.tables[0].vocabulary.unknownWords
    corpusScheme = model.corpusScheme
    scope = model.scope
    outsideBias = model.outsideBias
    score = model.score
    calibration = model.calibration
    trainingOptions = model.trainingOptions
  }

  func strings() throws -> [String: String] {
    var strings = try MetadataStrings.shared(
      tagSet: tagSet, corpusScheme: corpusScheme, outsideBias: outsideBias, score: score,
      calibration: calibration)
    strings[Key.architecture] = try MetadataStrings.json(architecture)
    strings[Key.tables] = try MetadataStrings.json(tables)
    strings[Key.scope] = scope.rawValue
    strings[Key.trainingOptions] = trainingOptions
    if unknownWords != .single { strings[Key.unknownWords] = unknownWords.rawValue }
    return strings
  }

  /// - Throws: `ModelError.notAModel`, or `.newerFormat`.
  init(strings: [String: String], path: String) throws(ModelError) {
    let strings = try MetadataStrings(strings, path: path)
    architecture = try strings.decode(Key.architecture)
    tables = try strings.decode(Key.tables)
    score = try strings.score()
    calibration = try strings.calibration()
    trainingOptions = strings[Key.trainingOptions] ?? "{}"
    corpusScheme = try strings.corpusScheme()
    guard let scope = strings[Key.scope].flatMap({ DocumentScope(rawValue: $0) }) else {
      throw strings.refused("what it takes for a document is unknown")
    }
    self.scope = scope
    guard let unknownWords = UnknownWordPolicy(rawValue: strings[Key.unknownWords] ?? "single") else {
      throw strings.refused("what becomes of its unknown words is unknown")
    }
    self.unknownWords = unknownWords
    outsideBias = try strings.outsideBias()
    tagSet = try strings.tagSet()
    guard architecture.classCount == tagSet.count, architecture.wordDimensions.count == tables.count,
      architecture.hasSaneSizes
    else {
      throw strings.refused("its sizes do not fit together")
    }
    guard Set(architecture.features.map(\.name)).count == architecture.features.count else {
      throw strings.refused("a feature stands twice in it")
    }
  }
}

extension WindowArchitecture {
  /// Whether every size lies where networks have it, so that no product of a few of them overflows.
  fileprivate var hasSaneSizes: Bool {
    let lengths = 1..<1_000_000
    return (0..<1_000).contains(radius) && !wordDimensions.isEmpty && wordDimensions.allSatisfy { lengths.contains($0) }
      && features.allSatisfy { lengths.contains($0.dimension) && (1...Int(Int32.max)).contains($0.rows) }
      && lengths.contains(hiddenUnits) && (secondHiddenUnits == 0 || lengths.contains(secondHiddenUnits))
      && (pooledUnits == 0 || lengths.contains(pooledUnits))
  }
}
