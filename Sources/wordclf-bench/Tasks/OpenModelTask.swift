import ByteStreams
import NetworkTraining
import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// A model read from its file, checksum and all.
struct OpenModelTask: BenchmarkTask {
  private let path: String
  private let folder: ScratchFolder
  private var model: AveragedModel?

  /// - Parameter path: a model; an untrained one of `words` words where there is none.
  init(_ path: String?, words: Int = 20_000) throws {
    folder = try ScratchFolder()
    if let path {
      self.path = path
    } else {
      self.path = folder.file("model.safetensors")
      try ModelFile.save(OpenModelTask.untrained(words: words), to: self.path, overwrite: false)
    }
  }

  /// The default network over vectors of 50 numbers.
  private static func untrained(words count: Int) -> WindowModel {
    let tagSet = TagSet(labels: ["LOC", "MISC", "ORG", "PER"], scheme: .bioes)
    let feature = FittedFeature(.caseClass)
    let architecture = TrainingOptions().architecture(
      wordDimensions: [50], features: [(feature, 5)], classCount: tagSet.count)
    let words = (0..<count).map { String(UInt32(truncatingIfNeeded: $0 &* 2_654_435_761), radix: 36) }
    let vocabulary = Vocabulary(words: words, isCased: false)
    var generator = SeededGenerator(seed: 1)
    let weights = WindowWeights<Float>(
      architecture, words: [.uniform(rows: vocabulary.rowCount, columns: 50, limit: 1, using: &generator)],
      classCounts: (1...tagSet.count).map { 10_000 / $0 }, using: &generator)
    let store = WindowModel.StoreReference(path: "none", source: "none", sourceSHA256: "none")
    return WindowModel(
      architecture: architecture, tagSet: tagSet, tables: [.init(vocabulary: vocabulary, store: store)],
      features: [feature], weights: weights, corpusScheme: .iob2, score: nil, trainingOptions: "{}")
  }

  var work: Double { 1 }

  mutating func run() throws -> Double {
    let model = try ModelFile.loadAverage(path)
    self.model = model
    return Double(model.members[0].weights.outputBias[0, 0])
  }

  var floor: Floor? {
    let path = path
    return Floor(summary: "the SHA-256 of its bytes") {
      var digest = Digest()
      try MappedFile(path).withBytes { digest.update($0) }
      return Double(digest.hexadecimal.utf8.count)
    }
  }

  /// The oracle: the file itself, which the model must give when it is written again.
  func check() throws {
    guard let model else { throw WrongAnswer(description: "no model was read") }
    let copy = folder.file("copy.safetensors")
    try ModelFile.save(model, to: copy, overwrite: true)
    var (file, written) = (try FileSource(path), try FileSource(copy))
    guard try file.readAll() == written.readAll() else {
      throw WrongAnswer(description: "the model does not give its file when it is written again")
    }
  }
}
