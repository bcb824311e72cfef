import ByteStreams
import NetworkTraining
import NumericKernels
import SentenceTagging
import TaggedText
import WindowFeatures
import WindowNetwork

/// A text of made-up words, of which the n-th most frequent has a share of 1/n, and a network with random weights that
/// knows them.
struct SampleText {
  private let words: [String]
  /// The words of each sentence, a full stop at the end.
  let sentences: [[String]]

  init(words: Int = 20_000, sentences: Int = 5_000) {
    let syllables = ["ba", "ne", "ti", "ro", "lu", "sha", "mek", "ton", "vi", "ar"]
    let all = (0..<words).map { number in
      var rest = number
      var word = ""
      repeat {
        word += syllables[rest % syllables.count]
        rest /= syllables.count
      } while rest > 0
      return number % 7 == 3 ? (word.first?.uppercased() ?? "") + word.dropFirst() : word
    }
    var generator = SeededGenerator(seed: 1)
    self.words = all
    self.sentences = (0..<sentences).map { _ in
      (0..<5 + generator.next(below: 20)).map { _ in
        all[Int(Double.pow(Double(words), generator.nextUnit())) - 1]
      } + ["."]
    }
  }

  /// A word and a part of speech on each line, an empty line after each sentence.
  var columns: [UInt8] {
    Array(sentences.map { $0.map { "\($0) NN\n" }.joined() + "\n" }.joined().utf8)
  }

  /// Three sentences on each line.
  var plainText: [UInt8] {
    var text = ""
    for (number, words) in sentences.enumerated() {
      text += words.dropLast().joined(separator: " ") + (number % 3 == 2 ? ".\n" : ". ")
    }
    return Array(text.utf8)
  }

  /// The default network, with vectors of 50 numbers and the case of words.
  func model() -> WindowModel {
    let tagSet = TagSet(labels: ["LOC", "MISC", "ORG", "PER"], scheme: .bioes)
    let architecture = TrainingOptions().architecture(
      wordDimensions: [50], features: [(FittedFeature(.caseClass), 5)], classCount: tagSet.count)
    var generator = SeededGenerator(seed: 2)
    let vocabulary = Vocabulary(words: words + ["."], isCased: true)
    let weights = WindowWeights<Float>(
      architecture, words: [.uniform(rows: vocabulary.rowCount, columns: 50, limit: 1, using: &generator)],
      classCounts: (1...tagSet.count).map { 10_000 / $0 }, using: &generator)
    return WindowModel(
      architecture: architecture, tagSet: tagSet,
      tables: [.init(vocabulary: vocabulary, store: .init(path: "none", source: "none", sourceSHA256: ""))],
      features: [FittedFeature(.caseClass)], weights: weights, corpusScheme: .bioes, score: nil, trainingOptions: "{}")
  }
}

extension BenchmarkFiles {
  /// The bytes of the text in columns, and of the plain one.
  func columnBytes() throws -> [UInt8] { try columns.map(bytes) ?? SampleText().columns }
  func textBytes() throws -> [UInt8] { try text.map(bytes) ?? SampleText().plainText }

  private func bytes(of path: String) throws -> [UInt8] {
    var input = try openInput(path)
    return try input.readAll()
  }

  /// The model that is given, or that of a text.
  func tagger(_ sample: SampleText = SampleText()) throws -> Tagger {
    if let model { return try Tagger(modelPath: model, storePaths: store.map { [$0] } ?? []) }
    return try Tagger(AveragedModel(sample.model()), modelPath: "model")
  }
}
