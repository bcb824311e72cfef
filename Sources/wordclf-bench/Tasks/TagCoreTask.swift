import ByteStreams
import NetworkTraining
import NumericKernels
import SentenceTagging
import TaggedText
import WindowFeatures
import WindowNetwork

/// A block of words and their classes, all in memory: look-up, network and decoding, of forms that came before.
///
/// The model is one that is given, or one of the usual sizes with weights drawn at random; the text is one in columns that
/// is given, or words of which the n-th most frequent has a share of 1/n.
struct TagCoreTask: BenchmarkTask {
  private let tagger: Tagger
  private let documents: [[Sentence]]
  private let blocks: [WordBlock]
  private let sums: RowSums
  private var classes: [Int32] = []

  /// - Parameter words: how many different words are drawn, where no text is given.
  /// - Parameter sentences: how many sentences are made of them.
  init(_ files: BenchmarkFiles, words: Int = 20_000, sentences: Int = 2_000) throws {
    tagger =
      if let path = files.model {
        try Tagger(modelPath: path, storePaths: files.store.map { [$0] } ?? [])
      } else {
        try Tagger(AveragedModel(TagCoreTask.model(words: words)), modelPath: "model")
      }
    documents =
      try files.columns.map { try TagCoreTask.documents(of: $0) }
      ?? [TagCoreTask.sentences(count: sentences, words: words)]
    blocks = documents.map { WordBlock($0) }
    sums = RowSums(Array(documents.joined()), tagger.model.members.map(\.architecture))
    _ = try run()
    classes = []
  }

  private static func word(_ number: Int) -> String { "w\(number)" }

  /// The default network, with vectors of 50 numbers and case, for words without a store.
  private static func model(words: Int) -> WindowModel {
    let tagSet = TagSet(labels: ["LOC", "MISC", "ORG", "PER"], scheme: .bioes)
    let architecture = TrainingOptions().architecture(
      wordDimensions: [50], features: [(FittedFeature(.caseClass), 5)], classCount: tagSet.count)
    var generator = SeededGenerator(seed: 1)
    let vocabulary = Vocabulary(words: (0..<words).map(word), isCased: true)
    let weights = WindowWeights<Float>(
      architecture, words: [.uniform(rows: vocabulary.rowCount, columns: 50, limit: 1, using: &generator)],
      classCounts: (1...tagSet.count).map { 10_000 / $0 }, using: &generator)
    return WindowModel(
      architecture: architecture, tagSet: tagSet,
      tables: [.init(vocabulary: vocabulary, store: .init(path: "none", source: "none", sourceSHA256: ""))],
      features: [FittedFeature(.caseClass)], weights: weights, corpusScheme: .bioes, score: nil, trainingOptions: "{}")
  }

  private static func sentences(count: Int, words: Int) -> [Sentence] {
    var generator = SeededGenerator(seed: 2)
    return (0..<count).map { _ in
      Sentence(words: (0..<15).map { _ in word(Int(Double.pow(Double(words), generator.nextUnit())) - 1) })
    }
  }

  private static func documents(of path: String) throws -> [[Sentence]] {
    var file = try FileSource(path)
    return try Corpus(bytes: file.readAll(), file: path).documents
  }

  var work: Double { Double(blocks.reduce(0) { $0 + $1.words.count }) }

  mutating func run() throws -> Double {
    classes.removeAll(keepingCapacity: true)
    for block in blocks { classes += try tagger.classes(of: block) }
    return Double(classes.last ?? 0)
  }

  var floor: Floor? { Floor(summary: "the sums of the forms' rows", run: sums.run) }

  /// The oracle: the graph of each network, with all that training needs. Scores that are nearly equal may be told apart in
  /// another way, and so a few words may differ.
  func check() throws {
    let graph = try documents.flatMap { try tagger.classesByGraph(of: $0) }
    let differences = zip(classes, graph).count { $0 != $1 } + graph.count - classes.count
    try WrongAnswer.unless(
      Double(differences) / Double(graph.count), isWithin: 0.001, of: "the classes of words")
  }
}

/// The rows of a text's forms, of random numbers, and the sums over its windows.
private final class RowSums {
  private let rows: PackedRows
  private let text: RowWindows
  private let bias: Matrix<Float>
  private let networks: Int
  private var sums = Matrix<Float>(rows: 0, columns: 0)

  init(_ sentences: [Sentence], _ architectures: [WindowArchitecture]) {
    networks = architectures.count
    let (parts, radius) = (architectures[0].windowSize, architectures[0].radius)
    var rows = PackedRows(parts: parts, columns: architectures[0].hiddenUnits)
    bias = Matrix(rows: 1, columns: rows.width)
    var numbers: [WordKey: Int32] = [:]
    var places = [Int32](repeating: 0, count: radius)
    var firsts: [Int32] = []
    for sentence in sentences {
      for word in sentence.words {
        let next = Int32(numbers.count + 1)
        let number = numbers[WordKey(word), default: next]
        numbers[WordKey(word)] = number
        firsts.append(Int32(places.count - radius))
        places.append(number)
      }
      places += [Int32](repeating: 0, count: radius)
    }
    var generator = SeededGenerator(seed: 1)
    let row = Matrix<Float>.uniform(rows: 1, columns: parts * rows.width, limit: 1, using: &generator)
    for _ in 0...numbers.count { rows.append(row, 0..<1) }
    self.rows = rows
    text = RowWindows(rows: places, sets: 1, firsts: firsts)
  }

  func run() -> Double {
    for _ in 0..<networks {
      for first in stride(from: 0, to: text.firsts.count, by: 256) {
        sums.setSums(
          of: rows, at: text, windows: first..<min(first + 256, text.firsts.count), bias: bias, limits: 0 ... .infinity)
      }
    }
    return Double(sums[0, 0])
  }
}
