extension Benchmark {
  /// Reading, tagging and writing.
  static let tagging = [
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
}
