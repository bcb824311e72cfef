import ByteStreams
import Foundation
import NumericKernels
import TaggedText
import WindowFeatures

/// Saves and loads models, as safetensors files.
///
/// The arrays are `words` `[words + 2, dimension]` (padding, the unknown word, the words), `words.2` and so on where there
/// are several tables of words, `feature.NAME`, `hidden.weight`, `hidden.bias`, `output.weight`, `output.bias`; where there
/// is a second hidden layer `second.weight`, `second.bias`; where forms are pooled `pooling.weight`, `pooling.bias`; where
/// moves are scored `sentence.moves`, `sentence.start`, `sentence.end`; and lists of texts: `vocabulary`, the words'
/// spelling, `vocabulary.2` and so on, and `feature.NAME.texts` of each feature that needs some. A list is two arrays,
/// `LIST.bytes`, UTF-8 without separators, of which text i takes the bytes from `LIST.offsets[i]` to
/// `LIST.offsets[i + 1]`. Everything else is in `__metadata__`.
///
/// The file of several models that tag together has the arrays of each under names that begin with `member.0.`,
/// `member.1.` and so on. The `__metadata__` then holds what is common to all, and under `members` a JSON list of what each
/// would have there in a file of its own.
public enum ModelFile {
  /// The format that is written, and the newest that is read.
  public static let version = 1

  /// Writes a model beside `path` and moves it into place.
  ///
  /// - Throws: `StreamError` where the file cannot be written, or exists and is not to be overwritten.
  public static func save(_ model: WindowModel, to path: String, overwrite: Bool) throws {
    try writeAtomically(try contents(of: model).encoded(), to: path, overwrite: overwrite)
  }

  /// Writes several models as one, or a single one as it is, beside `path` and moves it into place.
  ///
  /// - Throws: as above.
  public static func save(_ model: AveragedModel, to path: String, overwrite: Bool) throws {
    try writeAtomically(try contents(of: model).encoded(), to: path, overwrite: overwrite)
  }

  /// Reads a single model.
  ///
  /// - Throws: `StreamError` where the file cannot be read, `ModelError` where it holds no model that this build knows, or
  ///   several.
  /// - Complexity: O(bytes).
  public static func load(_ path: String) throws -> WindowModel {
    let file = try contents(of: path)
    if let average = try AverageMetadata(strings: file.metadata, path: path) {
      throw ModelError.average(path: path, members: average.members.count)
    }
    return try model(from: file, path: path)
  }

  /// Reads several models that tag together, or a single one.
  ///
  /// - Throws: `StreamError` where the file cannot be read, `ModelError` where it holds no model that this build knows.
  /// - Complexity: O(bytes).
  public static func loadAverage(_ path: String) throws -> AveragedModel {
    let file = try contents(of: path)
    guard let average = try AverageMetadata(strings: file.metadata, path: path) else {
      return AveragedModel(try model(from: file, path: path))
    }
    let members = try average.members.enumerated().map { index, metadata in
      try model(from: file.member(index, metadata: metadata), path: path)
    }
    guard members.allSatisfy({ $0.tagSet == average.tagSet }) else {
      throw ModelError.notAModel(path: path, reason: "the tags of its members differ")
    }
    return AveragedModel(
      members: members, corpusScheme: average.corpusScheme, outsideBias: average.outsideBias, score: average.score,
      calibration: average.calibration)
  }

  private static func vocabularyList(_ table: Int) -> String {
    WindowArchitecture.name("vocabulary", ofTable: table)
  }

  private static func textList(of feature: String) -> String { "feature.\(feature).texts" }

  // MARK: Writing

  private static func contents(of model: WindowModel) throws -> SafeTensors {
    var file = SafeTensors(tensors: model.weights.tensors(of: model.architecture))
    for (index, table) in model.tables.enumerated() {
      file.append(table.vocabulary.words, named: vocabularyList(index))
    }
    for feature in model.features {
      if let texts = feature.texts { file.append(texts, named: textList(of: feature.name)) }
    }
    file.metadata = try ModelMetadata(model).strings()
    return file
  }

  private static func contents(of model: AveragedModel) throws -> SafeTensors {
    guard model.members.count > 1 else { return try contents(of: model.members[0]) }
    var file = SafeTensors(metadata: try AverageMetadata(model).strings())
    for (index, member) in model.members.enumerated() {
      file.append(try contents(of: member), asMember: index)
    }
    return file
  }

  // MARK: Reading

  private static func contents(of path: String) throws -> SafeTensors {
    try SafeTensors(MappedFile(path), path: path)
  }

  private static func model(from file: SafeTensors, path: String) throws(ModelError) -> WindowModel {
    let metadata = try ModelMetadata(strings: file.metadata, path: path)
    let reader = TensorReader(file, path: path)
    let architecture = metadata.architecture
    let tables = try metadata.tables.enumerated().map { (index, table) throws(ModelError) in
      let words = try reader.texts(vocabularyList(index))
      guard !words.contains("") else { throw reader.refused("a word in it is empty") }
      return WindowModel.WordTable(
        vocabulary: Vocabulary(words: words, isCased: table.isCased, unknownWords: metadata.unknownWords),
        store: table.store)
    }
    let features = try architecture.features.map { (embedded) throws(ModelError) in
      let list = textList(of: embedded.name)
      let texts = try reader.textsIfThere(list)
      guard let feature = FittedFeature(named: embedded.name, texts: texts) else {
        throw .unknownFeature(path: path, name: embedded.name)
      }
      guard feature.texts == nil || texts != nil else { throw reader.refused("it has no '\(list)'") }
      guard feature.rowCount == embedded.rows else {
        throw reader.refused("'\(embedded.name)' has \(embedded.rows) rows, expected \(feature.rowCount)")
      }
      return feature
    }
    let weights = try WindowWeights(
      from: reader, of: architecture, wordRows: tables.map(\.vocabulary.rowCount))
    return WindowModel(
      architecture: architecture,
      tagSet: metadata.tagSet,
      tables: tables,
      features: features,
      weights: weights,
      corpusScheme: metadata.corpusScheme,
      scope: metadata.scope,
      outsideBias: metadata.outsideBias,
      score: metadata.score,
      calibration: metadata.calibration,
      trainingOptions: metadata.trainingOptions
    )
  }
}

extension SafeTensors {
  private static func prefix(ofMember index: Int) -> String { "member.\(index)." }

  /// Adds the arrays of another file under the names of a member's.
  fileprivate mutating func append(_ file: SafeTensors, asMember index: Int) {
    tensors += file.tensors.map { (SafeTensors.prefix(ofMember: index) + $0.name, $0.tensor) }
  }

  /// The file that a member would have by itself.
  fileprivate func member(_ index: Int, metadata: [String: String]) -> SafeTensors {
    let prefix = SafeTensors.prefix(ofMember: index)
    return SafeTensors(
      metadata: metadata,
      tensors: tensors.filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.tensor) }
    )
  }
}
