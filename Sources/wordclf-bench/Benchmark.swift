/// A named task.
///
/// A name has parts with hyphens between; the first part, or the first few, stand for all tasks that begin so.
struct Benchmark: Sendable {
  let name: String
  let summary: String
  let unit: WorkUnit
  /// How much of its floor's rate the task is to reach, or nil where there is no such aim.
  var aim: Double?
  /// Prepares the task, outside of the time that is taken.
  let make: @Sendable (BenchmarkFiles) throws -> any BenchmarkTask

  /// All tasks there are. To add one: a file in `Tasks/` that defines it, and a row here.
  static let all = [
    Benchmark(
      name: "layer-loops", summary: "the hidden layer of a batch, by loops over numbers", unit: .windows,
      make: { _ in LayerTask(.usual, by: .loops) }),
    Benchmark(
      name: "layer-matrices", summary: "the same layer, by one product of matrices", unit: .windows,
      make: { _ in LayerTask(.usual, by: .matrices) }),
    Benchmark(
      name: "product-hidden", summary: "x·Wᵀ, the hidden layer forward", unit: .operations,
      make: { _ in ProductTask(.hiddenForward) }),
    Benchmark(
      name: "product-weight", summary: "dyᵀ·x, the gradient of its weight", unit: .operations,
      make: { _ in ProductTask(.hiddenWeightGradient) }),
    Benchmark(
      name: "product-input", summary: "dy·W, the gradient of its input", unit: .operations,
      make: { _ in ProductTask(.hiddenInputGradient) }),
    Benchmark(
      name: "product-output", summary: "the output layer forward", unit: .operations,
      make: { _ in ProductTask(.outputForward) }),
    Benchmark(
      name: "product-tagging", summary: "the hidden layer forward, in a batch of 512 as tagging has it",
      unit: .operations, make: { _ in ProductTask(.hiddenForwardTagging) }),
    Benchmark(
      name: "forward-frozen", summary: "the loss of a batch, dropout included, frozen words", unit: .windows,
      make: { _ in NetworkTask(.usual, .forward, trainsWords: false) }),
    Benchmark(
      name: "backward-frozen", summary: "the gradients of that batch", unit: .windows,
      make: { _ in NetworkTask(.usual, .backward, trainsWords: false) }),
    Benchmark(
      name: "forward-fine-tuned", summary: "the loss of a batch, fine-tuned words", unit: .windows,
      make: { _ in NetworkTask(.usual, .forward, trainsWords: true) }),
    Benchmark(
      name: "backward-fine-tuned", summary: "the gradients of that batch, those of its words included", unit: .windows,
      make: { _ in NetworkTask(.usual, .backward, trainsWords: true) }),
    Benchmark(
      name: "parse-glove", summary: "GloVe text in memory, into numbers", unit: .bytes,
      make: { try ParseTask($0.vectors) }),
    Benchmark(
      name: "import-plain", summary: "GloVe text on the disk, into a store on the disk", unit: .rows, aim: 0.5,
      make: { try ImportTask($0.vectors, isPacked: false, size: .usual) }),
    Benchmark(
      name: "import-gzip", summary: "the same, packed", unit: .rows, aim: 0.6,
      make: { try ImportTask($0.vectors, isPacked: true, size: .usual) }),
    Benchmark(
      name: "import-wide", summary: "plain text again, made up, with vectors of 100 numbers", unit: .rows, aim: 0.5,
      make: { _ in try ImportTask(nil, isPacked: false, size: .wide) }),
    Benchmark(
      name: "nearest", summary: "the nearest words of a store to one of them", unit: .rows,
      make: { try NearestTask($0.store) }),
    Benchmark(
      name: "open-model", summary: "a model read from its file", unit: .runs, make: { try OpenModelTask($0.model) }),
    Benchmark(
      name: "tokenize", summary: "plain text cut into sentences and words", unit: .bytes,
      make: { files in try TokenizeTask(files.textBytes()) }),
    Benchmark(
      name: "columns", summary: "a text in columns read, and written with tags", unit: .tokens,
      make: { files in try ColumnsTask(try files.columnBytes()) }),
    Benchmark(
      name: "tag-conll", summary: "a text in columns tagged to columns", unit: .tokens,
      make: { files in try TaggingTask(files.columnBytes(), .conll, by: files.tagger()) }),
    Benchmark(
      name: "tag-conll-2", summary: "the same with two threads", unit: .tokens,
      make: { files in try TaggingTask(files.columnBytes(), .conll, by: files.tagger(), threads: 2) }),
    Benchmark(
      name: "tag-text", summary: "plain text tagged to columns", unit: .tokens,
      make: { files in try TaggingTask(files.textBytes(), .text, by: files.tagger()) }),
    Benchmark(
      name: "tag-core", summary: "words in memory to their classes: look-up, network, decoding", unit: .tokens,
      aim: 0.3, make: { files in try TagCoreTask(files) }),
  ]

  /// The tasks of some names or beginnings of names, in the order of the table; all where none is named.
  ///
  /// - Throws: `UnknownTask`.
  static func named(_ names: [String], in table: [Benchmark] = all) throws(UnknownTask) -> [Benchmark] {
    for name in names where !table.contains(where: { $0.isMeant(by: name) }) {
      throw UnknownTask(name: name, known: table.map(\.name))
    }
    return names.isEmpty ? table : table.filter { task in names.contains { task.isMeant(by: $0) } }
  }

  private func isMeant(by name: String) -> Bool { self.name == name || self.name.hasPrefix(name + "-") }

  /// A name that no task has or begins with.
  struct UnknownTask: Error, Equatable, CustomStringConvertible {
    let name: String
    let known: [String]

    var description: String { "no task '\(name)' (expected one of \(known.joined(separator: ", ")))" }
  }
}
