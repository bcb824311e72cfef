import ByteStreams
import Foundation
import NumericKernels
import TaggedText
import WindowFeatures

/// Saves and loads models, as safetensors files.
///
/// The arrays are `words` `[words + 2, dimension]` (padding, the unknown word, the words), `feature.NAME`,
/// `hidden.weight`, `hidden.bias`, `output.weight`, `output.bias`, and the words' spelling: `vocabulary.bytes`, UTF-8
/// without separators, of which word i takes the bytes from `vocabulary.offsets[i]` to `vocabulary.offsets[i + 1]`.
/// Everything else is in `__metadata__`.
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

  // MARK: Writing

  private static func contents(of model: WindowModel) throws -> SafeTensors {
    var file = SafeTensors(tensors: model.weights.tensors(of: model.architecture))
    var offsets: [Int32] = [0]
    var spelling: [UInt8] = []
    for word in model.vocabulary.words {
      spelling.append(contentsOf: word.utf8)
      offsets.append(Int32(spelling.count))
    }
    file.tensors.append(("vocabulary.offsets", .init(integers: offsets)))
    file.tensors.append(("vocabulary.bytes", .init(bytes: spelling)))
    file.metadata = try ModelMetadata(model).strings()
    return file
  }

  // MARK: Reading

  private static func model(from file: SafeTensors, path: String) throws(ModelError) -> WindowModel {
    let metadata = try ModelMetadata(strings: file.metadata, path: path)
    let reader = TensorReader(file, path: path)
    let architecture = metadata.architecture
    let words = try words(from: reader)
    guard Set(words.map { WordKey($0) }).count == words.count else {
      throw reader.refused("a word stands twice in it")
    }
    let weights = try WindowWeights(
      from: reader, of: architecture, wordRows: words.count + Int(Vocabulary.firstWord), path: path)
    return WindowModel(
      architecture: architecture,
      tagSet: metadata.tagSet,
      vocabulary: Vocabulary(words: words, isCased: metadata.isCased),
      weights: weights,
      store: metadata.store,
      corpusScheme: metadata.corpusScheme,
      score: metadata.score,
      trainingOptions: metadata.trainingOptions
    )
  }

  /// The spelling of the words.
  private static func words(from reader: TensorReader) throws(ModelError) -> [String] {
    let unreadable = reader.refused("its vocabulary cannot be read")
    let (spelling, places) = (try reader.tensor("vocabulary.bytes"), try reader.tensor("vocabulary.offsets"))
    let bytes = spelling.bytes
    guard spelling.type == .uint8, spelling.shape.count == 1, places.shape.count == 1,
      let offsets = places.integers, offsets.first == 0, Int(offsets.last ?? 0) == bytes.count
    else { throw unreadable }
    var words: [String] = []
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      guard start < end, Int(end) <= bytes.count,
        let word = String(validating: bytes[Int(start)..<Int(end)], as: UTF8.self)
      else { throw unreadable }
      words.append(word)
    }
    return words
  }
}
