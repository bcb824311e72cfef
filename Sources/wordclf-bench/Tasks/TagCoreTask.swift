import ByteStreams
import SentenceTagging
import TaggedText

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

  /// - Parameter sample: the text, and the words of the model, where no files are given.
  init(_ files: BenchmarkFiles, sample: SampleText = SampleText()) throws {
    tagger = try files.tagger(sample)
    documents =
      try files.columns.map { try TagCoreTask.documents(of: $0) } ?? [sample.sentences.map { Sentence(words: $0) }]
    blocks = documents.map { WordBlock($0) }
    sums = RowSums(Array(documents.joined()), tagger.model.members.map(\.architecture))
    _ = try run()
    classes = []
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
