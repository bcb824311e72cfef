extension Benchmark {
  /// Vectors and their stores.
  static let vectors = [
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
  ]
}
