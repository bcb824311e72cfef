import Foundation
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
  var trainingOptions: String

  private enum Key {
    static let format = "format"
    static let version = "format_version"
    static let architecture = "architecture"
    static let labels = "labels"
    static let scheme = "scheme"
    static let tables = "word_tables"
    static let unknownWords = "unknown_words"
    static let corpusScheme = "corpus_scheme"
    static let scope = "documents"
    static let outsideBias = "outside_bias"
    static let score = "dev_score"
    static let trainingOptions = "training_options"
  }

  private static let format = "wordclf window model"

  init(_ model: WindowModel) {
    architecture = model.architecture
    tagSet = model.tagSet
    tables = model.tables.map { Table(isCased: $0.vocabulary.isCased, store: $0.store) }
    unknownWords = model.tables[0].vocabulary.unknownWords
    corpusScheme = model.corpusScheme
    scope = model.scope
    outsideBias = model.outsideBias
    score = model.score
    trainingOptions = model.trainingOptions
  }

  func strings() throws -> [String: String] {
    var strings = [
      Key.format: ModelMetadata.format,
      Key.version: String(ModelFile.version),
      Key.architecture: try json(architecture),
      Key.labels: try json(tagSet.labels),
      Key.scheme: tagSet.scheme.rawValue,
      Key.tables: try json(tables),
      Key.corpusScheme: corpusScheme.rawValue,
      Key.scope: scope.rawValue,
      Key.outsideBias: "\(outsideBias)",
      Key.trainingOptions: trainingOptions,
    ]
    if let score { strings[Key.score] = try json(score) }
    if unknownWords != .single { strings[Key.unknownWords] = unknownWords.rawValue }
    return strings
  }

  /// - Throws: `ModelError.notAModel`, or `.newerFormat`.
  init(strings: [String: String], path: String) throws(ModelError) {
    func refuse(_ reason: String) -> ModelError { .notAModel(path: path, reason: reason) }
    guard strings[Key.format] == ModelMetadata.format, let version = strings[Key.version].flatMap({ Int($0) }),
      version > 0
    else {
      throw refuse("it is a safetensors file of another program")
    }
    guard version <= ModelFile.version else {
      throw .newerFormat(path: path, found: version, supported: ModelFile.version)
    }
    func decode<Value: Decodable>(_ key: String) throws(ModelError) -> Value {
      guard let text = strings[key], let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
        throw refuse("its '\(key)' cannot be read")
      }
      return value
    }
    architecture = try decode(Key.architecture)
    tables = try decode(Key.tables)
    score = strings[Key.score] == nil ? nil : try decode(Key.score) as WindowModel.Score
    trainingOptions = strings[Key.trainingOptions] ?? "{}"
    guard let scheme = strings[Key.scheme].flatMap({ TagScheme(rawValue: $0) }),
      let corpusScheme = strings[Key.corpusScheme].flatMap({ TagScheme(rawValue: $0) })
    else { throw refuse("its tag scheme is unknown") }
    guard let scope = strings[Key.scope].flatMap({ DocumentScope(rawValue: $0) }) else {
      throw refuse("what it takes for a document is unknown")
    }
    self.scope = scope
    guard let unknownWords = UnknownWordPolicy(rawValue: strings[Key.unknownWords] ?? "single") else {
      throw refuse("what becomes of its unknown words is unknown")
    }
    self.unknownWords = unknownWords
    guard let outsideBias = Float(strings[Key.outsideBias] ?? "0"), outsideBias.isFinite else {
      throw refuse("its bias against O is no number")
    }
    self.outsideBias = outsideBias
    self.corpusScheme = corpusScheme
    let labels: [String] = try decode(Key.labels)
    guard !labels.contains("") else { throw refuse("a label in it is empty") }
    tagSet = TagSet(labels: labels, scheme: scheme)
    guard labels == tagSet.labels else { throw refuse("its labels are not in order") }
    guard architecture.classCount == tagSet.count, architecture.wordDimensions.count == tables.count,
      architecture.hasSaneSizes
    else {
      throw refuse("its sizes do not fit together")
    }
    guard Set(architecture.features.map(\.name)).count == architecture.features.count else {
      throw refuse("a feature stands twice in it")
    }
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
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
