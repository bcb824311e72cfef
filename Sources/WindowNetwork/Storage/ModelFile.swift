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
public enum ModelFile {
  /// The format that is written, and the newest that is read.
  public static let version = 1

  /// Writes a model beside `path` and moves it into place.
  ///
  /// - Throws: `StreamError` where the file cannot be written, or exists and is not to be overwritten.
  public static func save(_ model: WindowModel, to path: String, overwrite: Bool) throws {
    try writeAtomically(try contents(of: model).encoded(), to: path, overwrite: overwrite)
  }

  /// Reads a model.
  ///
  /// - Throws: `StreamError` where the file cannot be read, `ModelError` where it holds no model that this build knows.
  /// - Complexity: O(bytes).
  public static func load(_ path: String) throws -> WindowModel {
    let file = try MappedFile(path)
    let contents = try file.withBytes { (bytes) throws(ModelError) in try SafeTensors(decoding: bytes, path: path) }
    return try model(from: contents, path: path)
  }

  private static func vocabularyList(_ table: Int) -> String { table == 0 ? "vocabulary" : "vocabulary.\(table + 1)" }

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

  // MARK: Reading

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
      trainingOptions: metadata.trainingOptions
    )
  }
}
