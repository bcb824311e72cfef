import WordVectors

extension VectorStore {
  /// The stores at some paths or, where none is named, that of the sample vectors, which are imported the first time.
  static func open(_ paths: [String]) throws -> [VectorStore] {
    guard paths.isEmpty else { return try paths.map { try VectorStore(path: $0) } }
    do {
      return [try VectorStore(path: Sample.store)]
    } catch VectorStoreError.notFound {
      try Sample.require(Sample.vectors, insteadOf: "--store")
      try VectorImport(
        input: Sample.vectors, storePath: Sample.store,
        options: ImportOptions(createdBy: "wordclf \(Wordclf.version)")
      ).run()
      return [try VectorStore(path: Sample.store)]
    }
  }
}
