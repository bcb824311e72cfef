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
    let weights = model.weights
    var file = SafeTensors()
    func add(_ name: String, _ matrix: Matrix<Float>) {
      file.tensors.append((name, .init(floats: matrix.elements, shape: [matrix.rows, matrix.columns])))
    }
    add("words", weights.words)
    for (feature, table) in zip(model.architecture.features, weights.features) { add("feature.\(feature.name)", table) }
    add("hidden.weight", weights.hiddenWeight)
    add("hidden.bias", weights.hiddenBias)
    add("output.weight", weights.outputWeight)
    add("output.bias", weights.outputBias)
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
    let tensors = TensorReader(file: file, path: path)
    let architecture = metadata.architecture
    let words = try tensors.words()
    guard Set(words.map { WordKey($0) }).count == words.count else {
      throw .notAModel(path: path, reason: "a word stands twice in it")
    }
    let features = try architecture.features.map { (feature) throws(ModelError) in
      guard let kind = FormFeature.named(feature.name) else {
        throw .unknownFeature(path: path, name: feature.name)
      }
      return try tensors.matrix("feature.\(feature.name)", rows: kind.rowCount, columns: feature.dimension)
    }
    let weights = WindowWeights<Float>(
      words: try tensors.matrix(
        "words",
        rows: words.count + Int(Vocabulary.firstWord),
        columns: architecture.wordDimension
      ),
      features: features,
      hiddenWeight: try tensors.matrix(
        "hidden.weight",
        rows: architecture.hiddenUnits,
        columns: architecture.inputCount
      ),
      hiddenBias: try tensors.matrix("hidden.bias", rows: 1, columns: architecture.hiddenUnits),
      outputWeight: try tensors.matrix(
        "output.weight",
        rows: architecture.classCount,
        columns: architecture.hiddenUnits
      ),
      outputBias: try tensors.matrix("output.bias", rows: 1, columns: architecture.classCount)
    )
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
}

/// Takes arrays of known shapes out of a file.
private struct TensorReader {
  let file: SafeTensors
  let path: String

  private func refused(_ reason: String) -> ModelError { .notAModel(path: path, reason: reason) }

  func tensor(_ name: String) throws(ModelError) -> SafeTensors.Tensor {
    guard let found = file.tensors.first(where: { $0.name == name }) else {
      throw refused("it has no '\(name)'")
    }
    return found.tensor
  }

  func matrix(_ name: String, rows: Int, columns: Int) throws(ModelError) -> Matrix<Float> {
    let tensor = try tensor(name)
    guard tensor.shape == [rows, columns] else {
      throw refused("'\(name)' has the shape \(tensor.shape), expected [\(rows), \(columns)]")
    }
    guard let floats = tensor.floats else {
      throw refused("'\(name)' holds \(tensor.type.rawValue), expected \(SafeTensors.ElementType.float32.rawValue)")
    }
    return Matrix(rows: rows, columns: columns, elements: floats)
  }

  /// The spelling of the words.
  func words() throws(ModelError) -> [String] {
    let unreadable = refused("its vocabulary cannot be read")
    let (spelling, places) = (try tensor("vocabulary.bytes"), try tensor("vocabulary.offsets"))
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
